package backbeat.preparation;

import backbeat.data.DataException;
import backbeat.data.Groups;
import backbeat.random.Xoshiro256;
import backbeat.table.Labels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Deals rows out to training, validation and test, or to the folds of a cross-validation: seeded, stratified, and never a
 * group on two sides.
 *
 * <p>Groups are put in order of size and number of positives, so that neighbors in this order are alike; each window of
 * {@value #WINDOW} neighbors is shuffled and dealt out in the proportions wanted. So every part gets its share of large
 * and small groups and of both classes, and every group has the same chance of every part whatever its size. (Filling
 * parts greedily, largest groups first, balances a little better but sends the largest groups to the same part for every
 * seed.) Where a class has few rows, its counts are then made exact ({@link RareClasses}), and where a
 * part would lack a class that enough groups hold, it gets a group of it ({@link MissingClasses}). O(n) for n rows.
 */
public final class Splitter {
    private static final int WINDOW = 20;

    private final double validation;
    private final double test;
    private final long seed;

    /**
     * A splitter.
     *
     * @param validation the share of rows for validation, may be 0
     * @param test       the share of rows for the test
     * @param seed       the seed of every choice
     * @throws IllegalArgumentException unless {@code validation >= 0}, {@code test > 0} and both leave rows to train on
     */
    public Splitter(double validation, double test, long seed) {
        if (!(validation >= 0 && test > 0 && validation + test < 1)) {
            throw new IllegalArgumentException("The shares of validation and test rows must be at least 0, above 0 and"
                    + " together less than 1, not " + validation + " and " + test);
        }
        this.validation = validation;
        this.test = test;
        this.seed = seed;
    }

    /** 70 % of the rows for training, 10 % for validation, 20 % for the test. */
    public static Splitter defaults(long seed) {
        return new Splitter(0.1, 0.2, seed);
    }

    /** How many parts get rows: training and test, and validation unless its share is 0. */
    int parts() {
        return validation > 0 ? 3 : 2;
    }

    /**
     * Splits rows.
     *
     * @param rows   the rows to deal out
     * @param labels their labels, in the same order
     * @param groups what must stay together
     * @throws DataException if a part that should have rows gets none
     */
    public Split split(int[] rows, Labels labels, Groups groups) {
        int[] part = deal(rows, labels, groups, new double[] {1 - validation - test, validation, test}, seed);
        Split split = new Split(select(rows, part, 0), select(rows, part, 1), select(rows, part, 2));
        if (split.train().length == 0 || split.test().length == 0 || validation > 0 && split.validation().length == 0) {
            throw new DataException("Too few groups (" + groups.name() + ") to split " + rows.length
                    + " rows into training, validation and test");
        }
        return split;
    }

    /**
     * The folds of a cross-validation: each row is in the test part of exactly one of them. Validation parts are empty.
     *
     * @param folds  how many, at least 2
     * @param rows   the rows to deal out
     * @param labels their labels, in the same order
     * @param groups what must stay together
     * @param seed   the seed of every choice
     * @throws DataException if a fold gets no rows
     */
    public static List<Split> folds(int folds, int[] rows, Labels labels, Groups groups, long seed) {
        if (folds < 2) {
            throw new IllegalArgumentException("A cross-validation needs at least 2 folds, not " + folds);
        }
        double[] shares = new double[folds];
        Arrays.fill(shares, 1.0 / folds);
        int[] part = deal(rows, labels, groups, shares, seed);
        List<Split> splits = new ArrayList<>();
        for (int fold = 0; fold < folds; fold++) {
            int[] test = select(rows, part, fold);
            int[] outside = part.clone();
            for (int i = 0; i < outside.length; i++) {
                outside[i] = part[i] == fold ? -1 : 0;
            }
            int[] train = select(rows, outside, 0);
            if (test.length == 0 || train.length == 0) {
                throw new DataException("Too few groups (" + groups.name() + ") for " + folds + " folds");
            }
            splits.add(new Split(train, new int[0], test));
        }
        return splits;
    }

    /** The part of every row, by place in {@code rows}. */
    private static int[] deal(int[] rows, Labels labels, Groups groups, double[] shares, long seed) {
        if (rows.length != labels.size()) {
            throw new IllegalArgumentException(rows.length + " rows, but " + labels.size() + " labels");
        }
        int[] size = new int[groups.count()];
        int[] positives = new int[groups.count()];
        int[] present = new int[groups.count()];
        int count = 0;
        for (int i = 0; i < rows.length; i++) {
            int group = groups.of(rows[i]);
            if (size[group]++ == 0) {
                present[count++] = group;
            }
            positives[group] += labels.get(i);
        }
        int[] order = Arrays.copyOf(present, count);
        Xoshiro256 random = new Xoshiro256(seed);
        random.shuffle(order);
        order = sortedBy(size, sortedBy(positives, order)); // stable: by size, and groups of one size by positives
        shuffleWindows(order, random);
        int[] partOfGroup = dealInOrder(order, groups.count(), shares);
        RareClasses.settle(size, positives, order, partOfGroup, shares);
        MissingClasses.settle(size, positives, order, partOfGroup, shares);
        int[] part = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            part[i] = partOfGroup[groups.of(rows[i])];
        }
        return part;
    }

    /** The groups in rising order of their key, those of one key as they were: a counting sort, O(groups + largest key). */
    private static int[] sortedBy(int[] key, int[] groups) {
        int largest = 0;
        for (int group : groups) {
            largest = Math.max(largest, key[group]);
        }
        int[] next = new int[largest + 2];
        for (int group : groups) {
            next[key[group] + 1]++;
        }
        for (int k = 1; k < next.length; k++) {
            next[k] += next[k - 1];
        }
        int[] sorted = new int[groups.length];
        for (int group : groups) {
            sorted[next[key[group]]++] = group;
        }
        return sorted;
    }

    private static void shuffleWindows(int[] order, Xoshiro256 random) {
        for (int start = 0; start < order.length; start += WINDOW) {
            int[] window = Arrays.copyOfRange(order, start, Math.min(order.length, start + WINDOW));
            random.shuffle(window);
            System.arraycopy(window, 0, order, start, window.length);
        }
    }

    /** Gives each group in turn to the part that is furthest behind its share of the groups dealt so far. */
    private static int[] dealInOrder(int[] order, int groups, double[] shares) {
        int[] dealt = new int[shares.length];
        int[] partOfGroup = new int[groups];
        for (int i = 0; i < order.length; i++) {
            int best = 0;
            double behind = Double.NEGATIVE_INFINITY;
            for (int p = 0; p < shares.length; p++) {
                double lag = shares[p] * (i + 1) - dealt[p];
                if (lag > behind) {
                    behind = lag;
                    best = p;
                }
            }
            dealt[best]++;
            partOfGroup[order[i]] = best;
        }
        return partOfGroup;
    }

    private static int[] select(int[] rows, int[] part, int wanted) {
        int[] selected = new int[rows.length];
        int size = 0;
        for (int i = 0; i < rows.length; i++) {
            if (part[i] == wanted) {
                selected[size++] = rows[i];
            }
        }
        int[] trimmed = Arrays.copyOf(selected, size);
        Arrays.sort(trimmed);
        return trimmed;
    }
}
