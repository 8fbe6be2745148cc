package backbeat.leaks;

import backbeat.data.Relation;
import backbeat.data.Relatives;
import backbeat.random.NamedStream;
import backbeat.random.Xoshiro256;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One fixed test part and the rows that may be in training beside it, by how they are related to it.
 *
 * <p>A share of the farthest relatives' groups (artists) is held out as a whole; of each, half of the next nearer groups
 * (songs) give one row each to the test. So what stays outside of the held-out groups is related to no test row, and what
 * the test did not take of them is related in every degree. Groups go by a row's first key, relations by any key.
 *
 * @param test       the test rows, ascending
 * @param validation rows that no step trains on and that are related to no test row
 * @param unrelated  further such rows, in random order: as many as a step trains on
 * @param related    by relation the rows that it relates to a test row, and no nearer relation does; in random order
 */
record FixedRows(int[] test, int[] validation, int[] unrelated, List<int[]> related) {
    /** The share of rows whose groups are held out. */
    private static final double HELD_OUT = 0.15;

    /** Training rows at most: enough for an effect of memory to show, and few enough for a study that does this on the side. */
    private static final int MOST = 40_000;

    private static final double VALIDATION = 0.1;

    /**
     * Deals the rows out.
     *
     * @param rows  the rows that there are, ascending
     * @param steps the relations whose relatives are put into training, the farthest first; at least one
     */
    static FixedRows of(int[] rows, Kinship kinship, List<Relation> steps, long seed) {
        Xoshiro256 random = NamedStream.FIXED_ROWS.generator(seed);
        List<Relatives> relatives =
                steps.stream().map(kinship.byRelation()::get).toList();
        int[] test = test(rows, relatives, random);
        List<BitSet> near = relatives.stream().map(one -> one.of(test)).toList();
        BitSet counted = new BitSet();
        kinship.byRelation().forEach((relation, one) -> {
            if (relation.counted()) {
                counted.or(one.of(test));
            }
        });
        List<List<Integer>> related = new ArrayList<>();
        steps.forEach(step -> related.add(new ArrayList<>()));
        List<Integer> unrelated = new ArrayList<>();
        for (int row : rows) {
            int degree = degree(near, row);
            if (Arrays.binarySearch(test, row) < 0) {
                if (degree >= 0) {
                    related.get(degree).add(row);
                } else if (!counted.get(row)) {
                    unrelated.add(row);
                }
            }
        }
        int[] far = shuffled(unrelated, random);
        int validation = (int) (VALIDATION * Math.min(far.length, MOST));
        int[] held = Arrays.copyOf(far, validation);
        Arrays.sort(held);
        return new FixedRows(
                test,
                held,
                Arrays.copyOfRange(far, validation, Math.min(far.length, validation + MOST)),
                related.stream().map(one -> shuffled(one, random)).toList());
    }

    /** The nearest relation of a row to the test, −1 for none. */
    private static int degree(List<BitSet> near, int row) {
        for (int step = near.size() - 1; step >= 0; step--) {
            if (near.get(step).get(row)) {
                return step;
            }
        }
        return -1;
    }

    private static int[] test(int[] rows, List<Relatives> relatives, Xoshiro256 random) {
        List<int[]> groups = new ArrayList<>(groups(rows, relatives.get(0)));
        shuffle(groups, random);
        int[] test = new int[rows.length];
        int size = 0;
        int held = 0;
        for (int g = 0; g < groups.size() && held < HELD_OUT * rows.length; g++) {
            int[] group = groups.get(g);
            held += group.length;
            List<int[]> inner =
                    new ArrayList<>(relatives.size() > 1 ? groups(group, relatives.get(1)) : singles(group));
            shuffle(inner, random);
            int taken = (inner.size() + random.nextInt(2)) / 2; // of a single song half of the time none
            for (int[] one : inner.subList(0, taken)) {
                test[size++] = one[random.nextInt(one.length)];
            }
        }
        int[] taken = Arrays.copyOf(test, size);
        Arrays.sort(taken);
        return taken;
    }

    private static List<int[]> singles(int[] rows) {
        return Arrays.stream(rows).mapToObj(row -> new int[] {row}).toList();
    }

    /** The rows by their first key, in order of first appearance. */
    private static List<int[]> groups(int[] rows, Relatives relatives) {
        Map<Integer, List<Integer>> groups = new LinkedHashMap<>();
        for (int row : rows) {
            groups.computeIfAbsent(relatives.first(row), key -> new ArrayList<>())
                    .add(row);
        }
        return groups.values().stream().map(FixedRows::array).toList();
    }

    private static int[] array(List<Integer> rows) {
        return rows.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int[] shuffled(List<Integer> rows, Xoshiro256 random) {
        int[] order = array(rows);
        random.shuffle(order);
        return order;
    }

    private static void shuffle(List<int[]> groups, Xoshiro256 random) {
        int[] order = new int[groups.size()];
        Arrays.setAll(order, i -> i);
        random.shuffle(order);
        List<int[]> before = List.copyOf(groups);
        for (int i = 0; i < order.length; i++) {
            groups.set(i, before.get(order[i]));
        }
    }

    /** The rows that a step trains on, ascending: relatives up to {@code step} (−1 for none) take the place of unrelated rows. */
    int[] training(int step) {
        int[] rows = new int[unrelated.length];
        int size = 0;
        for (int s = step; s >= -1; s--) {
            for (int row : s < 0 ? unrelated : related.get(s)) {
                if (size < rows.length) {
                    rows[size++] = row;
                }
            }
        }
        Arrays.sort(rows);
        return rows;
    }

    /** How many relatives a step adds. */
    int added(int step) {
        return related.get(step).length;
    }
}
