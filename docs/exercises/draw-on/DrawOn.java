package exercise;

import backbeat.random.Xoshiro256;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The columns that a split may choose among, drawn at random without replacement.
 *
 * <p>Complete {@link #draw}. Then check: some columns are drawn more often than others.
 */
public final class DrawOn implements DrawOnCheck.Task {
    /**
     * Draws columns until {@code wanted} of them are drawn <em>and</em> one of them can be split on, or none is left.
     *
     * @param splittable whether the node can be split on a column
     * @return the columns in the order of their drawing
     */
    @Override
    public List<Integer> draw(int columns, int wanted, IntPredicate splittable, Xoshiro256 random) {
        int[] order = new int[columns];
        for (int column = 0; column < columns; column++) {
            order[column] = column;
        }
        List<Integer> drawn = new ArrayList<>();
        // >>> your lines; next(order, drawn.size(), random) is the next column
        throw new UnsupportedOperationException("draw " + wanted + " of " + columns + " columns " + drawn + splittable);
        // <<<
    }

    /** Brings any of the columns from place {@code at} on to that place. */
    private static int next(int[] order, int at, Xoshiro256 random) {
        int other = Math.max(at, random.nextInt(order.length));
        int column = order[other];
        order[other] = order[at];
        order[at] = column;
        return column;
    }
}
