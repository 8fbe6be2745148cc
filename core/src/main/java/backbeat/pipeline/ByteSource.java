package backbeat.pipeline;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;

/** Bytes of known number that can be read at any position, by several threads at once: a file or an array. */
interface ByteSource {
    long size() throws IOException;

    /**
     * Copies {@code length} bytes from {@code position} to {@code target[0 … length - 1]}.
     *
     * @throws IOException if they cannot be read, or the source has become shorter than it was
     */
    void read(long position, byte[] target, int length) throws IOException;

    /** Adds the bytes {@code from … to - 1} to a checksum. */
    default void checksum(CRC32C crc, long from, long to) throws IOException {
        byte[] chunk = new byte[(int) Math.min(1 << 16, to - from)];
        for (long position = from; position < to; ) {
            int length = (int) Math.min(chunk.length, to - position);
            read(position, chunk, length);
            crc.update(chunk, 0, length);
            position += length;
        }
    }

    static ByteSource of(byte[] bytes) {
        return new ByteSource() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public void read(long position, byte[] target, int length) {
                System.arraycopy(bytes, Math.toIntExact(position), target, 0, length);
            }

            @Override
            public void checksum(CRC32C crc, long from, long to) {
                crc.update(bytes, Math.toIntExact(from), Math.toIntExact(to - from));
            }
        };
    }

    /** Reads by position, so the channel's own position is neither used nor moved. */
    static ByteSource of(FileChannel channel) {
        return new ByteSource() {
            @Override
            public long size() throws IOException {
                return channel.size();
            }

            @Override
            public void read(long position, byte[] target, int length) throws IOException {
                ByteBuffer buffer = ByteBuffer.wrap(target, 0, length);
                while (buffer.hasRemaining()) {
                    if (channel.read(buffer, position + buffer.position()) < 0) {
                        throw new EOFException("The file became shorter while it was read");
                    }
                }
            }
        };
    }
}
