package backbeat.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.table.Labels;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every figure against scikit-learn and scipy: {@code golden/evaluation/generate.py} made the files. */
class GoldenTest {
    private static final double TOLERANCE = 1e-9;

    private static JsonNode read(String name) {
        try (InputStream in = GoldenTest.class.getResourceAsStream("/golden/evaluation/" + name)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Named<JsonNode>> cases() {
        return StreamSupport.stream(read("metrics.json").get("cases").spliterator(), false)
                .map(node -> Named.of(node.get("name").textValue(), node));
    }

    private static double[] doubles(JsonNode node) {
        return IntStream.range(0, node.size())
                .mapToDouble(i -> node.get(i).doubleValue())
                .toArray();
    }

    private static Labels labels(JsonNode golden) {
        JsonNode node = golden.get("labels");
        byte[] values = new byte[node.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) node.get(i).intValue();
        }
        return new Labels(values);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void figures(JsonNode golden) {
        JsonNode figures = golden.get("figures");
        Metrics metrics = Metrics.of(
                labels(golden),
                doubles(golden.get("probabilities")),
                golden.get("threshold").doubleValue());
        JsonNode counts = figures.get("confusion");
        assertEquals(
                new ConfusionMatrix(
                        counts.get("tp").intValue(),
                        counts.get("fp").intValue(),
                        counts.get("tn").intValue(),
                        counts.get("fn").intValue()),
                metrics.confusion());
        int compared = 0;
        for (Metric metric : Metric.ALL) {
            if (figures.has(metric.key())) {
                assertEquals(figures.get(metric.key()).doubleValue(), metrics.value(metric), TOLERANCE, metric.key());
                compared++;
            }
        }
        assertEquals(10, compared);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void curves(JsonNode golden) {
        Ranking ranking = Ranking.of(labels(golden), doubles(golden.get("probabilities")));
        RocCurve roc = RocCurve.of(ranking);
        JsonNode expected = golden.get("roc");
        assertArrayEquals(doubles(expected.get("fpr")), roc.falsePositiveRates(), TOLERANCE);
        assertArrayEquals(doubles(expected.get("tpr")), roc.truePositiveRates(), TOLERANCE);
        double[] thresholds = doubles(expected.get("thresholds"));
        for (int i = 0; i < thresholds.length; i++) {
            assertEquals(thresholds[i], roc.thresholds()[i + 1]);
        }
        PrecisionRecallCurve curve = PrecisionRecallCurve.of(ranking);
        expected = golden.get("precisionRecall");
        assertArrayEquals(doubles(expected.get("recall")), curve.recalls(), TOLERANCE);
        assertArrayEquals(doubles(expected.get("precision")), curve.precisions(), TOLERANCE);
        assertArrayEquals(doubles(expected.get("thresholds")), curve.thresholds());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isotonicRegression(JsonNode golden) {
        double[] p = doubles(golden.get("probabilities"));
        IsotonicRegression map = IsotonicRegression.fit(labels(golden), p);
        JsonNode expected = golden.get("isotonic");
        assertArrayEquals(doubles(expected.get("fitted")), map.apply(p), TOLERANCE);
        assertArrayEquals(doubles(expected.get("answer")), map.apply(doubles(expected.get("query"))), TOLERANCE);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void reliability(JsonNode golden) {
        Reliability reliability = Reliability.ofEqualWidth(labels(golden), doubles(golden.get("probabilities")), 10);
        JsonNode expected = golden.get("calibration");
        assertEquals(expected.get("counts").size(), reliability.bins().size());
        for (int i = 0; i < reliability.bins().size(); i++) {
            Reliability.Bin bin = reliability.bins().get(i);
            assertEquals(expected.get("counts").get(i).intValue(), bin.count());
            assertEquals(expected.get("meanProbability").get(i).doubleValue(), bin.meanProbability(), TOLERANCE);
            assertEquals(
                    expected.get("positiveRate").get(i).doubleValue(),
                    bin.positiveRate().value(),
                    TOLERANCE);
        }
        assertEquals(expected.get("ece").doubleValue(), reliability.expectedCalibrationError(), TOLERANCE);
    }

    @Test
    void plattScaling() {
        int compared = 0;
        for (JsonNode golden : read("metrics.json").get("cases")) {
            JsonNode expected = golden.get("platt");
            if (expected != null) {
                double[] p = doubles(golden.get("probabilities"));
                PlattScaling map = PlattScaling.fit(labels(golden), p);
                String name = golden.get("name").textValue();
                if (expected.get("slope").doubleValue() < 0) { // scipy may turn the order round, we do not
                    assertEquals(0, map.slope(), name);
                    compared++;
                    continue;
                }
                assertEquals(expected.get("slope").doubleValue(), map.slope(), TOLERANCE, name);
                assertEquals(expected.get("intercept").doubleValue(), map.intercept(), TOLERANCE, name);
                assertArrayEquals(doubles(expected.get("calibrated")), map.apply(p), TOLERANCE, name);
                compared++;
            }
        }
        assertEquals(6, compared);
    }

    @Test
    void deLong() {
        for (JsonNode golden : read("tests.json").get("delong")) {
            List<double[]> models = new ArrayList<>();
            golden.get("models").forEach(model -> models.add(doubles(model)));
            DeLong actual = DeLong.of(labels(golden), models);
            for (int a = 0; a < models.size(); a++) {
                assertEquals(golden.get("aucs").get(a).doubleValue(), actual.auc(a), TOLERANCE);
                for (int b = 0; b < models.size(); b++) {
                    double expected = golden.get("covariance").get(a).get(b).doubleValue();
                    assertEquals(expected, actual.covariance(a, b), TOLERANCE);
                }
            }
            assertTrue(golden.get("pairs").size() > 0);
            for (JsonNode pair : golden.get("pairs")) {
                Difference difference = actual.difference(
                        pair.get("a").intValue(), pair.get("b").intValue());
                assertEquals(pair.get("difference").doubleValue(), difference.value(), TOLERANCE);
                assertEquals(
                        pair.get("low").doubleValue(), difference.interval().low(), TOLERANCE);
                assertEquals(
                        pair.get("high").doubleValue(), difference.interval().high(), TOLERANCE);
                assertEquals(pair.get("p").doubleValue(), difference.pValue(), TOLERANCE);
            }
        }
    }

    /** The same cases by R's pROC ({@code delong.R}), which shares nothing with the generator above. */
    @Test
    void deLongByR() {
        JsonNode cases = read("tests.json").get("delong");
        JsonNode byR = read("delong.json").get("delong");
        assertEquals(cases.size(), byR.size());
        int compared = 0;
        for (int i = 0; i < byR.size(); i++) {
            List<double[]> models = new ArrayList<>();
            cases.get(i).get("models").forEach(model -> models.add(doubles(model)));
            DeLong actual = DeLong.of(labels(cases.get(i)), models);
            for (int a = 0; a < models.size(); a++) {
                assertEquals(byR.get(i).get("aucs").get(a).doubleValue(), actual.auc(a), TOLERANCE);
                for (int b = 0; b < models.size(); b++) {
                    double expected = byR.get(i).get("covariance").get(a).get(b).doubleValue();
                    assertEquals(expected, actual.covariance(a, b), TOLERANCE);
                }
            }
            for (JsonNode pair : byR.get(i).get("pairs")) {
                int a = pair.get("a").intValue();
                int b = pair.get("b").intValue();
                assertEquals(
                        pair.get("p").doubleValue(), actual.difference(a, b).pValue(), TOLERANCE);
                compared++;
            }
        }
        assertTrue(compared >= 3, compared + " pairs");
    }

    @Test
    void mcNemar() {
        for (JsonNode golden : read("tests.json").get("mcnemar")) {
            McNemar test =
                    new McNemar(golden.get("b").intValue(), golden.get("c").intValue());
            assertEquals(golden.get("mid").doubleValue(), test.midP(), TOLERANCE);
        }
    }

    @Test
    void holm() {
        for (JsonNode golden : read("tests.json").get("holm")) {
            assertArrayEquals(doubles(golden.get("adjusted")), Holm.adjust(doubles(golden.get("p"))), TOLERANCE);
        }
    }

    @Test
    void normalDistribution() {
        JsonNode golden = read("tests.json").get("normal");
        double[] z = doubles(golden.get("z"));
        for (int i = 0; i < z.length; i++) {
            assertClose(golden.get("cdf").get(i).doubleValue(), Normal.cdf(z[i]), "cdf of " + z[i]);
            assertClose(golden.get("twoSided").get(i).doubleValue(), Normal.twoSided(z[i]), "tails of " + z[i]);
        }
        double[] q = doubles(golden.get("q"));
        for (int i = 0; i < q.length; i++) {
            assertClose(golden.get("quantile").get(i).doubleValue(), Normal.quantile(q[i]), "quantile " + q[i]);
        }
    }

    /** Relative: tails of 1e-198 matter too. */
    private static void assertClose(double expected, double actual, String what) {
        assertEquals(expected, actual, 1e-12 * Math.abs(expected) + 1e-300, what);
    }
}
