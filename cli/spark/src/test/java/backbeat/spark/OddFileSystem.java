package backbeat.spark;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.PositionedReadable;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.Seekable;

/** This machine's files under another scheme. One that is marked is read badly the first time: it breaks off, or takes a minute. */
public final class OddFileSystem extends RawLocalFileSystem {
    /** The scheme, and Spark's setting that makes it known. */
    static final String SCHEME = "odd";

    static final String SETTING = "spark.hadoop.fs." + SCHEME + ".impl";

    private static final int BREAKS_OFF = 20_000;
    private static final int MILLISECONDS = 60_000;

    /** What happens to the first who reads. */
    enum Oddity {
        BREAKS,
        SLOW
    }

    /** Marks a file. */
    static void mark(Path file, Oddity oddity) throws IOException {
        Files.createFile(mark(file.toString(), oddity));
    }

    private static Path mark(String file, Oddity oddity) {
        Path path = Path.of(file);
        return path.resolveSibling("." + path.getFileName() + "." + oddity);
    }

    /** A path of this machine as one of this file system. */
    static String path(Path file) {
        return SCHEME + "://" + file.toAbsolutePath();
    }

    @Override
    public URI getUri() {
        return URI.create(SCHEME + ":///");
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FSDataInputStream open(org.apache.hadoop.fs.Path file, int buffer) throws IOException {
        String name = file.toUri().getPath();
        if (Files.deleteIfExists(mark(name, Oddity.SLOW))) {
            try {
                Thread.sleep(MILLISECONDS);
            } catch (InterruptedException e) {
                throw new InterruptedIOException("nobody waits");
            }
        }
        FSDataInputStream in = super.open(file, buffer);
        return Files.deleteIfExists(mark(name, Oddity.BREAKS)) ? new FSDataInputStream(new Breaking(in)) : in;
    }

    private static final class Breaking extends FilterInputStream implements Seekable, PositionedReadable {
        private final FSDataInputStream file;
        private int left = BREAKS_OFF;

        Breaking(FSDataInputStream file) {
            super(file);
            this.file = file;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            if (left <= 0) {
                throw new IOException("the file breaks off");
            }
            int read = in.read(bytes, from, Math.min(length, left));
            left -= read;
            return read;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public void seek(long position) throws IOException {
            file.seek(position);
        }

        @Override
        public long getPos() throws IOException {
            return file.getPos();
        }

        @Override
        public boolean seekToNewSource(long position) throws IOException {
            return file.seekToNewSource(position);
        }

        @Override
        public int read(long position, byte[] bytes, int from, int length) throws IOException {
            return file.read(position, bytes, from, length);
        }

        @Override
        public void readFully(long position, byte[] bytes, int from, int length) throws IOException {
            file.readFully(position, bytes, from, length);
        }

        @Override
        public void readFully(long position, byte[] bytes) throws IOException {
            file.readFully(position, bytes);
        }
    }
}
