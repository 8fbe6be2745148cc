package backbeat.data;

import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import java.util.List;

/**
 * What rows have that stand for several ({@link MergedRows}), in the place of what was read.
 *
 * @param numbers {@code numbers[column][row]}, those of all rows; null where they are as read
 * @param labels  the labels' sources of all rows; null where they are as read
 * @param sets    by categorical column and row the members of rows that stand for several; empty where there are none
 */
record MergedValues(double[][] numbers, double[] labels, List<Int2ObjectOpenHashMap<int[]>> sets) {
    /** No row stands for several. */
    static final MergedValues NONE = new MergedValues(null, null, List.of());

    MergedValues {
        sets = List.copyOf(sets);
    }

    MergedValues withLabels(double[] others) {
        return new MergedValues(numbers, others, sets);
    }

    MergedValues withoutSets() {
        return new MergedValues(numbers, labels, List.of());
    }
}
