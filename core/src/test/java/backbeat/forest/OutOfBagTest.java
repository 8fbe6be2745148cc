package backbeat.forest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.evaluation.DeLong;
import backbeat.evaluation.Interval;
import backbeat.evaluation.Ranking;
import backbeat.parallel.Workers;
import backbeat.random.Xoshiro256;
import backbeat.table.Labels;
import backbeat.table.Table;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Out-of-bag votes tell how good the forest is on rows that it has never seen; its answers on training rows do not. */
class OutOfBagTest {
    private static final int ROWS = 3000;

    static List<ForestOptions> modes() {
        return List.of(
                ForestOptions.defaults(), ForestOptions.defaults().withExactThresholds(), ForestOptions.subsets());
    }

    @ParameterizedTest
    @MethodSource("modes")
    void outOfBagAucLiesInTheIntervalOfTheTest(ForestOptions options) {
        ForestData.Sample both = ForestData.mixed(2 * ROWS, new int[] {2, 40, 5000, 5000}, new int[] {2, 12, 114}, 17);
        int[] known = IntStream.range(0, ROWS).toArray();
        int[] unknown = IntStream.range(ROWS, 2 * ROWS).toArray();
        Table train = both.table().select(known);
        Labels labels = noisy(both.labels());
        Labels trainLabels = labels.select(known);
        RandomForest forest = new RandomForestTrainer(options, Workers.sequential()).fit(train, trainLabels);

        double[] answers = forest.probabilities(both.table().select(unknown));
        Interval test = DeLong.of(labels.select(unknown), List.of(answers)).interval(0);
        OutOfBag outOfBag = forest.outOfBag().orElseThrow();
        assertArrayEquals(known, outOfBag.rows());
        double seen = Ranking.of(trainLabels, outOfBag.probabilities()).auc();
        assertTrue(test.contains(seen), seen + " out of the bag, " + test + " on test rows");

        double learned = Ranking.of(trainLabels, forest.probabilities(train)).auc();
        assertFalse(test.contains(learned), learned + " on the rows learned from");
    }

    /** One label in four is wrong. */
    private static Labels noisy(Labels labels) {
        Xoshiro256 random = new Xoshiro256(23);
        byte[] values = new byte[labels.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = (byte) (random.nextInt(4) == 0 ? 1 - labels.get(row) : labels.get(row));
        }
        return new Labels(values);
    }
}
