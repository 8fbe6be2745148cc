package backbeat.output;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A file or folder under way: it stands beside its target under a hidden name of its own, and {@link #put} gives it the
 * target's name when it is complete. Whatever ends the program before that, even a kill, leaves nothing under that name.
 *
 * <p>The hidden name is random, so that no other process hits on it, not even one with the same process id in another
 * container. While the process lives it holds a lock on the draft; drafts that nobody holds are left over from a process that
 * was killed, and the next draft for the same target removes them. Files are made with the permissions of the user's umask.
 */
public final class Draft implements AutoCloseable {
    private static final String MARK = ".part-";
    private static final String LOCK = ".lock";

    /** Between the making of a draft and its locking others must leave it alone. */
    private static final Duration YOUNG = Duration.ofSeconds(10);

    /** Drafts of this process: their locks must not be tried, for that would release them. */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private static final SecureRandom NAMES = new SecureRandom();

    private final Path path;
    private final boolean folder;
    private final Optional<FileChannel> lock;
    private final Thread cleaner = new Thread(this::discard);
    private boolean done;

    private Draft(Path path, boolean folder, Optional<FileChannel> lock) {
        this.path = path;
        this.folder = folder;
        this.lock = lock;
        Runtime.getRuntime().addShutdownHook(cleaner);
    }

    /**
     * An empty file that will be {@code target}.
     *
     * @throws IOException if the target's folder cannot be written
     */
    public static Draft file(Path target) throws IOException {
        Path path = free(target);
        try {
            Files.createFile(path);
        } catch (FileSystemException e) {
            throw refused(path, e);
        }
        return new Draft(path, false, lock(path));
    }

    /**
     * An empty folder that will be {@code target}.
     *
     * @throws IOException if the target's parent cannot be written
     */
    public static Draft folder(Path target) throws IOException {
        Path path = free(target);
        try {
            Files.createDirectory(path);
        } catch (FileSystemException e) {
            throw refused(path, e);
        }
        return new Draft(path, true, lock(Files.createFile(path.resolve(LOCK))));
    }

    /** That the folder cannot be written, by its own name: nobody has heard of the draft's. */
    private static FileSystemException refused(Path draft, FileSystemException e) {
        OWN.remove(draft);
        String folder = draft.getParent().toString();
        return e instanceof AccessDeniedException
                ? new AccessDeniedException(folder, null, e.getReason())
                : new FileSystemException(folder, null, e.getReason());
    }

    private static Path free(Path target) throws IOException {
        Path parent = target.toAbsolutePath().getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw new NoSuchFileException(String.valueOf(parent));
        }
        removeStale(parent, "." + target.getFileName() + MARK);
        Path path = parent.resolve("." + target.getFileName() + MARK + Long.toHexString(NAMES.nextLong()));
        OWN.add(path);
        return path;
    }

    /** Empty where the file system has no locks: then only old drafts are stale. */
    private static Optional<FileChannel> lock(Path file) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
            if (channel.tryLock() != null) {
                return Optional.of(channel);
            }
            channel.close();
        } catch (IOException e) {
            // some network file systems
        }
        return Optional.empty();
    }

    private static void removeStale(Path parent, String prefix) {
        try (Stream<Path> entries = Files.list(parent)) {
            List<Path> drafts = entries.filter(
                            entry -> entry.getFileName().toString().startsWith(prefix) && !OWN.contains(entry))
                    .toList();
            for (Path draft : drafts) {
                if (isStale(draft)) {
                    delete(draft);
                }
            }
        } catch (IOException e) {
            // what cannot be removed does not stand in the way
        }
    }

    private static boolean isStale(Path draft) throws IOException {
        Duration age = Duration.between(Files.getLastModifiedTime(draft).toInstant(), Instant.now());
        Path held = Files.isDirectory(draft) ? draft.resolve(LOCK) : draft;
        if (age.compareTo(YOUNG) < 0 || !Files.exists(held)) {
            return age.compareTo(Duration.ofDays(1)) > 0;
        }
        try (FileChannel channel = FileChannel.open(held, StandardOpenOption.WRITE);
                FileLock free = channel.tryLock()) {
            return free != null;
        }
    }

    /** Where to write. */
    public Path path() {
        return path;
    }

    /**
     * Gives the draft its name.
     *
     * @param target  what it was made for
     * @param replace whether what has that name by now may be replaced
     * @throws FileAlreadyExistsException if the name is taken and may not be; the draft is still there
     */
    public void put(Path target, boolean replace) throws IOException {
        if (folder) {
            unlock();
            Files.deleteIfExists(path.resolve(LOCK));
            putFolder(target, replace);
        } else if (replace) {
            Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } else {
            putNewFile(target);
        }
        finish();
    }

    /** A link fails where the name is taken, which a rename does not. */
    private void putNewFile(Path target) throws IOException {
        try {
            Files.createLink(target, path);
            Files.delete(path);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.createFile(target); // a file system without links: take the name, then fill it
            Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void putFolder(Path target, boolean replace) throws IOException {
        if (!replace) {
            try {
                Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
                return;
            } catch (FileSystemException e) {
                if (Files.exists(target)) {
                    throw new FileAlreadyExistsException(target.toString());
                }
                throw e;
            }
        }
        Path old = target.resolveSibling(path.getFileName() + ".old");
        if (Files.exists(target)) {
            Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
        delete(old);
    }

    /** Ends the draft without a name. Does nothing if it has been put. */
    @Override
    public void close() {
        if (!done) {
            discard();
            finish();
        }
    }

    private void finish() {
        done = true;
        unlock();
        OWN.remove(path);
        try {
            Runtime.getRuntime().removeShutdownHook(cleaner);
        } catch (IllegalStateException e) {
            // The JVM is going down: the hook runs anyway and finds nothing left to do.
        }
    }

    private void unlock() {
        if (lock.isPresent()) {
            try {
                lock.get().close();
            } catch (IOException e) {
                // it ends with the process
            }
        }
    }

    private void discard() {
        try {
            delete(path);
        } catch (IOException e) {
            // It was not wanted; a hidden file that cannot be removed is no second error.
        }
    }

    /** Deletes a file or a folder with all that is in it. */
    public static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> tree = Files.walk(path)) {
            deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path entry : deepestFirst) {
            Files.deleteIfExists(entry);
        }
    }
}
