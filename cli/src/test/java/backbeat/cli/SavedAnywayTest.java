package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.catalogue.Catalogue;
import backbeat.learners.StandardCatalogue;
import backbeat.result.Parts;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A run that was fitted is saved, whatever fails afterwards, and says what it has not. */
class SavedAnywayTest {
    private static final List<String> ALWAYS =
            List.of("metrics.json", "predictions.csv", "split.csv", "timings.json", "logistic.backbeat");

    @TempDir
    private Path folder;

    private Path data;
    private Path recipe;

    @BeforeEach
    void aTable() throws IOException {
        CaseFiles files = new CaseFiles(folder);
        data = files.put("plain.csv", CaseFiles.joined(",", "\n"));
        recipe = files.put("dialect.json", CaseFiles.DIALECT);
    }

    /** Runs the study with parts that fail as {@code failure} says. */
    private CommandLineRun run(Predicate<String> fails, Supplier<Error> failure, String... more) {
        Parts failing = new Parts() {
            @Override
            public <T> T run(String part, T without, Supplier<T> work) {
                if (fails.test(part)) {
                    throw failure.get();
                }
                return work.get();
            }
        };
        Catalogue catalogue = StandardCatalogue.get();
        Commands commands = new Commands(catalogue);
        CommandLine.IFactory factory = new CommandLine.IFactory() {
            @Override
            public <K> K create(Class<K> type) throws Exception {
                return type == RunCommand.class
                        ? type.cast(new RunCommand(catalogue, () -> new Parts.Kept(failing)))
                        : commands.create(type);
            }
        };
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Backbeat.commandLine(catalogue, factory)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        List<String> arguments = new ArrayList<>(List.of(
                "run",
                "--models",
                "majority,logistic",
                "--recipe",
                recipe.toString(),
                "--data",
                data.toString(),
                "--out",
                folder.resolve("out").toString()));
        arguments.addAll(Arrays.asList(more));
        int code = line.execute(arguments.toArray(String[]::new));
        return new CommandLineRun(code, out.toString(), err.toString());
    }

    private void assertSaved(CommandLineRun run, String... named) throws IOException {
        assertEquals(1, run.code(), run.err());
        String message = run.err()
                .lines()
                .filter(line -> line.startsWith("backbeat: "))
                .findFirst()
                .orElseThrow(() -> new AssertionError(run.err()));
        for (String part : named) {
            assertTrue(message.contains(part), part + " in: " + message);
        }
        assertTrue(message.contains(folder.resolve("out").toString()), message);
        for (String file : ALWAYS) {
            assertTrue(Files.exists(folder.resolve("out").resolve(file)), file);
        }
        String answers = folder.resolve("answers.csv").toString();
        CommandLineRun predict = CommandLineRun.of(
                "predict", folder.resolve("out/logistic.backbeat").toString(), data.toString(), "-o", answers);
        assertEquals(0, predict.code(), predict.err());
    }

    private JsonNode metrics() throws IOException {
        return new ObjectMapper().readTree(folder.resolve("out/metrics.json").toFile());
    }

    @Test
    void everythingButTheModelsFails() throws IOException {
        CommandLineRun run =
                run(part -> !part.endsWith(".backbeat"), () -> new AssertionError("a fault"), "--folds", "3");
        assertSaved(
                run, "comparisons", "importance", "details of logistic", "other seeds", "folds", "report", "a fault");
        assertFalse(Files.exists(folder.resolve("out/report.html")));
        assertTrue(metrics().get("leftOut").size() > 8, () -> run.err());
    }

    @Test
    void whatDoesNotFailIsThere() throws IOException {
        List<String> failing = List.of("comparisons", "section curves", "chart calibration-logistic", "importance");
        CommandLineRun run = run(failing::contains, OutOfMemoryError::new);
        assertSaved(run, "comparisons (out of memory)", "importance (out of memory)", "section curves");
        JsonNode metrics = metrics();
        assertTrue(metrics.at("/models/logistic/auc/low").doubleValue()
                < metrics.at("/models/logistic/auc/value").doubleValue());
        assertTrue(metrics.at("/chance/logistic/p").isNumber());
        assertEquals("comparisons", metrics.at("/leftOut/0/part").textValue());
        String report = Files.readString(folder.resolve("out/report.md"));
        assertTrue(report.contains("Left out: comparisons (out of memory)."), report);
        assertTrue(report.contains("This section is left out"), report);
        assertTrue(report.contains("## "), report);
        assertTrue(run.out().contains("logistic "), run.out());
    }

    @Test
    void withoutABootstrapThereAreFiguresStill() throws IOException {
        CommandLineRun run = run("intervals and comparisons"::equals, StackOverflowError::new);
        assertSaved(run, "intervals and comparisons");
        JsonNode auc = metrics().at("/models/logistic/auc");
        assertTrue(auc.get("value").doubleValue() > 0.5);
        assertEquals(auc.get("value"), auc.get("low"));
    }

    @Test
    void withoutAFailureNothingIsLeftOut() throws IOException {
        CommandLineRun run = run(part -> false, AssertionError::new, "--quick");
        assertEquals(0, run.code(), run.err());
        assertTrue(metrics().path("leftOut").isMissingNode());
    }
}
