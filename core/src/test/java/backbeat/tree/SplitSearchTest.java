package backbeat.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.forest.ForestData;
import backbeat.parallel.Workers;
import backbeat.table.Labels;
import backbeat.table.Table;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The best split of a root is the best of all splits, each counted afresh: Gini and entropy, all sizes of columns. */
class SplitSearchTest {
    private static final int SEEDS = 5;

    /** Sizes below and above {@link Histograms#paysFor}, and columns of 2, 12, 100 and n distinct values. */
    @ParameterizedTest
    @CsvSource({
        "40, 2",
        "40, 12",
        "40, 100",
        "40, 1000000",
        "300, 2",
        "300, 12",
        "300, 100",
        "300, 1000000",
        "1500, 2",
        "1500, 12",
        "1500, 100",
        "1500, 1000000"
    })
    void numericColumnsMissNoBoundary(int rows, int distinct) {
        for (int seed = 0; seed < SEEDS; seed++) {
            ForestData.Sample data = ForestData.mixed(rows, new int[] {distinct}, new int[0], seed);
            for (Criterion criterion : Criterion.values()) {
                FlatTree stump = stump(data, criterion, CategorySplits.ONE_HOT);
                double best = 0;
                float[] values = data.table().numeric().data.clone();
                for (float threshold : distinct(values)) {
                    boolean[] right = new boolean[rows];
                    for (int row = 0; row < rows; row++) {
                        right[row] = values[row] > threshold;
                    }
                    best = Math.max(best, decrease(data.labels(), right, criterion));
                }
                assertBest(best, stump, data, criterion);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"40, 2", "40, 12", "300, 12", "300, 100", "1500, 100", "3000, 250", "3000, 400"})
    void oneHotColumnsMissNoCategory(int rows, int categories) {
        for (int seed = 0; seed < SEEDS; seed++) {
            ForestData.Sample data = ForestData.mixed(rows, new int[0], new int[] {categories}, seed);
            for (Criterion criterion : Criterion.values()) {
                double best = 0;
                for (int code = 0; code < categories; code++) {
                    boolean[] right = new boolean[rows];
                    for (int row = 0; row < rows; row++) {
                        right[row] = data.table().code(row, 0) == code;
                    }
                    best = Math.max(best, decrease(data.labels(), right, criterion));
                }
                assertBest(best, stump(data, criterion, CategorySplits.ONE_HOT), data, criterion);
            }
        }
    }

    /** All 2^(c-1) divisions into two sets, not only those that the order by positive rate suggests. */
    @ParameterizedTest
    @CsvSource({"30, 3", "60, 6", "200, 9", "1500, 9"})
    void subsetsMissNoDivision(int rows, int categories) {
        for (int seed = 0; seed < SEEDS; seed++) {
            ForestData.Sample data = ForestData.mixed(rows, new int[0], new int[] {categories}, seed);
            for (Criterion criterion : Criterion.values()) {
                double best = 0;
                for (int set = 1; set < 1 << categories - 1; set++) {
                    boolean[] right = new boolean[rows];
                    for (int row = 0; row < rows; row++) {
                        right[row] = (set >>> data.table().code(row, 0) & 1) != 0;
                    }
                    best = Math.max(best, decrease(data.labels(), right, criterion));
                }
                assertBest(best, stump(data, criterion, CategorySplits.SUBSET), data, criterion);
            }
        }
    }

    private static float[] distinct(float[] values) {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        int count = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[count++] = sorted[i];
            }
        }
        return Arrays.copyOf(sorted, count);
    }

    private static FlatTree stump(ForestData.Sample data, Criterion criterion, CategorySplits categorySplits) {
        Table table = data.table();
        Binning binning = Binning.of(table.numeric(), Binning.EXACT, Workers.sequential());
        TreeOptions options = TreeOptions.defaults()
                .withCriterion(criterion)
                .withCategorySplits(categorySplits)
                .withCandidates(Candidates.all())
                .withMaxDepth(1);
        int[] counts = new int[table.rows()];
        Arrays.fill(counts, 1);
        return new TreeGrower(TrainingRows.of(table, data.labels(), binning), options).grow(1, counts);
    }

    private static void assertBest(double best, FlatTree stump, ForestData.Sample data, Criterion criterion) {
        assertEquals(3, stump.size(), "the root must be split");
        boolean[] right = new boolean[data.table().rows()];
        int[] codes = new int[FlatTree.codeCount(data.table().schema())];
        for (int row = 0; row < right.length; row++) {
            FlatTree.encode(data.table(), row, codes, 0);
            right[row] = stump.child(0, codes, 0) == 2;
        }
        assertTrue(best > 0);
        assertEquals(best, decrease(data.labels(), right, criterion), 1e-12);
    }

    /** By the book: impurity of the node less the weighted impurities of its children. */
    private static double decrease(Labels labels, boolean[] right, Criterion criterion) {
        double[] rows = new double[2];
        double[] positives = new double[2];
        for (int row = 0; row < right.length; row++) {
            int side = right[row] ? 1 : 0;
            rows[side]++;
            positives[side] += labels.get(row);
        }
        double n = rows[0] + rows[1];
        double decrease = impurity((positives[0] + positives[1]) / n, criterion);
        for (int side = 0; side < 2; side++) {
            decrease -= rows[side] == 0 ? 0 : rows[side] / n * impurity(positives[side] / rows[side], criterion);
        }
        return decrease;
    }

    private static double impurity(double p, Criterion criterion) {
        if (criterion == Criterion.GINI) {
            return 1 - p * p - (1 - p) * (1 - p);
        }
        return p == 0 || p == 1 ? 0 : -(p * Math.log(p) + (1 - p) * Math.log(1 - p)) / Math.log(2);
    }
}
