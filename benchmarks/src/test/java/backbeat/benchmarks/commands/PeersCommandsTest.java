package backbeat.benchmarks.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PeersCommandsTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine commands = BenchMain.commandLine();
        commands.setOut(new PrintWriter(out, true));
        commands.setErr(new PrintWriter(err, true));
        return commands.execute(arguments);
    }

    @Test
    void aLibrarysBudgetIsWhatRuns() {
        assertEquals(0, run("peers", "java", "--list", "naive", "--out", folder.toString()), err::toString);
        String plan = out.toString();
        assertTrue(plan.contains("PeerBenchmark.knnPredict data=track library=naive queries=256 threads=2"), plan);
        assertTrue(plan.contains("PeerBenchmark.forestFit data=track library=naive threads=2 trees=2"), plan);
        assertFalse(plan.contains("mlp"), plan);
        assertTrue(plan.contains("peak naive knn --data track --queries 256 --trees 2"), plan);
    }

    @Test
    void ourselvesAreAskedForAllThatOthersDo() {
        assertEquals(0, run("peers", "java", "--list", "backbeat", "--no-peak", "--out", folder.toString()));
        for (String one : new String[] {"read", "knnPredict", "forestFit", "forestPredict", "mlpFit", "mlpPredict"}) {
            assertTrue(out.toString().contains("." + one + " "), one + " in " + out);
        }
        assertFalse(out.toString().contains("cleanAndEncode"), "no library of others has such a step");
    }

    @Test
    void whatThereIsNotIsNamed() {
        assertEquals(2, run("peers"));
        assertTrue(err.toString().contains("beside, java, strong, table"), err.toString());
        assertEquals(2, run("peers", "java", "nobody"));
        assertTrue(err.toString().contains("No library 'nobody'"), err.toString());
        assertEquals(2, run("peers", "table", folder.toString()));
        assertEquals(2, run("peers", "beside", "--with", "cobol"));
        assertTrue(err.toString().contains("no program 'cobol'"), err.toString());
        assertEquals(2, run("peers", "strong", "lunch"));
        assertTrue(err.toString().contains("no task 'lunch'; there are: read knn forest mlp study"), err.toString());
        assertEquals(2, run("peers", "strong", "knn", "--rounds", "0"));
        assertEquals(2, run("peers", "strong", "knn", "--rows", "3"));
        assertTrue(err.toString().contains("--rows must be 1000 or more, not 3"), err.toString());
        assertEquals(1, run("peers", "strong", "knn", "--before", folder.toString()));
        assertTrue(err.toString().contains("no checkout of this project"), err.toString());
        assertEquals(2, run("sitting", "lunch"));
        assertTrue(err.toString().contains("guard regular newer python"), err.toString());
        assertEquals(2, run());
        assertTrue(err.toString().contains("smoke"), err.toString());
    }

    /** Beside the study stands its older self alone: it is measured where no peer is. */
    @Test
    void theStudyNeedsNoPeer() {
        assertFalse(PeersStrongCommand.besidePeers(Set.of("study")));
        assertTrue(PeersStrongCommand.besidePeers(Set.of("study", "knn")));
    }
}
