package backbeat.preparation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gives every part of a split its exact share of a rare class. Groups have been dealt out at random before; here as few as
 * possible of them change places, until no change of one group, or of two for each other, brings the counts of positive and
 * negative rows nearer to the largest remainders of the shares. With groups of one row the counts are then exact.
 */
final class RareClasses {
    /** A class with this many rows has its share to a tenth of a percent without that. */
    static final int ENOUGH = 1000;

    /** Of so many kinds of groups the random order is left as it is. */
    private static final int MOST_KINDS = 60;

    private final int[] size;
    private final int[] positives;
    private final int[] order;
    private final int[] partOfGroup;
    private final int parts;
    /** By class and part: how many rows are there beyond what there should be. */
    private final int[][] beyond;
    /** Groups of the same size and positives are alike. */
    private final List<int[]> kinds = new ArrayList<>();

    private RareClasses(int[] size, int[] positives, int[] order, int[] partOfGroup, int[][] wanted) {
        this.size = size;
        this.positives = positives;
        this.order = order;
        this.partOfGroup = partOfGroup;
        this.parts = wanted[0].length;
        this.beyond = new int[][] {negated(wanted[0]), negated(wanted[1])};
        for (int group : order) {
            add(group, partOfGroup[group], 1);
            boolean known = kinds.stream().anyMatch(kind -> kind[0] == negatives(group) && kind[1] == positives[group]);
            if (!known && kinds.size() <= MOST_KINDS) {
                kinds.add(new int[] {negatives(group), positives[group]});
            }
        }
    }

    private static int[] negated(int[] values) {
        return Arrays.stream(values).map(value -> -value).toArray();
    }

    private int negatives(int group) {
        return size[group] - positives[group];
    }

    private void add(int group, int part, int sign) {
        beyond[0][part] += sign * negatives(group);
        beyond[1][part] += sign * positives[group];
    }

    /**
     * Changes {@code partOfGroup} where a class is rare.
     *
     * @param size      the rows of each group
     * @param positives the positive rows of each
     * @param order     the groups that have rows, in random order
     */
    static void settle(int[] size, int[] positives, int[] order, int[] partOfGroup, double[] shares) {
        int rows = 0;
        int positive = 0;
        for (int group : order) {
            rows += size[group];
            positive += positives[group];
        }
        if (Math.min(positive, rows - positive) >= ENOUGH) {
            return;
        }
        int[][] wanted = {counts(rows - positive, shares), counts(positive, shares)};
        RareClasses classes = new RareClasses(size, positives, order, partOfGroup, wanted);
        if (classes.kinds.size() <= MOST_KINDS) {
            while (classes.improve()) {
                // every step lowers a sum of whole numbers
            }
        }
    }

    /**
     * Whole counts in the proportions of the shares: by largest remainder, the earlier part first among equals, and none of a
     * part that should have some where there are enough for one each.
     */
    static int[] counts(int rows, double[] shares) {
        int[] counts = new int[shares.length];
        double[] remainders = new double[shares.length];
        int left = rows;
        for (int p = 0; p < shares.length; p++) {
            double exact = rows * shares[p];
            counts[p] = (int) Math.floor(exact + 1e-9);
            remainders[p] = exact - counts[p];
            left -= counts[p];
        }
        for (; left > 0; left--) {
            int most = 0;
            for (int p = 1; p < shares.length; p++) {
                most = remainders[p] > remainders[most] + 1e-9 ? p : most;
            }
            counts[most]++;
            remainders[most]--;
        }
        for (int p = 0; p < shares.length; p++) {
            if (counts[p] == 0 && shares[p] > 0) {
                int richest = 0;
                for (int q = 1; q < shares.length; q++) {
                    richest = counts[q] > counts[richest] ? q : richest;
                }
                boolean enough = counts[richest] > 1;
                counts[richest] -= enough ? 1 : 0;
                counts[p] += enough ? 1 : 0;
            }
        }
        return counts;
    }

    /** Makes the best change of one group, or of two; false if none helps. */
    private boolean improve() {
        int[] none = {0, 0};
        int best = 0;
        int[] change = null;
        for (int from = 0; from < parts; from++) {
            for (int to = 0; to < parts; to++) {
                for (int i = 0; to != from && i < kinds.size(); i++) {
                    for (int j = -1; j < kinds.size(); j++) {
                        int[] back = j < 0 ? none : kinds.get(j);
                        int gain = gain(from, to, kinds.get(i)[0] - back[0], kinds.get(i)[1] - back[1]);
                        boolean there =
                                gain > best && find(kinds.get(i), from) >= 0 && (j < 0 || find(kinds.get(j), to) >= 0);
                        if (there) {
                            best = gain;
                            change = new int[] {i, j, from, to};
                        }
                    }
                }
            }
        }
        if (change == null) {
            return false;
        }
        int there = find(kinds.get(change[0]), change[2]);
        int back = change[1] < 0 ? -1 : find(kinds.get(change[1]), change[3]);
        move(there, change[3]);
        if (back >= 0) {
            move(back, change[2]);
        }
        return true;
    }

    private void move(int group, int part) {
        add(group, partOfGroup[group], -1);
        partOfGroup[group] = part;
        add(group, part, 1);
    }

    /** By how much the counts come nearer to what they should be if so many rows of each class go from a part to another. */
    private int gain(int from, int to, int negative, int positive) {
        return nearer(beyond[0], from, to, negative) + nearer(beyond[1], from, to, positive);
    }

    private static int nearer(int[] beyond, int from, int to, int rows) {
        return Math.abs(beyond[from])
                + Math.abs(beyond[to])
                - Math.abs(beyond[from] - rows)
                - Math.abs(beyond[to] + rows);
    }

    /** The first group of a kind in a part, in the random order; -1 if there is none. */
    private int find(int[] kind, int part) {
        for (int group : order) {
            if (partOfGroup[group] == part && negatives(group) == kind[0] && positives[group] == kind[1]) {
                return group;
            }
        }
        return -1;
    }
}
