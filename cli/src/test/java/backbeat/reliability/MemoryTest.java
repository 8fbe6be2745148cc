package backbeat.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A heap that is too small, in a process of its own. */
class MemoryTest {
    private static final Program SMALL = new Program(Program.here().java(), List.of("-Xmx48m", "-XX:+UseSerialGC"));

    @TempDir
    private Path folder;

    /** Passes the estimate, which knows the least that rows need, and fails on the way. */
    @Test
    void runningOutEndsInASentence() throws Exception {
        String messages = failed("run", "--synthetic", "--rows", "100000", "--quick", "--offline", "--out", "out");
        assertTrue(messages.contains("backbeat: out of memory in 'run': the heap of 4"), messages);
        assertTrue(messages.contains("BACKBEAT_JAVA_OPTS=-Xmx"), messages);
        assertFalse(messages.contains("\tat "), messages);
    }

    @Test
    void aFileWhoseRowsCannotFitIsRefusedWithTheMostThatWould() throws Exception {
        Path file = folder.resolve("wide.csv");
        String header = "a,b,c,d,e,f,g,h,y\n";
        Files.writeString(file, header + "1,2,3,4,5,6,7,8,9\n".repeat(900_000));
        Files.writeString(folder.resolve("recipe.json"), """
            {"format": 1, "name": "wide", "columns": {"numeric": ["a", "b", "c", "d", "e", "f", "g", "h"]},
             "label": {"column": "y", "operator": ">=", "value": 5}}
            """);
        String messages = failed("data", "describe", "--data", file.toString(), "--recipe", "recipe.json");
        assertTrue(messages.contains("900,000 rows of"), messages);
        assertTrue(messages.contains("at most"), messages);
    }

    private String failed(String... arguments) throws Exception {
        Process process = SMALL.start(folder, arguments);
        assertTrue(process.waitFor(2, TimeUnit.MINUTES), () -> "does not end: " + Program.messages(folder));
        String messages = Program.messages(folder);
        assertEquals(1, process.exitValue(), messages);
        try (Stream<Path> left = Files.list(folder)) {
            assertFalse(left.anyMatch(file -> file.getFileName().toString().startsWith(".")), "a draft was left");
        }
        return messages;
    }
}
