package backbeat.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.parallel.Workers;
import backbeat.random.Xoshiro256;
import backbeat.table.Labels;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Inference over clusters: the formulas against R ({@code golden/clusters/clustered.R} on five extracts of the study's
 * predictions with their real clusters), the intervals against simulation.
 */
class ClusteredInferenceTest {
    private static final double TOLERANCE = 1e-9;

    /** How many artists have 1, 2, … 65 songs in the test part of the study's split by song. */
    private static final int[] ARTISTS = {
        4526, 1449, 648, 359, 197, 141, 115, 59, 56, 28, 35, 19, 20, 15, 13, 11, 16, 11, 3, 6, 6, 3, 4, 1, 3, 0, 0, 0,
        3, 0, 3, 4, 1, 0, 0, 2, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1
    };

    private static List<String[]> read(String name) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ClusteredInferenceTest.class.getResourceAsStream("/golden/clusters/" + name)),
                StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split(","))
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "artist-forest-mlp",
                "song-knn-logistic",
                "album-mlp-knn",
                "genre-blend-forest",
                "row-logistic-forest"
            })
    void formulasAgreeWithR(String name) throws IOException {
        String file = "data-" + name + ".csv";
        List<String[]> rows = read(file);
        int[] clusters = rows.stream().mapToInt(row -> Integer.parseInt(row[0])).toArray();
        byte[] values = new byte[rows.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = Byte.parseByte(rows.get(row)[1]);
        }
        Labels labels = new Labels(values);
        double[] first =
                rows.stream().mapToDouble(row -> Double.parseDouble(row[2])).toArray();
        double[] second =
                rows.stream().mapToDouble(row -> Double.parseDouble(row[3])).toArray();
        Map<String, Double> expected = new HashMap<>();
        for (String[] line : read("expected.csv")) {
            if (line[0].equals(file)) {
                expected.put(line[1], Double.parseDouble(line[2]));
            }
        }
        DeLong deLong = DeLong.of(labels, clusters, List.of(first, second));
        ClusteredMcNemar mcNemar = ClusteredMcNemar.of(labels, clusters, new Forecast(first), new Forecast(second));
        assertEquals(expected.get("auc1"), deLong.auc(0), TOLERANCE);
        assertEquals(expected.get("auc2"), deLong.auc(1), TOLERANCE);
        assertEquals(expected.get("v11"), deLong.covariance(0, 0), TOLERANCE);
        assertEquals(expected.get("v22"), deLong.covariance(1, 1), TOLERANCE);
        assertEquals(expected.get("v12"), deLong.covariance(0, 1), TOLERANCE);
        assertEquals(expected.get("deLongP"), deLong.difference(0, 1).pValue(), TOLERANCE);
        assertEquals(expected.get("clusters"), mcNemar.clusters());
        assertEquals(expected.get("mcNemarZ"), mcNemar.statistic(), TOLERANCE);
        assertEquals(expected.get("mcNemarP"), mcNemar.pValue(), TOLERANCE);
    }

    /** Rows of clusters whose quality for either model and whose level are the cluster's own. */
    private record Draw(Labels labels, int[] clusters, double[] first, double[] second) {
        static Draw of(int count, Xoshiro256 random) {
            int[] sizes = new int[count];
            for (int c = 0; c < count; c++) {
                sizes[c] = size(random);
            }
            int n = Arrays.stream(sizes).sum();
            byte[] labels = new byte[n];
            int[] clusters = new int[n];
            double[] first = new double[n];
            double[] second = new double[n];
            int row = 0;
            for (int c = 0; c < count; c++) {
                double level = random.nextGaussian();
                double own = random.nextGaussian();
                for (int i = 0; i < sizes[c]; i++, row++) {
                    boolean positive = random.nextDouble() < Normal.cdf(level - 0.8);
                    labels[row] = (byte) (positive ? 1 : 0);
                    clusters[row] = c;
                    double signal = (positive ? 1 : 0) + 0.5 * own;
                    first[row] = Normal.cdf(signal + random.nextGaussian());
                    second[row] = Normal.cdf(signal + 0.5 * random.nextGaussian() + 0.5 * level);
                }
            }
            return new Draw(new Labels(labels), clusters, first, second);
        }

        private static int size(Xoshiro256 random) {
            int at = random.nextInt(Arrays.stream(ARTISTS).sum());
            int size = 0;
            while (at >= 0) {
                at -= ARTISTS[size++];
            }
            return size;
        }
    }

    /**
     * Artists drawn with the sizes that they have in the study, 1,000 times. What the AUCs and their difference are in truth
     * is taken from a draw of 300,000 artists.
     */
    @Tag("slow")
    @Test
    void intervalsOverClustersCoverTheTruth() {
        Draw truth = Draw.of(300_000, new Xoshiro256(99));
        double auc = Ranking.of(truth.labels, truth.first).auc();
        double difference = auc - Ranking.of(truth.labels, truth.second).auc();
        int draws = 1000;
        int[] covered = new int[5];
        try (Workers workers = Workers.ofAvailableProcessors()) {
            List<boolean[]> hits = workers.map(draws, i -> {
                Draw draw = Draw.of(250, Xoshiro256.stream(17, i));
                List<Forecast> forecasts = List.of(new Forecast(draw.first), new Forecast(draw.second));
                Resamples resamples =
                        new Bootstrap(400, i, Workers.sequential()).run(draw.labels, draw.clusters, forecasts);
                Resamples single = new Bootstrap(200, i, Workers.sequential()).run(draw.labels, forecasts);
                DeLong deLong = DeLong.of(draw.labels, draw.clusters, List.of(draw.first, draw.second));
                return new boolean[] {
                    resamples.interval(0, Metric.AUC).contains(auc),
                    resamples.difference(0, 1, Metric.AUC).interval().contains(difference),
                    deLong.interval(0).contains(auc),
                    deLong.difference(0, 1).interval().contains(difference),
                    single.difference(0, 1, Metric.AUC).interval().contains(difference)
                };
            });
            for (boolean[] hit : hits) {
                for (int j = 0; j < covered.length; j++) {
                    covered[j] += hit[j] ? 1 : 0;
                }
            }
        }
        for (int j = 0; j < 4; j++) {
            assertTrue(covered[j] >= 930 && covered[j] <= 970, "covered of 1,000: " + Arrays.toString(covered));
        }
        assertTrue(covered[4] < 930, "rows taken as independent are too sure: " + Arrays.toString(covered));
    }

    @Test
    void anIntervalAndItsPNeverContradict() {
        for (int i = 0; i < 300; i++) {
            Draw draw = Draw.of(30, Xoshiro256.stream(5, i));
            Forecast coarse = new Forecast(
                    Arrays.stream(draw.second).map(p -> Math.rint(p * 4) / 4).toArray());
            Resamples resamples = new Bootstrap(40 + i, i, Workers.sequential())
                    .run(draw.labels, draw.clusters, List.of(new Forecast(draw.first), coarse));
            for (Metric metric : Metric.ALL) {
                Difference difference = resamples.difference(0, 1, metric);
                assertEquals(difference.pValue() < 0.05, !difference.interval().contains(0), metric + " " + difference);
            }
            Difference chance = resamples.overChance(0);
            assertEquals(chance.pValue() < 0.05, !chance.interval().contains(0));
        }
    }

    @Test
    void clustersOfOneRowAreDeLongsOwn() {
        Draw draw = Draw.of(80, new Xoshiro256(3));
        int[] rows = new int[draw.clusters.length];
        Arrays.setAll(rows, row -> 7 * row);
        List<double[]> both = List.of(draw.first, draw.second);
        assertEquals(
                DeLong.of(draw.labels, both).covariance(0, 1),
                DeLong.of(draw.labels, rows, both).covariance(0, 1));
    }

    @Test
    void oneClusterSaysNothing() {
        Labels labels = Labels.of(true, false, true, false);
        double[] p = {0.9, 0.1, 0.3, 0.4};
        int[] one = {5, 5, 5, 5};
        assertFalse(DeLong.isDefined(labels, one));
        assertThrows(IllegalArgumentException.class, () -> DeLong.of(labels, one, List.of(p)));
        assertThrows(
                IllegalArgumentException.class,
                () -> ClusteredMcNemar.of(labels, one, new Forecast(p), new Forecast(p)));
        assertEquals(
                1,
                ClusteredMcNemar.of(labels, new int[] {1, 1, 2, 2}, new Forecast(p), new Forecast(p))
                        .pValue());
    }
}
