package backbeat.files;

import backbeat.output.Draft;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/**
 * A file that appears complete or not at all ({@link Draft}). A symbolic link is followed. A device or a pipe is not
 * replaced but written into, as it comes.
 */
public final class OutputFile implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final Set<String> STANDARD_OUTPUT = Set.of("/dev/stdout", "/dev/fd/1", "/proc/self/fd/1");

    private final Path target;
    private final boolean force;
    private final Optional<Draft> draft;
    private final OutputStream stream;

    private OutputFile(Path target, boolean force, Optional<Draft> draft, OutputStream stream) {
        this.target = target;
        this.force = force;
        this.draft = draft;
        this.stream = new BufferedOutputStream(new Named(stream, target), BUFFER);
    }

    /** The system says that a disk is full, and not of what file. */
    private static final class Named extends FilterOutputStream {
        private final Path target;

        Named(OutputStream out, Path target) {
            super(out);
            this.target = target;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                out.write(bytes, from, length);
            } catch (IOException e) {
                throw new IOException(target + " cannot be written: " + e.getMessage(), e);
            }
        }
    }

    /**
     * Prepares to write {@code target}; fails now rather than after the work when it could not be written.
     *
     * @param force whether an existing file may be replaced
     * @throws IOException if the target exists and may not be replaced, is a folder, or its folder cannot be written
     */
    public static OutputFile prepare(Path target, boolean force) throws IOException {
        Path absolute = target.toAbsolutePath().normalize();
        if (STANDARD_OUTPUT.contains(absolute.toString())) {
            return new OutputFile(absolute, force, Optional.empty(), new FileOutputStream(FileDescriptor.out));
        }
        Path followed = followed(absolute);
        if (Files.isDirectory(followed)) {
            throw new IOException(target + " is a folder. Name a file");
        }
        if (Files.exists(followed) && !Files.isRegularFile(followed)) {
            OutputStream device = Files.newOutputStream(followed, StandardOpenOption.WRITE);
            return new OutputFile(followed, force, Optional.empty(), device);
        }
        if (Files.exists(followed) && !force) {
            throw new FileAlreadyExistsException(target.toString());
        }
        Path folder = followed.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new NoSuchFileException(String.valueOf(folder));
        }
        Draft draft = Draft.file(followed);
        try {
            return new OutputFile(
                    followed, force, Optional.of(draft), Files.newOutputStream(draft.path(), StandardOpenOption.WRITE));
        } catch (IOException e) {
            draft.close();
            throw e;
        }
    }

    /** The file that a path leads to, through links that may point to nothing yet. */
    public static Path followed(Path path) throws IOException {
        Path here = path.toAbsolutePath().normalize();
        for (int links = 0; Files.isSymbolicLink(here) && links < 40; links++) {
            here = here.resolveSibling(Files.readSymbolicLink(here)).normalize();
        }
        Path folder = here.getParent();
        return folder != null && Files.isDirectory(folder) && here.getFileName() != null
                ? folder.toRealPath().resolve(here.getFileName())
                : here;
    }

    /** Where to write. */
    public OutputStream stream() {
        return stream;
    }

    /**
     * Puts the file in its place.
     *
     * @throws FileAlreadyExistsException if another process has put one there meanwhile, and it may not be replaced
     */
    public void commit() throws IOException {
        stream.flush();
        if (draft.isPresent()) {
            draft.get().put(target, force);
        }
        stream.close();
    }

    /** Without a commit before it, discards what was written. */
    @Override
    public void close() throws IOException {
        try {
            stream.close();
        } finally {
            draft.ifPresent(Draft::close);
        }
    }
}
