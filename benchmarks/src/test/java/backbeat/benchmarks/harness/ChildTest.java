package backbeat.benchmarks.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildTest {
    @TempDir
    private Path folder;

    /** A program that is there wherever these tests run. */
    public static final class Speaker {
        public static void main(String[] arguments) {
            System.out.println("said " + String.join(" ", arguments) + " " + System.getenv("HEARD"));
            System.err.println("complained");
            System.exit(arguments.length);
        }
    }

    /** Prints a variable of its environment. */
    public static final class Witness {
        public static void main(String[] arguments) {
            System.out.println(System.getenv(arguments[0]));
        }
    }

    private static Child speaker(String... arguments) {
        return Child.java(List.of("-Xmx32m"), Speaker.class, arguments).with(Map.of("HEARD", "well"));
    }

    @Test
    void outputAndErrorsGoTheirWays() throws IOException {
        Path out = folder.resolve("out");
        Path log = folder.resolve("log");
        assertEquals(2, speaker("a", "b").run(out, log));
        assertEquals("said a b well", Files.readString(out).strip());
        assertTrue(Files.readString(log).contains("complained"));
        assertEquals("said  well", speaker().output().strip());
    }

    @Test
    void aFailureShowsWhatWasSaid() throws IOException {
        Path log = folder.resolve("log");
        speaker().runQuietly(log);
        IOException failure = assertThrows(IOException.class, () -> speaker("x").runQuietly(log));
        assertTrue(failure.getMessage().contains("said x well"), failure.getMessage());
        assertTrue(failure.getMessage().contains("complained"), failure.getMessage());
    }

    @Test
    void aHiddenVariableIsNotSeenUnlessItIsGiven() throws IOException {
        Child witness = Child.java(List.of("-Xmx32m"), Witness.class, "PATH");
        assertEquals(System.getenv("PATH"), witness.output().strip());
        Child without = witness.without(Set.of("PATH"));
        assertEquals("null", without.output().strip());
        Child given = without.with(Map.of("PATH", "ours"));
        assertEquals("ours", given.output().strip());
        assertEquals("null", given.hearing(Set.of("PATH")).output().strip());
    }

    @Test
    void aProgramThatIsNotThereDoesNotWork() throws IOException {
        assertFalse(Child.of(folder.resolve("nobody").toString()).works());
        assertTrue(speaker().works());
        assertFalse(speaker("x").works());
    }

    @Test
    void aJvmLikeThisOneHasItsOptions() {
        assertTrue(Child.java(Speaker.class).command().stream().anyMatch(option -> option.startsWith("--add-modules")));
    }
}
