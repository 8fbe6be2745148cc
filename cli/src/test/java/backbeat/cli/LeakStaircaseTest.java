package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.catalogue.Catalogue;
import backbeat.evaluation.Interval;
import backbeat.experiment.RepeatTasks;
import backbeat.experiment.Study;
import backbeat.files.Json;
import backbeat.kernel.KernelProvider;
import backbeat.learners.StandardCatalogue;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.preparation.OutlierPolicy;
import backbeat.recipe.RecipeJson;
import backbeat.result.LeakStep;
import backbeat.result.LeakStudy;
import backbeat.result.StudyResult;
import backbeat.search.Refit;
import backbeat.source.DataSource;
import backbeat.source.LoadedData;
import backbeat.study.Engine;
import backbeat.study.FittedModel;
import backbeat.study.StudyOptions;
import backbeat.study.StudySet;
import backbeat.study.StudySettings;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The leak staircase as a part of the study, on small files. */
class LeakStaircaseTest {
    @TempDir
    private Path home;

    private String file;

    @BeforeEach
    void aFileOfSongs() throws IOException {
        file = SmallSongs.write(home, SmallSongs.lines(700)).toString();
    }

    private CommandLineRun run(String name, String... more) {
        List<String> arguments = new ArrayList<>(List.of("run", "--seed", "7"));
        if (!List.of(more).contains("--models")) {
            arguments.addAll(List.of("--models", "majority,knn"));
        }
        arguments.addAll(List.of("--out", home.resolve(name).toString()));
        arguments.addAll(Arrays.asList(more));
        CommandLineRun run = CommandLineRun.of(arguments.toArray(String[]::new));
        assertEquals(0, run.code(), run.err());
        return run;
    }

    private List<LeakStep> steps(String name, String... more) throws IOException {
        CommandLineRun run = run(name, more);
        StudyResult result = Json.read(home.resolve(name).resolve("metrics.json"), StudyResult.class);
        boolean found = !result.leaks().isEmpty();
        assertEquals(found, run.out().contains("Leak audit"), run.out());
        assertEquals(
                found,
                Files.readString(home.resolve(name).resolve("report.html")).contains("id=\"leaks\""));
        assertEquals(
                found, Files.readString(home.resolve(name).resolve("report.md")).contains("leaks-auc"));
        return result.leaks();
    }

    @Test
    void isPartOfTheStudyUnlessThatIsQuickOrToldNotTo() throws IOException {
        List<LeakStep> steps = steps("full", "--data", file);
        assertEquals(
                List.of("rows", "track", "song", "artist"),
                steps.stream().map(LeakStep::protocol).toList());
        for (LeakStep step : steps) {
            assertEquals(List.of("majority", "knn"), List.copyOf(step.models().keySet()), "the models of the run");
        }
        assertEquals(List.of(), steps("without", "--data", file, "--no-leaks"));
        assertEquals(List.of(), steps("quick", "--data", file, "--quick"));
        assertEquals(4, steps("asked", "--data", file, "--quick", "--leaks").size());
    }

    /** The forest is that of the study with its first trees, so it is near, and the others are the same. */
    @Test
    void theStepOfTheOwnProtocolIsTheStudy() throws IOException {
        for (String protocol : List.of("song", "artist")) {
            String models = "logistic,knn,forest";
            List<LeakStep> steps =
                    steps(protocol, "--models", models, "--data", file, "--protocol", protocol, "--quick", "--leaks");
            StudyResult result = Json.read(home.resolve(protocol + "/metrics.json"), StudyResult.class);
            LeakStep own = steps.stream()
                    .filter(step -> step.protocol().equals(protocol))
                    .findFirst()
                    .orElseThrow();
            for (String model : List.of("logistic", "knn")) {
                assertEquals(value(result.models(), model), value(own.models(), model), model);
            }
            assertEquals(value(result.models(), "forest"), value(own.models(), "forest"), 0.02, "forest");
        }
    }

    private static double value(Map<String, Map<String, Interval>> models, String model) {
        return models.get(model).get("logLoss").value();
    }

    /** Fitted afresh with the study's options on the study's rows, a model that draws nothing answers as the study's does. */
    @Test
    void optionsOfTheStudyGiveItsModelsAgain() {
        Catalogue catalogue = StandardCatalogue.get();
        try (Workers workers = Workers.of(2)) {
            Engine engine = new Engine(workers, KernelProvider.best().kernels());
            StudyOptions options = new StudyOptions(
                    "song",
                    catalogue.learners().select(List.of("majority", "logistic", "knn")),
                    9,
                    OptionalDouble.empty(),
                    OutlierPolicy.CLIP,
                    StudySettings.quick());
            DataSource.Request request = DataSource.Request.defaults().withFile(Path.of(file));
            LoadedData songs = new DataSource(RecipeJson.bundled(), request, workers, Progress.NONE).load();
            Study study = new Study(catalogue, engine, options);
            StudySet set = study.prepare(songs, RecipeJson.bundled());
            for (FittedModel model : study.run(set, Progress.NONE).models()) {
                FittedModel again = new Refit(engine, 9)
                        .fit(model.learner(), RepeatTasks.Chosen.of(model).options(), model.options(), set.tables());
                assertArrayEquals(model.test(), again.test(), model.key());
                assertArrayEquals(model.validation(), again.validation(), model.key());
            }
        }
    }

    @Test
    void hasTheStepsOfTheStudyOfLeaks() throws IOException {
        List<LeakStep> steps = steps("full", "--data", file, "--threads", "3", "--kernel", "vector");
        String out = home.resolve("alone").toString();
        String[] arguments = {"study", "leaks", "--data", file, "--seed", "7", "--threads", "1", "--out", out};
        CommandLineRun alone = CommandLineRun.of(arguments);
        assertEquals(0, alone.code(), alone.err());
        LeakStudy study = Json.read(home.resolve("alone/leaks.json"), LeakStudy.class);
        for (int i = 0; i < steps.size(); i++) {
            assertEquals(steps.get(i).shared(), study.leaks().get(i).shared());
            assertEquals(steps.get(i).test(), study.leaks().get(i).test());
            assertEquals(
                    steps.get(i).models().get("majority"),
                    study.leaks().get(i).models().get("majority"),
                    "nothing is chosen there");
        }
    }

    @Test
    void leavesOutWhatTheRowsAreTooFewFor() throws IOException {
        List<String> songs = new ArrayList<>(SmallSongs.lines(300));
        songs.replaceAll(line -> line.replaceAll("Artist \\d+", "Artist 1"));
        SmallSongs.write(home, songs);
        CommandLineRun run = run("one", "--data", file, "--protocol", "track");
        assertTrue(run.err().contains("warning: the leak staircase leaves out protocol 'artist': "), run.err());
        StudyResult result = Json.read(home.resolve("one/metrics.json"), StudyResult.class);
        assertEquals(
                List.of("rows", "track", "song"),
                result.leaks().stream().map(LeakStep::protocol).toList());
    }

    @Test
    void needsTwoProtocols() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode recipe;
        try (var resource = getClass().getResourceAsStream("/backbeat/recipes/spotify.json")) {
            recipe = (ObjectNode) mapper.readTree(resource);
        }
        recipe.putObject("protocols");
        recipe.put("defaultProtocol", "rows");
        Path own = home.resolve("own.json");
        mapper.writeValue(own.toFile(), recipe);
        assertEquals(List.of(), steps("rows", "--data", file, "--recipe", own.toString()));
        String out = home.resolve("alone").toString();
        CommandLineRun alone =
                CommandLineRun.of("study", "leaks", "--data", file, "--recipe", own.toString(), "--out", out);
        assertEquals(1, alone.code());
        assertTrue(alone.err().contains("fewer than two protocols"), alone.err());
    }

    @Test
    void climbsInventedRowsToo() throws IOException {
        List<LeakStep> steps = steps("invented", "--synthetic", "--rows", "1500");
        assertEquals(4, steps.size());
        assertTrue(steps.get(0).shared().get("track") > 0);
        assertEquals(0, steps.get(3).shared().get("artist"));
    }
}
