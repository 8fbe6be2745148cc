package backbeat.evaluation;

import backbeat.table.Labels;
import it.unimi.dsi.fastutil.doubles.DoubleArrays;
import java.util.Arrays;
import java.util.Optional;

/**
 * How well a number tells positive rows from negative ones of the same group (songs of the same genre): the share of pairs,
 * one of each class and both of a group, in which the positive row has the higher number, ties counting one half. At one half
 * it says nothing within groups; below, positive rows have the lower numbers. Each group weighs as many as it has pairs.
 *
 * <p>The interval takes clusters as independent: a row's part in the share is the sum of its pairs less what they would be on
 * average, parts are added up within each cluster, and their squares give the variance (the clustered placements of
 * {@link DeLong}, pair by pair of a group).
 *
 * @param auc   the share, with its 95 % interval over clusters
 * @param pairs how many pairs it is of
 */
public record WithinGroups(Interval auc, long pairs) {
    /**
     * Compares rows within their groups. O(n log n).
     *
     * @param numbers  by row; rows whose number is missing (NaN) are left out
     * @param groups   any number per row; rows with equal numbers form a group
     * @param clusters any number per row; rows with equal numbers form a cluster
     * @return nothing where no group has rows of both classes, or those that have are of a single cluster
     * @throws IllegalArgumentException if lengths differ
     */
    public static Optional<WithinGroups> of(Labels labels, double[] numbers, int[] groups, int[] clusters) {
        Checks.sameLength(labels, numbers.length, "numbers");
        Checks.sameLength(labels, groups.length, "groups");
        Checks.sameLength(labels, clusters.length, "clusters");
        Pairs pairs = new Pairs(labels, numbers, Clusters.of(groups));
        return pairs.all == 0 ? Optional.empty() : pairs.result(Clusters.of(clusters));
    }

    /** What every row's pairs say. */
    private static final class Pairs {
        private final Labels labels;
        private final double[] numbers;
        private final Clusters groups;
        /** Of a positive row the negative ones of its group that are lower, of a negative row the positive ones that are higher. */
        private final double[] wins;
        /** Rows of the other class in the row's group. */
        private final int[] others;

        private double won;
        private long all;

        Pairs(Labels labels, double[] numbers, Clusters groups) {
            this.labels = labels;
            this.numbers = numbers;
            this.groups = groups;
            this.wins = new double[numbers.length];
            this.others = new int[numbers.length];
            int[] order = inOrder();
            for (int from = 0, end; from < order.length; from = end) {
                end = endOfGroup(order, from);
                count(order, from, end);
            }
        }

        /** Rows with a number, group by group, each in rising order. */
        private int[] inOrder() {
            int[] starts = new int[groups.count() + 1];
            int rows = 0;
            int[] order = new int[numbers.length];
            for (int row = 0; row < numbers.length; row++) {
                if (!Double.isNaN(numbers[row])) {
                    order[rows++] = row;
                    starts[groups.of(row) + 1]++;
                }
            }
            order = Arrays.copyOf(order, rows);
            DoubleArrays.radixSortIndirect(order, numbers, true);
            for (int group = 0; group < groups.count(); group++) {
                starts[group + 1] += starts[group];
            }
            int[] byGroup = new int[rows];
            for (int row : order) {
                byGroup[starts[groups.of(row)]++] = row;
            }
            return byGroup;
        }

        private int endOfGroup(int[] order, int from) {
            int end = from + 1;
            while (end < order.length && groups.of(order[end]) == groups.of(order[from])) {
                end++;
            }
            return end;
        }

        private void count(int[] order, int from, int end) {
            int positives = positives(order, from, end);
            int negatives = end - from - positives;
            int positivesBelow = 0;
            int negativesBelow = 0;
            for (int tie = from, tieEnd; tie < end; tie = tieEnd) {
                tieEnd = tie + 1;
                while (tieEnd < end && numbers[order[tieEnd]] == numbers[order[tie]]) {
                    tieEnd++;
                }
                int tiedPositives = positives(order, tie, tieEnd);
                int tiedNegatives = tieEnd - tie - tiedPositives;
                for (int i = tie; i < tieEnd; i++) {
                    boolean isPositive = labels.get(order[i]) == 1;
                    wins[order[i]] = isPositive
                            ? negativesBelow + tiedNegatives / 2.0
                            : positives - positivesBelow - tiedPositives / 2.0;
                    others[order[i]] = isPositive ? negatives : positives;
                    won += isPositive ? wins[order[i]] : 0;
                }
                positivesBelow += tiedPositives;
                negativesBelow += tiedNegatives;
            }
            all += (long) positives * negatives;
        }

        private int positives(int[] order, int from, int end) {
            int positives = 0;
            for (int i = from; i < end; i++) {
                positives += labels.get(order[i]);
            }
            return positives;
        }

        Optional<WithinGroups> result(Clusters clusters) {
            double share = won / all;
            double[] sums = new double[clusters.count()];
            boolean[] takesPart = new boolean[clusters.count()];
            for (int row = 0; row < wins.length; row++) {
                sums[clusters.of(row)] += wins[row] - share * others[row];
                takesPart[clusters.of(row)] |= others[row] > 0;
            }
            double squares = 0;
            int count = 0;
            for (int cluster = 0; cluster < sums.length; cluster++) {
                squares += sums[cluster] * sums[cluster];
                count += takesPart[cluster] ? 1 : 0;
            }
            if (count < 2) {
                return Optional.empty();
            }
            double reach = Normal.Z_95 * Math.sqrt(squares * count / (count - 1)) / all;
            return Optional.of(new WithinGroups(new Interval(share, share - reach, share + reach), all));
        }
    }
}
