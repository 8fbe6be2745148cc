package backbeat.tree;

import backbeat.random.Xoshiro256;

/**
 * Draws columns uniformly without replacement: the first steps of a Fisher-Yates shuffle that always starts from the
 * columns in order, so that what a node draws depends on its own random numbers alone. Putting the order back costs as
 * many steps as were drawn.
 */
final class ColumnDraw {
    private final int[] order;
    private final int[] swapped;
    private int drawn;

    ColumnDraw(int columns) {
        order = new int[columns];
        swapped = new int[columns];
        for (int column = 0; column < columns; column++) {
            order[column] = column;
        }
    }

    boolean hasNext() {
        return drawn < order.length;
    }

    /** The first {@code count} columns, at most as many as there are. */
    void first(Xoshiro256 random, int[] columns, int count) {
        random.nextInts(order.length, swapped, count);
        for (int i = 0; i < count; i++) {
            int other = i + swapped[i];
            int column = order[other];
            order[other] = order[i];
            order[i] = column;
            swapped[i] = other;
            columns[i] = column;
        }
        drawn = count;
    }

    int next(Xoshiro256 random) {
        int other = drawn + random.nextInt(order.length - drawn);
        int column = order[other];
        order[other] = order[drawn];
        order[drawn] = column;
        swapped[drawn++] = other;
        return column;
    }

    /** Puts all columns back. */
    void reset() {
        while (drawn > 0) {
            int other = swapped[--drawn];
            int column = order[drawn];
            order[drawn] = order[other];
            order[other] = column;
        }
    }
}
