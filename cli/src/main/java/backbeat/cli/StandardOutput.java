package backbeat.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;

/**
 * Standard output that remembers what went wrong with it. Behind a closed pipe ({@code | head}) nobody listens: the program
 * ends at once and says nothing, with the code that a shell gives to a program that such a pipe has ended.
 */
final class StandardOutput extends PrintStream {
    /** 128 and the number of SIGPIPE. */
    static final int CLOSED_PIPE = 141;

    private final Checked checked;

    StandardOutput() {
        this(new Checked(new FileOutputStream(FileDescriptor.out)));
    }

    private StandardOutput(Checked checked) {
        super(checked, false);
        this.checked = checked;
    }

    /** Why standard output could not be written; empty if it could. */
    Optional<IOException> failure() {
        flush();
        return Optional.ofNullable(checked.failure);
    }

    /** A stream to {@code out} whose writes fail where {@code out} itself would keep quiet. */
    static OutputStream checked(PrintStream out) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                out.write(bytes, from, count);
                flush();
            }

            @Override
            public void flush() throws IOException {
                if (out.checkError()) {
                    throw out instanceof StandardOutput standard && standard.checked.failure != null
                            ? standard.checked.failure
                            : new IOException("Standard output cannot be written");
                }
            }
        };
    }

    private static final class Checked extends OutputStream {
        private final OutputStream out;
        private volatile IOException failure;

        Checked(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            try {
                out.write(bytes, from, count);
            } catch (IOException e) {
                String reason = String.valueOf(e.getMessage());
                if (reason.toLowerCase(Locale.ROOT).contains("pipe")) {
                    System.exit(CLOSED_PIPE);
                }
                failure =
                        failure == null ? new IOException("Standard output cannot be written: " + reason, e) : failure;
                throw failure;
            }
        }
    }
}
