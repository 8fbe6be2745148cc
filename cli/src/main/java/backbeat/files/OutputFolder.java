package backbeat.files;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of results that appears complete or not at all: files go to a hidden sibling first, and {@link #commit} renames
 * it. Closed without a commit (after an error, or when the JVM is interrupted) it leaves nothing behind.
 */
public final class OutputFolder implements AutoCloseable {
    private final Path target;
    private final Path draft;
    private final Thread cleaner;
    private boolean done;

    private OutputFolder(Path target, Path draft) {
        this.target = target;
        this.draft = draft;
        this.cleaner = new Thread(this::discard);
        Runtime.getRuntime().addShutdownHook(cleaner);
    }

    /**
     * Prepares to write {@code target}. Fails now rather than after the work when the folder could not be written.
     *
     * @param marker a file that every folder of this kind holds; only such a folder, or an empty one, is overwritten
     * @param force  whether an existing folder may be replaced
     * @throws IOException if the target exists and may not be replaced, or its parent cannot be written
     */
    public static OutputFolder prepare(Path target, String marker, boolean force) throws IOException {
        Path absolute = target.toAbsolutePath().normalize();
        checkReplaceable(target, absolute, marker, force);
        Path parent = absolute.getParent();
        if (parent == null) {
            throw new NotDirectoryException(target + " cannot be an output folder. Name a folder below it");
        }
        Files.createDirectories(parent);
        Path draft = parent.resolve("." + absolute.getFileName() + ".part-"
                + ProcessHandle.current().pid());
        return new OutputFolder(absolute, Files.createDirectory(draft));
    }

    private static void checkReplaceable(Path shown, Path target, String marker, boolean force) throws IOException {
        if (!Files.exists(target)) {
            return;
        }
        if (!Files.isDirectory(target)) {
            throw new IOException(shown + " is a file, and results go into a folder. Name another with --out");
        }
        if (isEmpty(target)) {
            return;
        }
        if (!force) {
            throw new FileAlreadyExistsException(shown.toString());
        }
        if (!Files.exists(target.resolve(marker))) {
            throw new IOException(
                    shown + " holds no " + marker + ", so --force does not replace it. Name another folder with --out");
        }
    }

    /** The first of {@code base}, {@code base-2}, {@code base-3} … that does not exist. */
    public static Path firstFree(Path base) {
        Path candidate = base;
        for (int number = 2; Files.exists(candidate); number++) {
            candidate = base.resolveSibling(base.getFileName() + "-" + number);
        }
        return candidate;
    }

    /** Where the files of this folder are until the commit. */
    public Path path() {
        return draft;
    }

    /** Where to write a file of this folder until the commit. */
    public Path file(String name) {
        return draft.resolve(name);
    }

    /** Puts the folder in its place, replacing an older one as a whole. */
    public void commit() throws IOException {
        Path old = null;
        if (Files.exists(target)) {
            old = target.resolveSibling("." + target.getFileName() + ".old-"
                    + ProcessHandle.current().pid());
            Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        finish();
        if (old != null) {
            delete(old);
        }
    }

    @Override
    public void close() {
        if (!done) {
            discard();
            finish();
        }
    }

    private void finish() {
        done = true;
        try {
            Runtime.getRuntime().removeShutdownHook(cleaner);
        } catch (IllegalStateException e) {
            // The JVM is going down: the hook runs anyway and finds nothing left to do.
        }
    }

    private void discard() {
        try {
            delete(draft);
        } catch (IOException e) {
            // The results were not wanted; a hidden folder that cannot be removed is no second error.
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> tree = Files.walk(folder)) {
            deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path entry : deepestFirst) {
            Files.deleteIfExists(entry);
        }
    }
}
