package backbeat.reliability;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that cannot be written to the end: the process may write none longer than 16 KiB ({@code ulimit -f}), which fails a
 * write in the middle of a file as a full disk does, and needs no disk of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FullDiskTest {
    private Path study;

    @BeforeAll
    void aStudy(@TempDir Path folder) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "needs a POSIX shell");
        Program.here()
                .run(
                        folder,
                        "run",
                        "--synthetic",
                        "--rows",
                        "600",
                        "--quick",
                        "--offline",
                        "--models",
                        "knn,mlp",
                        "--out",
                        "study");
        study = folder.resolve("study");
    }

    private String fails(Path folder, String... arguments) throws Exception {
        List<String> shell = new ArrayList<>(List.of("/bin/sh", "-c", "ulimit -f 32 && exec \"$@\"", "sh"));
        shell.addAll(Program.here().command(arguments));
        Path messages = folder.resolve("messages");
        Process process = new ProcessBuilder(shell)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(messages.toFile())
                .start();
        assertTrue(process.waitFor(2, TimeUnit.MINUTES));
        assertEquals(1, process.exitValue(), () -> Program.messages(folder));
        assertTrue(Files.readString(messages).contains("backbeat: "), () -> Program.messages(folder));
        return Files.readString(messages);
    }

    @Test
    void aReportKeepsTheOldOneAndLeavesNoDraft() throws Exception {
        byte[] before = Files.readAllBytes(study.resolve("report.html"));
        List<Path> files = below(study);
        fails(study.getParent(), "report", "study");
        assertArrayEquals(before, Files.readAllBytes(study.resolve("report.html")));
        assertEquals(files, below(study));
    }

    @Test
    void aPredictionAndASavedModelLeaveNothing(@TempDir Path folder) throws Exception {
        fails(folder, "data", "synthesize", "--rows", "5000", "--out", "rows.csv");
        fails(folder, "run", "--synthetic", "--rows", "600", "--quick", "--offline", "--models", "knn", "--out", "out");
        fails(folder, "train", "--model", "knn", "--synthetic", "--rows", "3000", "--save", "model.backbeat");
        assertEquals(List.of(folder.resolve("messages")), below(folder));
    }

    private static List<Path> below(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
