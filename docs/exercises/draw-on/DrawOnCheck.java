package exercise;

import backbeat.exercise.Check;
import backbeat.random.Xoshiro256;
import backbeat.reference.NaiveTree;
import java.util.HashSet;
import java.util.List;
import java.util.function.IntPredicate;

/** Compares with {@link NaiveTree#draw}, by number and by how often each column comes. */
public final class DrawOnCheck implements Check {
    private static final int COLUMNS = 12;
    private static final int ROUNDS = 6000;

    /** What the exercise is about. */
    public interface Task {
        List<Integer> draw(int columns, int wanted, IntPredicate splittable, Xoshiro256 random);
    }

    @Override
    public void run() {
        check(new DrawOn());
    }

    static void check(Task task) {
        Xoshiro256 random = new Xoshiro256(8);
        Xoshiro256 other = new Xoshiro256(8);
        int[] times = new int[COLUMNS];
        long drawn = 0;
        long expected = 0;
        for (int round = 0; round < ROUNDS; round++) {
            List<Integer> few = task.draw(COLUMNS, 3, column -> true, random);
            Check.require(few.size() == 3, "Where every column can be split on, as many are drawn as wanted: 3, not " + few.size());
            Check.require(new HashSet<>(few).size() == 3, "A column was drawn twice: " + few);
            few.forEach(column -> times[column]++);
            List<Integer> on = task.draw(COLUMNS, 3, column -> column == 5, random);
            Check.require(on.contains(5), "Only column 5 can be split on, and drawing ended before it came: " + on
                    + ". The node would become a leaf though it can be split");
            Check.require(on.size() >= 3, "Drawing ended before 3 columns were drawn, because one could be split on: the best of " + on
                    + " is chosen among fewer than wanted");
            drawn += on.size();
            expected += NaiveTree.draw(COLUMNS, 3, column -> column == 5, other).length;
        }
        Check.require(task.draw(4, 2, column -> false, random).size() == 4, "Where no column can be split on, all are drawn, and then it ends");
        for (int column = 0; column < COLUMNS; column++) {
            double share = times[column] / (3.0 * ROUNDS);
            Check.require(Math.abs(share * COLUMNS - 1) < 0.1, "Column " + column + " is drawn " + Math.round(100 * share * COLUMNS)
                    + " % as often as it should be. From place `at` on there are fewer columns than in all: which of them does next() favor?");
        }
        Check.require(Math.abs((double) drawn / expected - 1) < 0.05, "To find the only column that can be split on, "
                + (double) drawn / ROUNDS + " are drawn on average; the reference draws " + (double) expected / ROUNDS);
    }
}
