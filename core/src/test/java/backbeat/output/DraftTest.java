package backbeat.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftTest {
    @TempDir
    private Path home;

    private List<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(home)) {
            return entries.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void twoDraftsForOneTargetHaveNamesOfTheirOwn() throws IOException {
        Path target = home.resolve("x");
        try (Draft one = Draft.file(target);
                Draft two = Draft.file(target)) {
            assertNotEquals(one.path(), two.path());
            assertEquals(2, names().size());
        }
        assertEquals(List.of(), names());
    }

    @Test
    void whatAnotherHasPutMeanwhileIsNotReplacedUnlessItMayBe() throws IOException {
        Path target = home.resolve("x");
        try (Draft draft = Draft.file(target)) {
            Files.writeString(draft.path(), "mine");
            Files.writeString(target, "theirs");
            assertThrows(FileAlreadyExistsException.class, () -> draft.put(target, false));
            assertEquals("theirs", Files.readString(target));
            draft.put(target, true);
        }
        assertEquals("mine", Files.readString(target));
        assertEquals(List.of("x"), names());
    }

    @Test
    void neitherIsAFolder() throws IOException {
        Path target = home.resolve("run");
        try (Draft draft = Draft.folder(target)) {
            Files.writeString(draft.path().resolve("a"), "mine");
            Files.createDirectory(target);
            Files.writeString(target.resolve("a"), "theirs");
            assertThrows(FileAlreadyExistsException.class, () -> draft.put(target, false));
            assertEquals("theirs", Files.readString(target.resolve("a")));
            draft.put(home.resolve("other"), false);
        }
        assertEquals(List.of("other", "run"), names());
        try (Stream<Path> files = Files.list(home.resolve("other"))) {
            assertEquals(1, files.count(), "the lock is no result");
        }
    }

    /** A killed process leaves a draft that nobody holds; this process stands for the one that comes after. */
    @Test
    void draftsThatNobodyHoldsAreRemoved() throws IOException {
        FileTime before = FileTime.from(Instant.now().minus(Duration.ofMinutes(2)));
        Path file = Files.writeString(home.resolve(".x.part-4711"), "half");
        Files.setLastModifiedTime(file, before);
        Path folder = Files.createDirectory(home.resolve(".x.part-abc"));
        Files.createFile(folder.resolve(".lock"));
        Files.setLastModifiedTime(folder, before);
        Path young = Files.writeString(home.resolve(".x.part-new"), "just made");
        Path other = Files.writeString(home.resolve(".y.part-1"), "another's");
        Files.setLastModifiedTime(other, before);
        Draft.file(home.resolve("x")).close();
        assertFalse(Files.exists(file));
        assertFalse(Files.exists(folder));
        assertTrue(Files.exists(young));
        assertTrue(Files.exists(other));
    }

    @Test
    void permissionsAreThoseOfTheUsersMask() throws IOException {
        if (!home.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        Path plain = Files.createFile(home.resolve("plain"));
        try (Draft draft = Draft.file(home.resolve("x"))) {
            draft.put(home.resolve("x"), false);
        }
        assertEquals(Files.getPosixFilePermissions(plain), Files.getPosixFilePermissions(home.resolve("x")));
    }
}
