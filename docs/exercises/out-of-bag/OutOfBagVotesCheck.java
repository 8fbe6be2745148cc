package exercise;

import backbeat.exercise.Check;
import backbeat.forest.ForestOptions;
import backbeat.forest.RandomForest;
import backbeat.forest.RandomForestTrainer;
import backbeat.parallel.Workers;
import backbeat.random.Xoshiro256;
import backbeat.reference.NaiveForest;
import backbeat.table.Labels;
import backbeat.table.Schema;
import backbeat.table.Table;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;

/** Compares with the engine's own out-of-bag votes, on the samples of {@link NaiveForest#sample}. */
public final class OutOfBagVotesCheck implements Check {
    private static final int ROWS = 80;

    /** What the exercise is about. */
    public interface Task {
        double[] probabilities(int[][] samples, double[][] shares);

        double accuracy(double[] probabilities, int[] labels);
    }

    @Override
    public void run() {
        check(new OutOfBagVotes());
    }

    static void check(Task task) {
        double[] three = task.probabilities(new int[][] {{0, 0, 1}, {1, 2, 2}}, new double[][] {{1, 1, 0.5}, {0.25, 0, 1}});
        Check.same(0.25, three[0], "Row 0 is in the sample of the first tree, so only the second, which says .25, may vote on it");
        Check.same(0.5, three[2], "Row 2 is in the second sample, twice; the first tree, which says .5, has not seen it, and one vote "
                + "is divided by one, not by the number of trees");
        Check.require(Double.isNaN(three[1]), "Row 1 was seen by both trees: nobody can vote on it, and that is not 0. Say NaN");
        compareWithEngine(task, 40, "");
        compareWithEngine(task, 3, " With three trees some rows have no vote: are they wrong, or are they not judged?");
    }

    private static void compareWithEngine(Task task, int trees, String hint) {
        Xoshiro256 random = new Xoshiro256(9);
        FMatrixRMaj block = new FMatrixRMaj(ROWS, 2);
        byte[] bytes = new byte[ROWS];
        int[] labels = new int[ROWS];
        for (int row = 0; row < ROWS; row++) {
            block.data[2 * row] = (float) random.nextGaussian();
            block.data[2 * row + 1] = (float) random.nextGaussian();
            bytes[row] = (byte) (block.data[2 * row] + random.nextGaussian() > 0 ? 1 : 0);
            labels[row] = bytes[row];
        }
        Table table = new Table(new Schema(List.of("x", "y"), List.of()), block, new int[0][]);
        ForestOptions options = ForestOptions.defaults().withTrees(trees);
        RandomForest forest = new RandomForestTrainer(options, Workers.sequential()).fit(table, new Labels(bytes));
        List<List<Integer>> rows = IntStream.range(0, ROWS).mapToObj(List::of).toList();
        int[][] samples = new int[trees][];
        double[][] shares = new double[trees][];
        for (int t = 0; t < trees; t++) {
            samples[t] = NaiveForest.sample(rows, options, t);
            shares[t] = RandomForest.of(table.schema(), options.withTrees(1), List.of(forest.trees().get(t)))
                    .probabilities(table);
        }
        double[] expected = forest.outOfBag().orElseThrow().probabilities();
        double[] found = task.probabilities(samples, shares);
        for (int row = 0; row < ROWS; row++) {
            Check.require(Math.abs(expected[row] - found[row]) < 1e-9 || Double.isNaN(expected[row]) && Double.isNaN(found[row]),
                    "A forest of " + trees + " trees says " + expected[row] + " of row " + row + ", you say " + found[row]);
        }
        Check.same(forest.outOfBag().orElseThrow().accuracy(new Labels(bytes)), task.accuracy(found, labels),
                "The probabilities of " + trees + " trees are right, but not the accuracy." + hint);
    }
}
