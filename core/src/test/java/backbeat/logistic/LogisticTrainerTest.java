package backbeat.logistic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.evaluation.Losses;
import backbeat.evaluation.RocCurve;
import backbeat.kernel.KernelProvider;
import backbeat.logistic.LogisticRegression.Step;
import backbeat.mlp.MlpTables;
import backbeat.model.CancelledException;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.reference.NaiveLogistic;
import backbeat.reference.NaiveMlp;
import backbeat.table.Labels;
import backbeat.table.OneHot;
import backbeat.table.Table;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogisticTrainerTest {
    private static final LogisticOptions OPTIONS = LogisticOptions.defaults();
    /** Several chunks of rows. */
    private static final MlpTables.Data LARGE = MlpTables.random(20_000, 7, 1, 4, 30);

    private static LogisticRegression fit(LogisticOptions options, MlpTables.Data data) {
        return new LogisticTrainer(options, Workers.sequential()).fit(data.table(), data.labels());
    }

    /** The solution before it is rounded to float: the bias, then the weights. */
    private static double[] solve(LogisticOptions options, MlpTables.Data data) {
        return new LogisticFit(options, Workers.sequential(), data.table(), data.labels()).solve(Progress.NONE);
    }

    /** What scikit-learn finds: coefficients to 10⁻⁶ of the largest, probabilities to float precision. */
    @TestFactory
    Stream<DynamicTest> findsWhatScikitLearnFinds() throws IOException {
        JsonNode golden;
        try (InputStream in = getClass().getResourceAsStream("/golden/logistic/logistic.json")) {
            golden = new ObjectMapper().readTree(in);
        }
        MlpTables.Data data = data(golden);
        List<JsonNode> fits =
                StreamSupport.stream(golden.get("fits").spliterator(), false).toList();
        assertEquals(3, fits.size());
        return fits.stream().map(c -> DynamicTest.dynamicTest("l2 " + c.get("l2"), () -> check(c, data)));
    }

    private static void check(JsonNode expected, MlpTables.Data data) {
        LogisticOptions options = OPTIONS.withL2(expected.get("l2").asDouble());
        double[] solution = solve(options, data);
        double[] weights = doubles(expected.get("weights"));
        assertEquals(expected.get("bias").asDouble(), solution[0], 1e-6);
        assertArrayEquals(weights, Arrays.copyOfRange(solution, 1, solution.length), 1e-6);
        double[] p = fit(options, data).probabilities(data.table());
        assertArrayEquals(doubles(expected.get("probabilities")), p, 1e-6);
        assertEquals(expected.get("logLoss").asDouble(), Losses.logLoss(data.labels(), p), 1e-7);
        assertEquals(
                expected.get("auc").asDouble(), RocCurve.of(data.labels(), p).area(), 1e-12);
    }

    private static MlpTables.Data data(JsonNode golden) {
        double[] numeric = doubles(golden.get("numeric"));
        int d = golden.get("numericColumns").asInt();
        FMatrixRMaj block = new FMatrixRMaj(numeric.length / d, d);
        for (int i = 0; i < numeric.length; i++) {
            block.data[i] = (float) numeric[i];
        }
        int[][] codes = new int[golden.get("codes").size()][];
        for (int c = 0; c < codes.length; c++) {
            codes[c] = ints(golden.get("codes").get(c));
        }
        Table table = new Table(MlpTables.schema(d, ints(golden.get("sizes"))), block, codes);
        byte[] labels = new byte[block.numRows];
        for (int r = 0; r < labels.length; r++) {
            labels[r] = (byte) golden.get("labels").get(r).asInt();
        }
        return new MlpTables.Data(table, new Labels(labels));
    }

    private static double[] doubles(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }

    private static int[] ints(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false)
                .mapToInt(JsonNode::asInt)
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 1, 30})
    void findsWhatTheDenseTextbookFormFinds(double l2) {
        MlpTables.Data data = MlpTables.random(400, 3, 5, 2, 7);
        NaiveLogistic naive = NaiveLogistic.fit(OneHot.materializeDouble(data.table()), data.labels(), l2, 12);
        double[] solution = solve(OPTIONS.withL2(l2), data);
        assertEquals(naive.bias, solution[0], 1e-9);
        assertArrayEquals(naive.weights, Arrays.copyOfRange(solution, 1, solution.length), 1e-9);
    }

    /** By the textbook's gradient of the mean loss, on the dense matrix. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 1})
    void theGradientIsZeroAtTheSolution(double l2) {
        double[] solution = solve(OPTIONS.withL2(l2), LARGE);
        NaiveMlp.Gradient gradient = gradient(solution, LARGE);
        int rows = LARGE.table().rows();
        assertEquals(0, gradient.biases()[0][0], 1e-12);
        for (int j = 1; j < solution.length; j++) {
            double penalty = l2 * solution[j] / rows;
            assertEquals(0, gradient.weights()[0][j - 1][0] + penalty, 1e-11, "weight " + j);
        }
    }

    private static NaiveMlp.Gradient gradient(double[] solution, MlpTables.Data data) {
        double[][] weights = new double[solution.length - 1][1];
        for (int j = 0; j < weights.length; j++) {
            weights[j][0] = solution[1 + j];
        }
        DMatrixRMaj x = OneHot.materializeDouble(data.table());
        return new NaiveMlp(new double[][][] {weights}, new double[][] {{solution[0]}}, 1).gradient(x, data.labels());
    }

    @Test
    void takesAHandfulOfSteps() {
        List<Step> steps = fit(OPTIONS.withL2(0), LARGE).steps();
        assertTrue(steps.size() <= 8, steps.toString());
        for (int s = 1; s < steps.size(); s++) {
            assertTrue(steps.get(s).loss() <= steps.get(s - 1).loss(), steps.toString());
        }
        assertEquals(1, fit(new LogisticOptions(1, 1), LARGE).steps().size());
    }

    /** No penalty and classes that a plane separates: weights grow until the loss is as good as 0, and stay numbers. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-12, 1})
    void separableClasses(double l2) {
        MlpTables.Data random = MlpTables.random(500, 2, 9, 3);
        boolean[] labels = new boolean[500];
        for (int r = 0; r < labels.length; r++) {
            labels[r] = random.table().value(r, 0) > 0.1f;
        }
        MlpTables.Data data = new MlpTables.Data(random.table(), Labels.of(labels));
        double[] p = fit(OPTIONS.withL2(l2), data).probabilities(data.table());
        for (double probability : p) {
            assertTrue(probability >= 0 && probability <= 1, "a probability of " + probability);
        }
        double loss = Losses.logLoss(data.labels(), p);
        assertTrue(loss < (l2 == 1 ? 0.2 : 1e-6), "log loss " + loss);
        assertEquals(1, RocCurve.of(data.labels(), p).area(), l2 == 1 ? 1e-3 : 1e-9);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1})
    void constantColumnsEmptyCategoriesAndLargeNumbers(double l2) {
        int rows = 200;
        FMatrixRMaj block = new FMatrixRMaj(rows, 4);
        int[] codes = new int[rows];
        boolean[] labels = new boolean[rows];
        MlpTables.Data random = MlpTables.random(rows, 1, 3);
        for (int r = 0; r < rows; r++) {
            float x = random.table().value(r, 0);
            block.set(r, 0, 0);
            block.set(r, 1, 5);
            block.set(r, 2, 1e30f * x);
            block.set(r, 3, 1e-30f * x);
            codes[r] = r % 5 == 0 ? Table.UNSEEN : r % 2; // of three categories
            labels[r] = random.labels().isPositive(r) || codes[r] == 1;
        }
        Table table = new Table(MlpTables.schema(4, 3), block, new int[][] {codes});
        LogisticRegression model = fit(OPTIONS.withL2(l2), new MlpTables.Data(table, Labels.of(labels)));
        assertEquals(0, model.coefficient(0), "a column of zeros");
        assertEquals(0, model.coefficient(0, 2), "a category without rows");
        double[] p = model.probabilities(table);
        assertTrue(Arrays.stream(p).allMatch(v -> v >= 0 && v <= 1));
        assertTrue(Losses.logLoss(Labels.of(labels), p) < 0.55, "learned something");
    }

    @Test
    void withoutColumnsItAnswersTheShareOfPositives() {
        Table table = new Table(MlpTables.schema(0), new FMatrixRMaj(4, 0), new int[0][]);
        LogisticRegression model = fit(OPTIONS, new MlpTables.Data(table, Labels.of(true, false, false, false)));
        assertEquals(0.25, model.probabilities(table)[3], 1e-7);
    }

    @Test
    void refusesWhatHasNoSolution() {
        Table table = MlpTables.random(10, 2, 1, 3).table();
        LogisticTrainer trainer = new LogisticTrainer(OPTIONS, Workers.sequential());
        String message = assertThrows(
                        IllegalArgumentException.class, () -> trainer.fit(table, new Labels(new byte[10])))
                .getMessage();
        assertTrue(message.contains("both classes") && message.contains("negative"), message);
        assertThrows(IllegalArgumentException.class, () -> trainer.fit(table, Labels.of(true)));
        MlpTables.Data wide = MlpTables.random(10, 0, 1, LogisticTrainer.MAX_WIDTH + 1);
        message = assertThrows(IllegalArgumentException.class, () -> trainer.fit(wide.table(), wide.labels()))
                .getMessage();
        assertTrue(message.contains("at most 1024") && message.contains("not 1025"), message);
        assertThrows(IllegalArgumentException.class, () -> OPTIONS.withL2(-1));
        assertThrows(IllegalArgumentException.class, () -> OPTIONS.withL2(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> OPTIONS.withL2(Double.POSITIVE_INFINITY));
        assertThrows(IllegalArgumentException.class, () -> new LogisticOptions(1, 0));
    }

    @Test
    void canBeCancelled() {
        Progress cancels = new Progress() {
            @Override
            public void begin(String task, long steps) {}

            @Override
            public void advance(long steps) {}

            @Override
            public void end() {}

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        LogisticTrainer trainer = new LogisticTrainer(OPTIONS, Workers.sequential());
        assertThrows(CancelledException.class, () -> trainer.fit(LARGE.table(), LARGE.labels(), cancels));
    }

    @Tag("contract")
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7})
    void threadsAndKernelsDoNotChangeTheModel(int threads) {
        LogisticRegression one = fit(OPTIONS, LARGE);
        try (Workers workers = Workers.of(threads)) {
            LogisticRegression many = new LogisticTrainer(
                            OPTIONS, workers, KernelProvider.scalar().kernels())
                    .fit(LARGE.table(), LARGE.labels());
            assertArrayEquals(one.coefficientsToArray(), many.coefficientsToArray());
            assertEquals(one.intercept(), many.intercept());
            assertEquals(one.steps(), many.steps());
            assertArrayEquals(one.probabilities(LARGE.table()), many.probabilities(LARGE.table()));
        }
    }

    /** The same bits on every JVM and at any vector width. */
    @Tag("contract")
    @Test
    void theSolutionHasTheseBits() {
        assertEquals(-1164618535, Arrays.hashCode(solve(OPTIONS, LARGE)));
    }
}
