package backbeat.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.evaluation.PermutationImportance.Importance;
import backbeat.model.BinaryClassifier;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.random.Xoshiro256;
import backbeat.table.Labels;
import backbeat.table.Schema;
import backbeat.table.Table;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InsightTest {
    private final Xoshiro256 random = new Xoshiro256(99);
    private final Table table = Models.table(1500, random);
    private final double[] probabilities = Models.LOGISTIC.probabilities(table);
    private final Labels labels = Models.drawn(probabilities, random);

    @Test
    void importanceRanksColumnsByWhatTheModelUses() {
        List<Importance> importances = new PermutationImportance(5, 3, Workers.sequential())
                .of(Models.LOGISTIC, table, labels, FeatureGroup.eachColumn(Models.SCHEMA), Progress.NONE);
        double[] drops =
                importances.stream().mapToDouble(i -> i.aucDrop().value()).toArray();
        assertTrue(drops[0] > drops[3] && drops[3] > drops[1] && drops[1] > 0, Arrays.toString(drops));
        assertEquals(0, importances.get(2).aucDrop().value());
        assertEquals(0, importances.get(2).aucDrop().width(), 1e-8);
        assertTrue(importances.get(0).aucDrop().low() > 0);
        assertEquals("kind", importances.get(3).group().name());
        assertEquals(5, importances.get(0).drops().size());
    }

    /** Each model is asked once, and what it says alone is what it says beside others; a blend asks only members that nobody else asks. */
    @Test
    void modelsThatAreAskedTogetherSayWhatTheySayAlone() {
        Counting asked = new Counting();
        Counting member = new Counting();
        PlattScaling scaling = PlattScaling.fit(labels, probabilities);
        BlendedClassifier blend = new BlendedClassifier(
                List.of(new BlendedClassifier.Member(asked, scaling), new BlendedClassifier.Member(member, scaling)));
        List<FeatureGroup> columns = FeatureGroup.eachColumn(Models.SCHEMA);
        PermutationImportance measure = new PermutationImportance(3, 5, Workers.sequential());
        List<List<Importance>> together = measure.of(List.of(blend, asked), table, labels, columns, Progress.NONE);
        assertEquals(asked.rows, member.rows, "once for itself, and not again for the blend");
        int once = asked.rows;
        assertEquals(measure.of(blend, table, labels, columns, Progress.NONE), together.get(0));
        assertEquals(2 * once, asked.rows);
        assertEquals(measure.of(asked, table, labels, columns, Progress.NONE), together.get(1));
        assertEquals(
                together,
                new PermutationImportance(3, 5, Workers.of(2))
                        .of(List.of(blend, asked), table, labels, columns, Progress.NONE));
    }

    /** Counts the rows that it is asked about. */
    private static final class Counting implements BinaryClassifier {
        private int rows;

        @Override
        public Schema schema() {
            return Models.SCHEMA;
        }

        @Override
        public void probabilities(Table table, Workers workers, double[] out) {
            rows += table.rows();
            Models.LOGISTIC.probabilities(table, workers, out);
        }
    }

    /** For a sum, a column's Shapley value is what it adds beyond the background's mean; the parts of any model add up. */
    @Test
    void sampledPartsAddUpAndAreThoseOfASum() {
        List<FeatureGroup> columns = FeatureGroup.eachColumn(Models.SCHEMA);
        Table asked = table.select(new int[] {7});
        ShapleySampling sampling = new ShapleySampling(200, 3, Workers.sequential());
        ShapleySampling.Parts parts = sampling.of(Models.LOGISTIC, table, asked, columns);
        double sum = parts.base();
        for (ShapleySampling.Share share : parts.shares()) {
            sum += share.value();
        }
        assertEquals(probabilities[7], parts.answer(), "the model's own answer");
        assertEquals(parts.answer(), sum, 1e-12);
        assertEquals(0, parts.shares().get(2).value(), "a column that the model does not use");
        assertEquals(0, parts.shares().get(2).reach());
        assertEquals(parts, new ShapleySampling(200, 3, Workers.of(3)).of(Models.LOGISTIC, table, asked, columns));

        double[] moved = new double[2];
        for (int seed = 0; seed < 40; seed++) {
            ShapleySampling.Share first = new ShapleySampling(50, seed, Workers.sequential())
                    .of(Models.LOGISTIC, table, asked, columns)
                    .shares()
                    .get(0);
            moved[0] += Math.abs(first.value() - parts.shares().get(0).value()) <= 1.2 * first.reach() ? 1 : 0;
            moved[1]++;
        }
        assertTrue(moved[0] >= 0.8 * moved[1], "intervals hold what they should: " + Arrays.toString(moved));
        double few = new ShapleySampling(50, 3, Workers.sequential())
                .of(Models.LOGISTIC, table, asked, columns)
                .shares()
                .get(0)
                .reach();
        double many = new ShapleySampling(1800, 3, Workers.sequential())
                .of(Models.LOGISTIC, table, asked, columns)
                .shares()
                .get(0)
                .reach();
        assertEquals(6, few / many, 2, "36 times the draws: a sixth of the reach");
        assertThrows(IllegalArgumentException.class, () -> new ShapleySampling(1, 3, Workers.sequential()));
    }

    @Test
    void columnsOfAGroupMoveTogether() {
        FeatureGroup all = new FeatureGroup("all", List.of(0, 1, 2), List.of(0));
        RowBatch batch = new RowBatch(table);
        for (int row = 0; row < table.rows(); row++) {
            batch.add(row, all, table.rows() - 1 - row);
        }
        double[] moved = batch.ask(Models.LOGISTIC, Workers.sequential());
        for (int row = 0; row < moved.length; row++) {
            assertEquals(probabilities[moved.length - 1 - row], moved[row]);
        }
        assertArrayEquals(probabilities, Models.LOGISTIC.probabilities(table), "the table itself is untouched");
        assertThrows(IllegalArgumentException.class, () -> new FeatureGroup("none", List.of(), List.of()));
    }

    @Test
    void importanceIntervalIsAsWideAsRepetitionSays() {
        FeatureGroup strong = FeatureGroup.eachColumn(Models.SCHEMA).get(0);
        double[] drops = new double[60];
        double width = 0;
        for (int i = 0; i < drops.length; i++) {
            Xoshiro256 stream = Xoshiro256.stream(5, i);
            Table rows = Models.table(400, stream);
            Labels truth = Models.drawn(Models.LOGISTIC.probabilities(rows), stream);
            Interval drop = new PermutationImportance(4, i, Workers.sequential())
                    .of(Models.LOGISTIC, rows, truth, List.of(strong), Progress.NONE)
                    .get(0)
                    .aucDrop();
            drops[i] = drop.value();
            width += drop.width() / drops.length;
        }
        double mean = Arrays.stream(drops).average().orElseThrow();
        double deviation =
                Math.sqrt(Arrays.stream(drops).map(d -> (d - mean) * (d - mean)).sum() / (drops.length - 1));
        assertEquals(1, width / (2 * Normal.Z_95 * deviation), 0.35);
    }

    @Test
    void partialDependenceFollowsTheModel() {
        PartialDependence numeric = PartialDependence.ofNumeric(Models.LOGISTIC, table, 0, 9, Workers.sequential());
        assertEquals("strong", numeric.column());
        for (int i = 1; i < numeric.means().length; i++) {
            assertTrue(numeric.means()[i] > numeric.means()[i - 1]);
        }
        PartialDependence idle = PartialDependence.ofNumeric(Models.LOGISTIC, table, 2, 9, Workers.sequential());
        double mean = Arrays.stream(probabilities).average().orElseThrow();
        Arrays.stream(idle.means()).forEach(m -> assertEquals(mean, m, 1e-12));
        double squares =
                Arrays.stream(probabilities).map(p -> (p - mean) * (p - mean)).sum();
        int n = probabilities.length;
        Arrays.stream(idle.errors()).forEach(e -> assertEquals(Math.sqrt(squares / (n - 1) / n), e, 1e-12));
        double[] density = PartialDependence.density(table, 0, numeric.values());
        assertEquals(1, Arrays.stream(density).sum(), 1e-9);
        long nearFirst = IntStream.range(0, table.rows())
                .filter(row -> table.value(row, 0) <= (numeric.values()[0] + numeric.values()[1]) / 2)
                .count();
        assertEquals((double) nearFirst / table.rows(), density[0], 1e-9);
        assertEquals(1, Arrays.stream(PartialDependence.density(table, 0)).sum(), 1e-9);
        PartialDependence kind = PartialDependence.ofCategorical(Models.LOGISTIC, table, 0, Workers.sequential());
        assertArrayEquals(new double[] {0, 1, 2}, kind.values());
        assertTrue(kind.means()[0] < kind.means()[1] && kind.means()[1] < kind.means()[2]);
    }

    @Test
    void categoriesAreEvaluatedByThemselves() {
        Labels truth = Labels.of(true, false, true, true, false, false);
        double[] p = {0.9, 0.2, 0.4, 0.6, 0.3, 0.8};
        CategoryResults results = CategoryResults.of(truth, new Forecast(p), new int[] {4, 4, 1, 1, -1, 4});
        List<CategoryResults.Category> categories = results.categories();
        assertEquals(List.of(-1, 1, 4), categories.stream().map(c -> c.code()).toList());
        assertEquals(OptionalDouble.empty(), categories.get(1).auc());
        assertEquals(0.5, categories.get(1).accuracy());
        assertEquals(OptionalDouble.of(1), categories.get(2).auc());
        assertEquals(1 / 3.0, categories.get(2).positiveRate());
        assertEquals(1.9 / 3, categories.get(2).meanProbability(), 1e-15);
        assertEquals(OptionalDouble.of(1), results.withinAuc());
        assertTrue(CategoryResults.of(truth, new Forecast(p), new int[] {0, 1, 2, 3, 4, 5})
                .withinAuc()
                .isEmpty());
    }

    @Test
    void aucsOfCategoriesHaveIntervalsOverClusters() {
        int[] artists = new int[table.rows()];
        Arrays.setAll(artists, row -> row / 3);
        CategoryResults results = CategoryResults.of(labels, new Forecast(probabilities), table, 0, artists);
        for (CategoryResults.Category category : results.categories()) {
            int[] rows = IntStream.range(0, table.rows())
                    .filter(row -> table.code(row, 0) == category.code())
                    .toArray();
            int[] own = Arrays.stream(rows).map(row -> artists[row]).toArray();
            double[] p =
                    Arrays.stream(rows).mapToDouble(row -> probabilities[row]).toArray();
            Interval expected = DeLong.of(labels.select(rows), own, List.of(p)).interval(0);
            assertEquals(expected, category.interval().orElseThrow());
            assertEquals(category.auc().orElseThrow(), expected.value());
        }
        assertTrue(CategoryResults.of(labels, new Forecast(probabilities), table, 0).categories().stream()
                .allMatch(category -> category.interval().isEmpty()));
    }

    @Test
    void knowingOnlyTheCategoryIsWorthNothingWithinIt() {
        int[] kind = table.codes(0);
        double[] p = new double[kind.length];
        Arrays.setAll(p, row -> 0.2 + 0.3 * kind[row]);
        CategoryResults results = CategoryResults.of(labels, new Forecast(p), kind);
        assertTrue(Ranking.of(labels, p).auc() > 0.55);
        assertEquals(0.5, results.withinAuc().orElseThrow(), 1e-12);
    }

    @Test
    void auditCountsRowsThatTrainingHasMet() {
        int[] groups = {7, 7, 8, 9, 9, 10};
        assertEquals(new LeakAudit(3, 2), LeakAudit.of(groups, new int[] {0, 3, 5}, new int[] {1, 2, 4}));
        assertEquals(0, LeakAudit.of(groups, new int[] {0}, new int[0]).share());
        BitSet related = BitSet.valueOf(new long[] {0b10110});
        LeakAudit some = LeakAudit.of(related, new int[] {0, 1, 2, 3, 4});
        assertEquals(new LeakAudit(5, 3), some);
        assertEquals(0.6, some.share());
    }

    @Test
    void surprisesAreRankedByLossAndByDispute() {
        Labels truth = Labels.of(true, false, true, false);
        double[] a = {0.9, 0.8, 0.1, 0.5};
        double[] b = {0.8, 0.9, 0.1, 0.0};
        assertArrayEquals(new int[] {2, 1, 3}, Surprise.hardest(truth, List.of(a, b), 3));
        assertEquals(3, Surprise.mostDisputed(truth, List.of(a, b), 1)[0]);
        assertEquals(4, Surprise.mostDisputed(truth, List.of(a, b), 99).length);
        assertThrows(IllegalArgumentException.class, () -> Surprise.hardest(truth, List.of(), 1));
        double[] noProbability = {0.9, 0.8, 0.1, 1.5};
        assertThrows(IllegalArgumentException.class, () -> Surprise.hardest(truth, List.of(a, noProbability), 1));
        assertThrows(IllegalArgumentException.class, () -> Surprise.mostDisputed(truth, List.of(new double[3]), 1));
    }

    @Test
    void comparisonsCoverAllPairsAndAreCorrected() {
        Forecast good = new Forecast(probabilities);
        double[] noise = new double[probabilities.length];
        Arrays.setAll(noise, row -> random.nextDouble());
        double[] close = Models.LOGISTIC.probabilities(table);
        close[0] = close[0] / 2;
        List<Forecast> forecasts = List.of(good, new Forecast(noise), new Forecast(close));
        Resamples resamples = new Bootstrap(200, 1, Workers.sequential()).run(labels, forecasts);
        int[] rows = new int[labels.size()];
        Arrays.setAll(rows, row -> row);
        List<PairwiseComparison> all = PairwiseComparison.all(labels, rows, forecasts, resamples);
        assertEquals(3, all.size());
        PairwiseComparison first = all.get(0);
        assertTrue(first.deLongAdjusted() < 1e-6 && first.mcNemarAdjusted() < 1e-6);
        assertEquals(first.auc().value(), first.deLong().value(), 1e-14);
        assertTrue(all.get(1).deLongAdjusted() > 0.05);
        assertFalse(all.stream().anyMatch(c -> c.deLongAdjusted() < c.deLong().pValue()));
        assertThrows(
                IllegalArgumentException.class,
                () -> PairwiseComparison.all(labels, rows, forecasts.subList(0, 2), resamples));
    }
}
