package backbeat.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {
    private static final String MARKER = "metrics.json";

    @TempDir
    private Path home;

    @Test
    void nothingIsThereBeforeTheCommitAndEverythingAfter() throws IOException {
        Path target = home.resolve("a/b/run");
        try (OutputFolder folder = OutputFolder.prepare(target, MARKER, false)) {
            Files.writeString(folder.file(MARKER), "{}");
            assertFalse(Files.exists(target));
            folder.commit();
        }
        assertEquals("{}", Files.readString(target.resolve(MARKER)));
        assertEquals(List.of("run"), names(target.getParent()));
    }

    /** A full disk is told by the folder; what names a file by itself is left as it is. */
    @Test
    void whatFailsNamesTheFolder() throws IOException {
        Path target = home.toRealPath().resolve("run");
        try (OutputFolder folder = OutputFolder.prepare(target, MARKER, false)) {
            assertEquals(
                    target + " cannot be written: No space left on device",
                    folder.failed(new IOException("No space left on device")).getMessage());
            IOException named = new FileAlreadyExistsException("x");
            assertSame(named, folder.failed(named));
        }
    }

    @Test
    void withoutACommitNothingStays() throws IOException {
        try (OutputFolder folder = OutputFolder.prepare(home.resolve("run"), MARKER, false)) {
            Files.writeString(folder.file(MARKER), "half");
        }
        assertEquals(List.of(), names(home));
    }

    @Test
    void resultsAreReplacedOnlyByForceAndAsAWhole() throws IOException {
        Path target = home.resolve("run");
        Files.createDirectory(target);
        Files.writeString(target.resolve(MARKER), "old");
        Files.writeString(target.resolve("report.html"), "old");
        assertThrows(FileAlreadyExistsException.class, () -> OutputFolder.prepare(target, MARKER, false));
        try (OutputFolder folder = OutputFolder.prepare(target, MARKER, true)) {
            Files.writeString(folder.file(MARKER), "new");
            folder.commit();
        }
        assertEquals(List.of(MARKER), names(target));
        assertEquals("new", Files.readString(target.resolve(MARKER)));
        assertEquals(List.of("run"), names(home));
    }

    @Test
    void foldersOfOthersAreNeverReplaced() throws IOException {
        Path photos = Files.createDirectory(home.resolve("photos"));
        Files.writeString(photos.resolve("1.jpg"), "mine");
        IOException failure = assertThrows(IOException.class, () -> OutputFolder.prepare(photos, MARKER, true));
        assertTrue(failure.getMessage().contains("holds no metrics.json"), failure.getMessage());
        Path file = Files.writeString(home.resolve("file"), "mine");
        assertThrows(IOException.class, () -> OutputFolder.prepare(file, MARKER, true));
        assertEquals(List.of("file", "photos"), names(home));
    }

    @Test
    void anEmptyFolderIsAGoodTarget() throws IOException {
        Path target = Files.createDirectory(home.resolve("run"));
        try (OutputFolder folder = OutputFolder.prepare(target, MARKER, false)) {
            Files.writeString(folder.file(MARKER), "{}");
            folder.commit();
        }
        assertEquals(List.of(MARKER), names(target));
    }

    @Test
    void freeNamesCountUpwards() throws IOException {
        Path base = home.resolve("song-42");
        assertEquals(base, OutputFolder.firstFree(base));
        Files.createDirectory(base);
        Files.createDirectory(home.resolve("song-42-2"));
        assertEquals(home.resolve("song-42-3"), OutputFolder.firstFree(base));
    }

    @Test
    void resultsOfAnotherProcessStayAndOursAreKeptBesideThem() throws IOException {
        Path target = home.resolve("run");
        try (OutputFolder folder = OutputFolder.prepare(target, MARKER, false)) {
            Files.writeString(folder.file(MARKER), "ours");
            Files.createDirectory(target);
            Files.writeString(target.resolve(MARKER), "theirs");
            IOException failure = assertThrows(IOException.class, folder::commit);
            assertTrue(failure.getMessage().contains("run-2"), failure.getMessage());
        }
        assertEquals("theirs", Files.readString(target.resolve(MARKER)));
        assertEquals("ours", Files.readString(home.resolve("run-2").resolve(MARKER)));
        assertEquals(List.of("run", "run-2"), names(home));
    }

    @Test
    void aLinkToAFolderStaysALink() throws IOException {
        Path real = Files.createDirectory(home.resolve("real"));
        Path link = Files.createSymbolicLink(home.resolve("link"), real);
        for (boolean force : new boolean[] {false, true}) {
            try (OutputFolder folder = OutputFolder.prepare(link, MARKER, force)) {
                Files.writeString(folder.file(MARKER), "{}");
                folder.commit();
            }
            assertTrue(Files.isSymbolicLink(link));
            assertEquals(List.of(MARKER), names(real));
        }
    }

    /** Such as the folder the program runs in: what else stands there hidden is not touched. */
    @Test
    void aFolderThatMustStayIsFilledInPlace() throws IOException {
        Path target = Files.createDirectory(home.resolve("run"));
        Files.writeString(target.resolve(".hidden"), "mine");
        Object before = Files.readAttributes(target, "unix:ino").get("ino");
        for (String text : List.of("one", "two")) {
            try (OutputFolder folder = OutputFolder.prepare(target, MARKER, text.equals("two"))) {
                Files.writeString(folder.file(MARKER), text);
                Files.writeString(folder.file(text), text);
                folder.commit();
            }
            assertEquals(text, Files.readString(target.resolve(MARKER)));
            assertEquals(List.of(".hidden", MARKER, text), names(target));
        }
        assertEquals(before, Files.readAttributes(target, "unix:ino").get("ino"));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }
}
