package exercise;

import backbeat.exercise.Check;
import backbeat.random.Xoshiro256;
import backbeat.reference.NaiveTree;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Compares with {@link NaiveTree#score} on counts that are taken anew for each threshold. */
public final class SweepCheck implements Check {
    /** What the exercise is about. */
    public interface Task {
        List<double[]> splits(float[] values, int[] labels);
    }

    @Override
    public void run() {
        check(new Sweep());
    }

    static void check(Task task) {
        List<double[]> splits = task.splits(new float[] {1, 1, 2, 5}, new int[] {0, 1, 1, 1});
        String boundaries = "The values 1, 1, 2, 5 have two boundaries, 1 | 2 and 2 | 5, but there are " + splits.size() + " splits. ";
        Check.require(splits.size() <= 2, boundaries + "Equal values cannot be parted");
        Check.require(splits.size() == 2, boundaries + "Between distinct values there is one whatever the labels beside it are");
        Check.same(NaiveTree.score(2, 1, 4, 3), splits.get(0)[1], "The split 1 | 2 has two rows on its left, one of them positive: "
                + "count a row before its boundary is scored");
        Check.same(1.5, splits.get(0)[0], "The threshold of the split 1 | 2 lies half-way");
        Xoshiro256 random = new Xoshiro256(7);
        for (int round = 0; round < 100; round++) {
            float[] values = new float[30];
            int[] labels = new int[30];
            for (int i = 0; i < 30; i++) {
                values[i] = random.nextInt(12);
                labels[i] = random.nextInt(2);
            }
            Arrays.sort(values);
            List<double[]> found = task.splits(values, labels);
            long distinct = IntStream.range(1, 30).filter(i -> values[i - 1] < values[i]).count();
            Check.require(found.size() == distinct, "Between the values " + Arrays.toString(values) + " there are " + distinct
                    + " boundaries, but " + found.size() + " splits");
            for (double[] split : found) {
                compare(values, labels, split);
            }
        }
        float least = Math.nextUp(1f);
        double[] narrow = task.splits(new float[] {least, Math.nextUp(least)}, new int[] {0, 1}).get(0);
        Check.require(narrow[0] < Math.nextUp(least), "Between two neighboring floats the middle is rounded to one of them. Here to the "
                + "upper, so that its rows go left as well: the split does not split. Which of the two must it be?");
        float[] even = {1, Math.nextUp(1f)};
        Check.require(task.splits(even, new int[] {0, 1}).get(0)[0] >= 1, "The threshold is below the lower value");
    }

    private static void compare(float[] values, int[] labels, double[] split) {
        int n = 0;
        int p = 0;
        for (int i = 0; i < values.length; i++) {
            if (values[i] <= split[0]) {
                n++;
                p += labels[i];
            }
        }
        double expected = NaiveTree.score(n, p, values.length, Arrays.stream(labels).sum());
        Check.same(expected, split[1], "Counted anew, the split at " + split[0] + " has " + n + " rows and " + p
                + " positives on its left, and another score");
    }
}
