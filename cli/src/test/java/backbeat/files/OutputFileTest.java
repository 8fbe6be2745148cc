package backbeat.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {
    @TempDir
    private Path folder;

    private List<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void nothingStandsUnderTheNameBeforeTheCommit() throws IOException {
        Path target = folder.resolve("out.csv");
        try (OutputFile file = OutputFile.prepare(target, false)) {
            file.stream().write('x');
            file.stream().flush();
            assertFalse(Files.exists(target));
            file.commit();
        }
        assertEquals("x", Files.readString(target));
        assertEquals(List.of("out.csv"), names());
    }

    @Test
    void withoutACommitNothingIsLeft() throws IOException {
        try (OutputFile file = OutputFile.prepare(folder.resolve("out.csv"), false)) {
            file.stream().write('x');
        }
        assertEquals(List.of(), names());
    }

    @Test
    void replacesOnlyWhenForced() throws IOException {
        Path target = Files.writeString(folder.resolve("out.csv"), "old");
        assertThrows(FileAlreadyExistsException.class, () -> OutputFile.prepare(target, false));
        try (OutputFile file = OutputFile.prepare(target, true)) {
            file.stream().write('n');
            assertEquals("old", Files.readString(target));
            file.commit();
        }
        assertEquals("n", Files.readString(target));
    }

    @Test
    void aMissingFolderIsNamed() {
        Path folderThatIsNot = folder.resolve("absent");
        NoSuchFileException error = assertThrows(
                NoSuchFileException.class, () -> OutputFile.prepare(folderThatIsNot.resolve("out.csv"), false));
        assertEquals(folderThatIsNot.toString(), error.getFile());
    }

    @Test
    void whatAnotherProcessHasPutMeanwhileStays() throws IOException {
        Path target = folder.resolve("out.csv");
        try (OutputFile file = OutputFile.prepare(target, false)) {
            file.stream().write('x');
            Files.writeString(target, "theirs");
            assertThrows(FileAlreadyExistsException.class, file::commit);
        }
        assertEquals("theirs", Files.readString(target));
        assertEquals(List.of("out.csv"), names());
    }

    @Test
    void aSymbolicLinkIsFollowed() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("real/out.csv"));
        try (OutputFile file = OutputFile.prepare(link, false)) {
            file.stream().write('x');
            file.commit();
        }
        assertEquals("x", Files.readString(real.resolve("out.csv")));
        assertEquals(true, Files.isSymbolicLink(link));
        assertThrows(FileAlreadyExistsException.class, () -> OutputFile.prepare(link, false));
    }
}
