package backbeat.files;

import backbeat.output.Draft;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of results that appears complete or not at all ({@link Draft}). A symbolic link is followed. A folder that cannot
 * be exchanged as a whole, being the one the program runs in, a file system of its own, or in a folder that may not be
 * written, keeps its place: each file appears complete in it, the marker last.
 */
public final class OutputFolder implements AutoCloseable {
    private final Path target;
    private final String marker;
    private final boolean force;
    private final boolean inPlace;
    private final Draft draft;

    private OutputFolder(Path target, String marker, boolean force, boolean inPlace, Draft draft) {
        this.target = target;
        this.marker = marker;
        this.force = force;
        this.inPlace = inPlace;
        this.draft = draft;
    }

    /**
     * Prepares to write {@code target}. Fails now rather than after the work when the folder could not be written.
     *
     * @param marker a file that every folder of this kind holds; only such a folder, or an empty one, is overwritten
     * @param force  whether an existing folder may be replaced
     * @throws IOException if the target exists and may not be replaced, or its parent cannot be written
     */
    public static OutputFolder prepare(Path target, String marker, boolean force) throws IOException {
        Path followed = OutputFile.followed(target);
        checkReplaceable(target, followed, marker, force);
        Path parent = followed.getParent();
        if (parent == null) {
            throw new NotDirectoryException(target + " cannot be an output folder. Name a folder below it");
        }
        Files.createDirectories(parent);
        boolean inPlace = Files.exists(followed) && mustStay(followed, parent);
        Draft draft = Draft.folder(inPlace ? followed.resolve(marker) : followed);
        return new OutputFolder(followed, marker, force, inPlace, draft);
    }

    private static boolean mustStay(Path target, Path parent) throws IOException {
        return Files.isSameFile(target, Path.of(""))
                || hasHidden(target)
                || !Files.isWritable(parent)
                || !Files.getFileStore(target).equals(Files.getFileStore(parent));
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
        return draft.path();
    }

    /** Where to write a file of this folder until the commit. */
    public Path file(String name) {
        return draft.path().resolve(name);
    }

    /**
     * Puts the folder in its place, replacing an older one as a whole.
     *
     * @throws IOException if another process has put one there meanwhile, and it may not be replaced: the results are kept
     *                     under the name that the message gives
     */
    public void commit() throws IOException {
        if (inPlace) {
            moveIn();
            draft.close();
            return;
        }
        try {
            draft.put(target, force);
        } catch (FileAlreadyExistsException e) {
            Path free = firstFree(target);
            draft.put(free, false);
            throw new IOException(
                    target + " was made by another process meanwhile. These results are in " + free + " now", e);
        }
    }

    /** Moves every file into the folder, over an older one, and the marker last; then older files go. */
    private void moveIn() throws IOException {
        if (!force && !isEmpty(target)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        List<Path> files = new ArrayList<>(entries(draft.path()));
        files.sort((a, b) -> Boolean.compare(isMarker(a), isMarker(b)));
        List<String> names = new ArrayList<>();
        for (Path file : files) {
            Path place = target.resolve(file.getFileName());
            if (Files.isDirectory(place)) {
                Draft.delete(place);
            }
            Files.move(file, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            names.add(file.getFileName().toString());
        }
        for (Path old : entries(target)) {
            if (!names.contains(old.getFileName().toString())) {
                Draft.delete(old);
            }
        }
    }

    /** What went wrong with writing into it, by its name: the system says that a disk is full, and not of what folder. */
    public IOException failed(IOException e) {
        return e instanceof FileSystemException
                ? e
                : new IOException(target + " cannot be written: " + e.getMessage(), e);
    }

    private static boolean hasHidden(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.anyMatch(entry -> entry.getFileName().toString().startsWith("."));
        }
    }

    private boolean isMarker(Path file) {
        return file.getFileName().toString().equals(marker);
    }

    @Override
    public void close() {
        draft.close();
    }

    private static boolean isEmpty(Path folder) throws IOException {
        return entries(folder).isEmpty();
    }

    /** What is in a folder, hidden files apart: drafts among them. */
    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .toList();
        }
    }
}
