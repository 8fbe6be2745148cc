package backbeat.catalogue;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtException;
import backbeat.data.Columns;
import backbeat.explanation.Question;
import backbeat.explanation.Reasons;
import backbeat.explanation.TrainingRows;
import backbeat.kernel.KernelProvider;
import backbeat.kernel.KernelProvider.Mode;
import backbeat.kernel.Kernels;
import backbeat.learner.Fit;
import backbeat.learner.Learner;
import backbeat.learner.LearnerOption;
import backbeat.learner.Role;
import backbeat.learner.TrainingData;
import backbeat.model.BinaryClassifier;
import backbeat.model.Progress;
import backbeat.onnx.OnnxExport;
import backbeat.onnx.OnnxRun;
import backbeat.parallel.Workers;
import backbeat.pipeline.ModelFile;
import backbeat.pipeline.Pipeline;
import backbeat.pmml.PmmlExport;
import backbeat.preparation.PreparedData;
import backbeat.table.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every learner of the catalogue keeps, and the throw-away learner of this test tree with them. */
class CatalogueContractTest {
    private static final Catalogue CATALOGUE = CentroidEntry.added();
    private static final long SEED = 5;
    private static final double TOLERANCE = 1e-5;

    /** Options that make a fit quick. */
    private static final Map<String, Map<String, String>> QUICK = Map.of(
            "forest", Map.of("trees", "5"),
            "mlp", Map.of("epochs", "3", "hidden", "8"),
            "knn", Map.of("k", "7"),
            "blend", Map.of("forest.trees", "3", "mlp.epochs", "2", "mlp.hidden", "[4]", "knn.k", "5"));

    @TempDir
    private static Path folder;

    private static PreparedData data;

    @BeforeAll
    static void aFewSongs() throws IOException {
        data = SmallData.prepared(folder);
    }

    static Stream<StudyLearner<?, ?>> entries() {
        return CATALOGUE.all().stream();
    }

    private static Map<String, String> given(Learner<?, ?> learner) {
        return learner.withSeed(QUICK.getOrDefault(learner.key(), Map.of()), SEED);
    }

    private static <O, M extends BinaryClassifier> Fit<O, M> fit(
            Learner<O, M> learner, Map<String, String> given, int threads, Kernels kernels) {
        O options = learner.parse(given);
        try (Workers workers = Workers.of(threads)) {
            M model = learner.fit(options, TrainingData.of(data), workers, kernels, Progress.NONE);
            return new Fit<>(learner, options, model);
        }
    }

    private static Fit<?, ?> fit(StudyLearner<?, ?> entry) {
        return fit(
                entry.learner(),
                given(entry.learner()),
                1,
                KernelProvider.scalar().kernels());
    }

    private static Pipeline pipeline(BinaryClassifier model) {
        return Pipeline.of(data.preprocessor(), model);
    }

    private static byte[] bytes(BinaryClassifier model) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ModelFile.write(pipeline(model), out, CATALOGUE.learners().codecs());
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("entries")
    void theSameBitsForAnyThreadsAndKernels(StudyLearner<?, ?> entry) {
        byte[] expected = bytes(fit(entry).model());
        for (int threads : new int[] {1, 2, 7}) {
            for (Mode mode : List.of(Mode.SCALAR, Mode.AUTO)) {
                Kernels kernels = KernelProvider.choose(mode).kernels();
                BinaryClassifier model = fit(entry.learner(), given(entry.learner()), threads, kernels)
                        .model();
                assertArrayEquals(expected, bytes(model), threads + " threads, " + mode);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("entries")
    void answersSurviveAFile(StudyLearner<?, ?> entry) throws IOException {
        BinaryClassifier model = fit(entry).model();
        Path file = folder.resolve(entry.key() + ".backbeat");
        ModelFile.write(pipeline(model), file, CATALOGUE.learners().codecs());
        double[] expected = model.probabilities(data.test().table());
        for (double probability : expected) {
            assertTrue(probability >= 0 && probability <= 1, "a probability of " + probability);
        }
        try (Workers workers = Workers.of(3)) {
            Kernels kernels = KernelProvider.best().kernels();
            Pipeline read =
                    ModelFile.read(file, workers, kernels, CATALOGUE.learners().codecs());
            assertEquals(entry.key(), CATALOGUE.of(read.classifier()).key());
            assertArrayEquals(expected, read.probabilities(data.test().table(), workers));
            assertArrayEquals(Files.readAllBytes(file), bytes(read.classifier()), "written again");
        }
    }

    @ParameterizedTest
    @MethodSource("entries")
    void aDescriptionMakesTheSameModelAgain(StudyLearner<?, ?> entry) {
        Fit<?, ?> first = fit(entry);
        Learner<?, ?> learner = entry.learner();
        Map<String, String> options = learner.optionsOf(first.description());
        Fit<?, ?> second = fit(learner, options, 2, KernelProvider.best().kernels());
        assertEquals(first.options(), second.options());
        assertEquals(first.description(), second.description());
        assertArrayEquals(bytes(first.model()), bytes(second.model()));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void onnxRuntimeAnswersTheSameOrExportIsRefusedWithAReason(StudyLearner<?, ?> entry)
            throws IOException, OrtException {
        BinaryClassifier model = fit(entry).model();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            OnnxExport.write(pipeline(model), entry.key(), CATALOGUE.graph(model), out);
        } catch (IllegalArgumentException e) {
            assertTrue(e.getMessage().contains("ONNX"), e.getMessage());
            assertTrue(contains(model, "centroid"), "no other learner is refused");
            return;
        }
        try (OnnxRun onnx = new OnnxRun(out.toByteArray())) {
            int[] rows = data.test().rows();
            OnnxRun.Answer answer = onnx.answer(data.dataset(), model.schema(), rows);
            assertArrayEquals(model.probabilities(data.test().table()), answer.probabilities(), TOLERANCE);
        }
    }

    @ParameterizedTest
    @MethodSource("entries")
    void pmmlIsWrittenOrRefusedWithAReason(StudyLearner<?, ?> entry) throws IOException {
        BinaryClassifier model = fit(entry).model();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            PmmlExport.write(pipeline(model), CATALOGUE.pmml(model), out);
        } catch (IllegalArgumentException e) {
            assertTrue(
                    e.getMessage().contains(entry.learner().title() + " in PMML")
                            || e.getMessage().contains("PMML has no columns of several categories"),
                    e.getMessage());
            assertEquals(0, out.size());
            return;
        }
        assertTrue(out.size() > 0);
    }

    private static boolean contains(BinaryClassifier model, String key) {
        return CATALOGUE.of(model).key().equals(key)
                || CATALOGUE.of(model).learner().role() == Role.BLEND;
    }

    @ParameterizedTest
    @MethodSource("entries")
    void badOptionsAreRefusedByName(StudyLearner<?, ?> entry) {
        for (LearnerOption<?> option : entry.offered()) {
            for (String bad : List.of("nonsense", "", "-1", "NaN")) {
                Map<String, String> given = Map.of(option.name(), bad);
                String message = assertThrows(
                                IllegalArgumentException.class,
                                () -> entry.training(given, SEED),
                                option.flag() + " " + bad)
                        .getMessage();
                assertTrue(message.startsWith(option.flag() + ": "), message);
            }
        }
        String message = assertThrows(
                        IllegalArgumentException.class, () -> entry.training(Map.of("warpSpeed", "9"), SEED))
                .getMessage();
        assertTrue(message.contains("'warpSpeed' is no option of " + entry.key()), message);
    }

    @ParameterizedTest
    @MethodSource("entries")
    void anInspectionSaysTheSameToPeopleAndPrograms(StudyLearner<?, ?> entry) {
        var inspection = CATALOGUE.inspect(pipeline(fit(entry).model()));
        assertEquals(inspection.lines().isEmpty(), inspection.data().isEmpty());
    }

    /** The parts add up to the output, which is the probability; the same for any number of threads. */
    @ParameterizedTest
    @MethodSource("entries")
    void anExplanationAddsUpToTheAnswer(StudyLearner<?, ?> entry) {
        BinaryClassifier model = fit(entry).model();
        Table test = data.test().table();
        double[] expected = model.probabilities(test);
        TrainingRows training = new TrainingRows(data);
        for (int row : new int[] {0, 1, 17}) {
            Table asked = test.select(new int[] {row});
            Reasons reasons = null;
            for (int threads : new int[] {1, 3}) {
                try (Workers workers = Workers.of(threads)) {
                    Question question =
                            new Question(asked, data.test().rows()[row], data.preprocessor(), training, workers, SEED);
                    Reasons found = CATALOGUE.explain(model, question);
                    assertEquals(reasons == null ? found : reasons, found, "the same with " + threads + " threads");
                    reasons = found;
                }
            }
            double sum = reasons.baseline();
            for (Reasons.Contribution part : reasons.contributions()) {
                sum += part.amount();
            }
            assertEquals(reasons.output(), sum, TOLERANCE, entry.key());
            assertEquals(
                    expected[row],
                    reasons.unit().probability(reasons.output()),
                    TOLERANCE,
                    entry.key() + ", row " + row);
            if (reasons.unit() == Reasons.Unit.PROBABILITY) {
                assertEquals(expected[row], reasons.output(), "to the last bit");
            }
            if (entry.learner().role() != Role.CONSTANT) {
                // What is derived from a set stands with it, or by itself where a method sees the columns one by one.
                Columns columns = data.dataset().columns();
                int named =
                        columns.numericFeatures().size() + columns.categorical().size();
                int seen = test.schema().numericCount() + test.schema().categoricalCount();
                assertTrue(List.of(named, seen).contains(reasons.contributions().size()), entry.key());
            }
            assertFalse(reasons.method().isBlank() || reasons.baselineIs().isBlank());
        }
    }

    @Test
    void everyLearnerHasAKeyATitleAndAStyleOfItsOwn() {
        Map<String, Set<Object>> taken = new LinkedHashMap<>();
        for (StudyLearner<?, ?> entry : CATALOGUE.all()) {
            Learner<?, ?> learner = entry.learner();
            assertEquals(learner.key(), learner.codec().name());
            assertTrue(learner.key().matches("[a-z]+"), learner.key());
            assertNotEquals("", learner.title());
            for (Map.Entry<String, Object> mark : Map.<String, Object>of(
                            "key", learner.key(),
                            "title", learner.title(),
                            "style", learner.style(),
                            "tag", learner.codec().tag(),
                            "type", learner.type())
                    .entrySet()) {
                assertTrue(
                        taken.computeIfAbsent(mark.getKey(), name -> new HashSet<>())
                                .add(mark.getValue()),
                        mark + " of " + learner.key() + " is taken");
            }
        }
        assertFalse(taken.isEmpty());
        assertThrows(IllegalArgumentException.class, () -> CATALOGUE.with(new CentroidEntry()), "once is enough");
    }

    @Test
    void aBlendIsMadeOfTheLearnersThatItIsTold() {
        StudyLearner<?, ?> blend = CATALOGUE.named("blend");
        Fit<?, ?> fit = fit(
                blend.learner(),
                blend.learner().withSeed(Map.of("models", "knn, centroid"), SEED),
                1,
                KernelProvider.best().kernels());
        assertEquals("knn + centroid", fit.description().get("models"));
        assertFalse(
                fit.description().containsKey("forest.trees"), fit.description().toString());
        for (String bad : List.of("", "knn,", "knn,knn", "knn,blend", "knn,tree")) {
            String message = assertThrows(
                            IllegalArgumentException.class, () -> blend.training(Map.of("models", bad), SEED))
                    .getMessage();
            assertTrue(message.startsWith("--models: "), message);
        }
        blend.training(Map.of("models", "knn"), SEED); // what is left where no mean is better than one alone
    }
}
