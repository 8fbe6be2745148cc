package backbeat.csv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backbeat.random.Xoshiro256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Bytes come out as they stand, whoever has read them and however far ahead. */
class ReadAheadTest {
    private static byte[] bytes(int length) {
        Xoshiro256 random = new Xoshiro256(length);
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    /** Reads in pieces of many sizes, with some calls of {@code fill} before each. */
    private static byte[] all(ReadAhead stream, int fills) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] piece = new byte[300_000];
        for (int round = 1; ; round++) {
            for (int i = 0; i < fills; i++) {
                stream.fill();
            }
            int count = stream.read(piece, 7, 1 + round * 7919 % 290_000);
            if (count < 0) {
                assertEquals(-1, stream.read());
                return out.toByteArray();
            }
            out.write(piece, 7, count);
        }
    }

    @Test
    void bytesComeOutInOrder() throws IOException {
        for (int length : new int[] {0, 1, ReadAhead.CHUNK - 1, ReadAhead.CHUNK, 5 * ReadAhead.CHUNK + 3}) {
            byte[] bytes = bytes(length);
            for (int fills = 0; fills < 4; fills++) {
                assertArrayEquals(bytes, all(new ReadAhead(new ByteArrayInputStream(bytes), 3), fills));
            }
        }
    }

    @Test
    void nothingIsReadBeyondTheRoomThatThereIs() {
        ByteArrayInputStream below = new ByteArrayInputStream(bytes(10 * ReadAhead.CHUNK));
        ReadAhead stream = new ReadAhead(below, 3);
        for (int i = 0; i < 20; i++) {
            stream.fill();
        }
        assertEquals(7 * ReadAhead.CHUNK, below.available());
    }

    @Test
    void manyThreadsMayFill() throws Exception {
        byte[] bytes = bytes(30 * ReadAhead.CHUNK + 11);
        ReadAhead stream = new ReadAhead(new ByteArrayInputStream(bytes), 4);
        AtomicBoolean done = new AtomicBoolean();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Thread thread = new Thread(() -> {
                while (!done.get()) {
                    stream.fill();
                }
            });
            thread.start();
            threads.add(thread);
        }
        try {
            assertArrayEquals(bytes, all(stream, 0));
        } finally {
            done.set(true);
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    /** Thousands of small members, as some programs write them: each end asks whether there is more. */
    @Test
    void compressedMembersAllComeOut() throws IOException {
        byte[] member = bytes(900);
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        int members = 3 * ReadAhead.CHUNK / member.length;
        for (int i = 0; i < members; i++) {
            try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
                out.write(member);
            }
        }
        for (int fills = 0; fills < 3; fills++) {
            ReadAhead ahead = new ReadAhead(new ByteArrayInputStream(compressed.toByteArray()), 2);
            InputStream stream = new GZIPInputStream(ahead, 1 << 16);
            byte[] piece = new byte[member.length];
            for (int i = 0; i < members; i++) {
                for (int fill = 0; fill < fills; fill++) {
                    ahead.fill();
                }
                assertEquals(member.length, stream.readNBytes(piece, 0, piece.length), "member " + i);
                assertArrayEquals(member, piece);
            }
            assertEquals(-1, stream.read());
        }
    }

    @Test
    void anErrorComesWhenItsPlaceIsReached() throws IOException {
        byte[] bytes = bytes(2 * ReadAhead.CHUNK);
        InputStream failing = new InputStream() {
            private int at;

            @Override
            public int read() throws IOException {
                if (at == bytes.length) {
                    throw new IOException("the disk is gone");
                }
                return bytes[at++] & 0xFF;
            }

            @Override
            public int read(byte[] out, int offset, int length) throws IOException {
                int count = Math.min(length, bytes.length - at);
                if (count == 0) {
                    throw new IOException("the disk is gone");
                }
                System.arraycopy(bytes, at, out, offset, count);
                at += count;
                return count;
            }
        };
        ReadAhead stream = new ReadAhead(failing, 4);
        for (int i = 0; i < 5; i++) {
            stream.fill();
        }
        byte[] read = stream.readNBytes(bytes.length);
        assertArrayEquals(bytes, Arrays.copyOf(read, bytes.length));
        assertEquals(
                "the disk is gone",
                assertThrows(IOException.class, stream::read).getMessage());
    }
}
