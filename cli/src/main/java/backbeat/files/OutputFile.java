package backbeat.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that appears complete or not at all: bytes go to a hidden sibling, and {@link #commit} renames it. Whatever ends
 * the program before that, even a kill, leaves nothing under the file's own name.
 */
public final class OutputFile implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Path target;
    private final Path draft;
    private final OutputStream stream;
    private final Thread cleaner;
    private boolean committed;

    private OutputFile(Path target, Path draft, OutputStream stream) {
        this.target = target;
        this.draft = draft;
        this.stream = stream;
        this.cleaner = new Thread(this::discard);
        Runtime.getRuntime().addShutdownHook(cleaner);
    }

    /**
     * Prepares to write {@code target}; fails now rather than after the work when it could not be written.
     *
     * @param force whether an existing file may be replaced
     * @throws IOException if the target exists and may not be replaced, is a folder, or its folder cannot be written
     */
    public static OutputFile prepare(Path target, boolean force) throws IOException {
        Path absolute = target.toAbsolutePath().normalize();
        if (Files.isDirectory(absolute)) {
            throw new IOException(target + " is a folder. Name a file");
        }
        if (Files.exists(absolute) && !force) {
            throw new FileAlreadyExistsException(target.toString());
        }
        Path folder = absolute.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new NoSuchFileException(String.valueOf(folder));
        }
        Path draft = folder.resolve("." + absolute.getFileName() + ".part-"
                + ProcessHandle.current().pid());
        return new OutputFile(absolute, draft, new BufferedOutputStream(Files.newOutputStream(draft), BUFFER));
    }

    /** Where to write. */
    public OutputStream stream() {
        return stream;
    }

    /** Puts the file in its place. */
    public void commit() throws IOException {
        stream.close();
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        committed = true;
    }

    /** Without a commit before it, discards what was written. */
    @Override
    public void close() throws IOException {
        try {
            stream.close();
        } finally {
            if (!committed) {
                discard();
            }
            try {
                Runtime.getRuntime().removeShutdownHook(cleaner);
            } catch (IllegalStateException e) {
                // The JVM is going down: the hook runs anyway and finds nothing left to do.
            }
        }
    }

    private void discard() {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            // The output was not wanted; a hidden file that cannot be removed is no second error.
        }
    }
}
