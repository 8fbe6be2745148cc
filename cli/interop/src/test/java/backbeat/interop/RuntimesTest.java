package backbeat.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.catalogue.Catalogue;
import backbeat.data.Dataset;
import backbeat.evaluation.IsotonicRegression;
import backbeat.forest.RandomForest;
import backbeat.forest.RandomForestTrainer;
import backbeat.interop.Models.Model;
import backbeat.learners.StandardCatalogue;
import backbeat.model.BinaryClassifier;
import backbeat.model.Progress;
import backbeat.onnx.GraphWriter;
import backbeat.onnx.OnnxExport;
import backbeat.pipeline.Pipeline;
import backbeat.preparation.PreprocessingOptions;
import backbeat.preparation.Preprocessor;
import backbeat.table.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Exported models in ONNX Runtime of many versions: every kind of model, batches of 1, 50, 51 and 10,000 rows, one thread
 * and two; and naive exports beside them, which show the faults that there are to keep clear of.
 */
@Tag("runtimes")
class RuntimesTest {
    private static final int ROWS = 10_000;
    private static final int PATIENCE_MINUTES = 30;
    private static final List<String> VERSIONS =
            List.of("1.18.0", "1.21.1", "1.22.0", "1.23.2", "1.24.2", "1.26.0", "1.29.0");
    /** What the versions say, asked two at a time: each is a process of its own, and alone on one thread half of the time. */
    private static final Map<String, CompletableFuture<List<String>>> ANSWERS = new HashMap<>();

    private static final ExecutorService TEAM = Executors.newFixedThreadPool(2);

    /** Sets that hold 0 and cross 64. */
    private static final long[] MEMBERS = {0, 3, 63, 64, 70};

    /** Which naive export goes wrong where; it is refused where it is not named at all. */
    private static final Set<String> SINCE_ML_5 = Set.of("1.21.1", "1.22.0", "1.23.2", "1.24.2", "1.26.0", "1.29.0");

    private static final Map<String, Set<String>> BITES = Map.of(
            "naive labels", Set.of("1.18.0", "1.21.1", "1.22.0", "1.23.2", "1.24.2", "1.26.0", "1.29.0"),
            "naive sum, steps", Set.of("1.18.0", "1.21.1", "1.22.0", "1.23.2", "1.24.2", "1.26.0", "1.29.0"),
            "naive blend, steps", Set.of("1.18.0", "1.21.1", "1.22.0", "1.23.2", "1.24.2", "1.26.0", "1.29.0"),
            "naive leaf numbers", Set.of("1.21.1", "1.22.0", "1.23.2"),
            "naive sets", Set.of("1.21.1", "1.22.0"));

    @TempDir
    private static Path folder;

    private static Map<String, Model> models;
    private static final Map<String, String> SUMMARY = new TreeMap<>();
    /** Models whose files say that they need a newer runtime than the oldest here. */
    private static final Set<String> NEEDS_MORE = new TreeSet<>();

    private static int runs;

    @BeforeAll
    static void export() throws IOException {
        models = Models.all(ROWS);
        Catalogue catalogue = StandardCatalogue.get();
        for (Map.Entry<String, Model> each : models.entrySet()) {
            Pipeline pipeline = each.getValue().pipeline();
            try (OutputStream out = Files.newOutputStream(folder.resolve(each.getKey() + ".onnx"))) {
                String needs = OnnxExport.write(
                        pipeline,
                        catalogue.of(pipeline.classifier()).key(),
                        catalogue.graph(pipeline.classifier()),
                        out);
                if (!needs.startsWith("ONNX Runtime 1.18")) {
                    NEEDS_MORE.add(each.getKey());
                }
            }
            Map<String, Object> columns = Exchange.raw(
                    each.getValue().asked(), pipeline.preprocessor().schema());
            Exchange.write(folder.resolve(each.getKey() + ".rows"), columns);
            double[] expected = each.getValue().expected();
            answers(
                    each.getKey(),
                    expected,
                    pipeline.threshold(),
                    !each.getKey().equals("majority"));
        }
        naive();
        naiveBlend();
        VERSIONS.forEach(version -> ANSWERS.put(version, CompletableFuture.supplyAsync(() -> ask(version), TEAM)));
    }

    private static List<String> ask(String version) {
        return Fork.java(
                RuntimeProbe.class,
                Fork.jar("onnxruntime", version),
                "onnxruntime",
                PATIENCE_MINUTES,
                folder.toString());
    }

    @AfterAll
    static void rest() {
        TEAM.shutdownNow();
    }

    static List<String> versions() {
        return VERSIONS;
    }

    private static void answers(String name, double[] probabilities, double threshold, boolean both)
            throws IOException {
        double[] decisions =
                Arrays.stream(probabilities).map(p -> p >= threshold ? 1 : 0).toArray();
        double share = Arrays.stream(decisions).average().orElseThrow();
        assertTrue(!both || share > .02 && share < .98, name + ": rows of both classes, not " + share);
        Exchange.write(folder.resolve(name + ".answers"), Map.of("probability", probabilities, "decision", decisions));
    }

    private static void naive() throws IOException {
        Dataset training = Rows.make(Rows.NUMBERS, 600, 1, false);
        Dataset asked = Rows.make(Rows.NUMBERS, ROWS, 2, false);
        Preprocessor fitted =
                Preprocessor.fit(training, Rows.all(training), Rows.NUMBERS, PreprocessingOptions.defaults());
        Table table = fitted.apply(asked, Rows.all(asked));
        Map<String, Object> features = new LinkedHashMap<>();
        features.put("features", rows(table));
        RandomForest forest = new RandomForestTrainer(Models.thousand(), Models.ALONE)
                .fit(fitted.apply(training, Rows.all(training)), Rows.labels(training), Progress.NONE);
        double[] raw = forest.probabilities(table);
        put("naive labels", Naive.classifier(forest), features, raw);
        IsotonicRegression steps = IsotonicRegression.fit(Rows.labels(asked), raw);
        Map<String, Object> withSteps = new LinkedHashMap<>(features);
        withSteps.put("trees", new double[] {forest.trees().size()});
        withSteps.put("points", steps.points());
        withSteps.put("values", steps.values());
        put(
                "naive sum, steps",
                Naive.sum(forest),
                withSteps,
                Arrays.stream(raw).map(steps::apply).toArray());

        float[][] line = new float[ROWS][1];
        double[] byNumber = new double[ROWS];
        float[][] codes = new float[ROWS][1];
        double[] byCode = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            line[row][0] = row % 7 - 3;
            byNumber[row] = line[row][0] <= 0 ? line[row][0] <= -1 ? .1f : .4f : .9f;
            codes[row][0] = row % Rows.CATEGORIES;
            long code = row % Rows.CATEGORIES;
            byCode[row] = Arrays.stream(MEMBERS).anyMatch(member -> member == code) ? .9f : .2f;
        }
        put("naive leaf numbers", Naive.numbers(), Map.of("features", line), byNumber);
        put("naive sets", Naive.sets(MEMBERS), Map.of("features", codes), byCode);
    }

    /** A blend behind steps as it was written before it was guarded: its members' sums and functions are the runtime's. */
    private static void naiveBlend() throws IOException {
        Model blend = models.get("blend, narrow steps");
        Pipeline pipeline = blend.pipeline();
        GraphWriter<BinaryClassifier> members = StandardCatalogue.get().graph(pipeline.classifier());
        GraphWriter<BinaryClassifier> unguarded = (graph, model, inputs) -> members.add(graph, model, inputs);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        OnnxExport.write(pipeline, "blend", unguarded, file);
        put(
                "naive blend, steps",
                file.toByteArray(),
                Exchange.raw(blend.asked(), pipeline.preprocessor().schema()),
                blend.expected());
    }

    private static void put(String name, byte[] model, Map<String, Object> rows, double[] expected) throws IOException {
        Files.write(folder.resolve(name + ".onnx"), model);
        Exchange.write(folder.resolve(name + ".rows"), rows);
        answers(name, expected, .5, true);
    }

    private static float[][] rows(Table table) {
        int d = table.schema().numericCount();
        float[][] rows = new float[table.rows()][d];
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(table.numeric().data, row * d, rows[row], 0, d);
        }
        return rows;
    }

    @ParameterizedTest
    @MethodSource("versions")
    void answersAsTheEngineDoes(String version) {
        List<String> lines = ANSWERS.get(version).join();
        Map<String, Integer> seen = new TreeMap<>();
        Map<String, Integer> wrong = new TreeMap<>();
        List<String> faults = new ArrayList<>();
        double largest = 0;
        int below = 0;
        for (String line : lines) {
            String[] fields = line.split("\t");
            if (fields[0].startsWith("naive")) {
                boolean refused = fields[1].equals("refused");
                boolean other = !refused && (Double.parseDouble(fields[5]) > 1e-5 || !fields[6].equals("0"));
                wrong.merge(fields[0], refused ? -1 : other ? 1 : 0, Integer::sum);
                continue;
            }
            if (version.equals("1.18.0") && NEEDS_MORE.contains(fields[0])) {
                below++;
                continue;
            }
            seen.merge(fields[0], 1, Integer::sum);
            double tolerance = models.get(fields[0]).tolerance();
            if (fields[1].equals("refused")
                    || !(Double.parseDouble(fields[5]) <= tolerance)
                    || !fields[6].equals("0")) {
                faults.add(line);
            } else {
                largest = Math.max(largest, Double.parseDouble(fields[5]));
            }
        }
        runs += seen.values().stream().mapToInt(Integer::intValue).sum();
        SUMMARY.put(
                version,
                "ours: " + seen.size() + " models, " + faults.size() + " faults, largest difference " + largest
                        + (below > 0 ? ", " + below + " runs below what the file says it needs" : "")
                        + "; runs that are wrong of 8: " + wrong);
        write();
        assertEquals(List.of(), faults, version);
        assertEquals(models.size() - (version.equals("1.18.0") ? NEEDS_MORE.size() : 0), seen.size(), "models");
        assertTrue(seen.values().stream().allMatch(count -> count == 8), seen.toString());
        wrong.forEach((name, count) -> {
            boolean refused = name.matches("naive (leaf numbers|sets)") && !SINCE_ML_5.contains(version);
            boolean bites = BITES.get(name).contains(version);
            assertTrue(
                    refused ? count == -1 : bites ? count > 0 : count == 0,
                    name + " in " + version + ": " + count + " runs are wrong");
        });
    }

    /** As far as it has come: {@code target/results/runtimes.txt}. */
    private static void write() {
        List<String> lines = new ArrayList<>();
        SUMMARY.forEach((version, line) -> lines.add(version + "  " + line));
        lines.add(models.size() + " models × " + SUMMARY.size() + " versions × 4 batches × 2 numbers of threads = "
                + runs + " runs");
        try {
            Path results = Path.of(System.getProperty("results"));
            Files.createDirectories(results);
            Files.write(results.resolve("runtimes.txt"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
