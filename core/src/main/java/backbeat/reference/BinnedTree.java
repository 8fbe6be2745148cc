package backbeat.reference;

import backbeat.random.Xoshiro256;
import backbeat.table.Labels;
import backbeat.table.Table;
import backbeat.tree.Binning;
import backbeat.tree.TreeOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A tree grown on bins and codes: the third rung of the forest, above {@link SweptTree} and below
 * {@link backbeat.tree.TreeGrower}, which packs the same idea into rows of 16 bytes.
 *
 * <p><b>What changed.</b> The dense matrix is gone. A numeric value is the number of its bin, at most a few hundred of them;
 * a categorical value is its code. A node counts the rows of both classes for each bin or code of a column, in one pass, and
 * reads all splits off the counts.
 *
 * <p><b>Why.</b> Counting needs no sorting: O(m + bins) for a column. And one pass over the codes of a genre serves all of
 * its 113 one-hot columns, however many of them the node draws.
 *
 * <p><b>What it costs.</b> Values that share a bin cannot be parted. A column with no more distinct values than bins loses
 * nothing; with {@link Binning#EXACT} none does, and the tree is {@link SweptTree}'s.
 *
 * <p>A <em>feature</em> is a column of the one-hot matrix, a <em>column</em> one of the table: numeric ones first, then
 * categorical ones, each with as many features as it has categories.
 */
final class BinnedTree extends NaiveTree {
    private final Table table;
    private final Binning binning;
    private final int[][] bins;
    private final Map<Integer, int[][]> counted = new HashMap<>();

    /** @param bins {@code bins[column][row]} of the numeric columns; see {@link #bins} */
    BinnedTree(TreeOptions options, Table table, Binning binning, int[][] bins, Labels labels, long seed) {
        super(options, labels, table.schema().oneHotWidth(), seed);
        this.table = table;
        this.binning = binning;
        this.bins = bins;
    }

    /** The bin of every numeric value, column by column. */
    static int[][] bins(Table table, Binning binning) {
        int[][] bins = new int[binning.columns()][table.rows()];
        for (int column = 0; column < bins.length; column++) {
            for (int row = 0; row < table.rows(); row++) {
                bins[column][row] = binning.bin(column, table.value(row, column));
            }
        }
        return bins;
    }

    @Override
    Optional<Candidate> bestSplit(int[] rows, Xoshiro256 random) {
        counted.clear(); // another node, other counts
        return super.bestSplit(rows, random);
    }

    @Override
    List<Candidate> splits(int[] rows, int feature) {
        int column = column(feature);
        int[][] counts = counted.computeIfAbsent(column, c -> count(rows, c));
        return column < bins.length
                ? thresholds(rows, feature, counts)
                : category(rows, feature, counts, feature - offset(column));
    }

    // tag::count[]
    /** {@code counts[0][b]} rows, {@code counts[1][b]} of them positive, for every bin or category {@code b}; a set has several. */
    private int[][] count(int[] rows, int column) {
        boolean numeric = column < bins.length;
        int[] codes = numeric ? bins[column] : table.codes(column - bins.length);
        int size = numeric
                ? binning.bins(column)
                : table.schema().categorical().get(column - bins.length).size();
        int[][] counts = new int[2][size];
        for (int row : rows) {
            int[] categories = numeric
                    ? new int[] {codes[row]}
                    : table.sets(column - bins.length).members(codes[row]);
            for (int category : categories) {
                counts[0][category]++;
                counts[1][category] += labels.get(row);
            }
        }
        return counts;
    }
    // end::count[]

    // tag::splits[]
    /** A split between every two bins that the node has rows in, with none between them. */
    private List<Candidate> thresholds(int[] rows, int feature, int[][] counts) {
        List<Candidate> splits = new ArrayList<>();
        int positives = positives(rows);
        int n = 0;
        int p = 0;
        int last = -1;
        for (int bin = 0; bin < counts[0].length; bin++) {
            if (counts[0][bin] > 0) {
                if (last >= 0) {
                    offer(feature, binning.threshold(feature, last, bin), n, p, rows.length, positives, splits);
                }
                n += counts[0][bin];
                p += counts[1][bin];
                last = bin;
            }
        }
        return splits;
    }

    /** One category against the rest: its one-hot column is 0 on the left. */
    private List<Candidate> category(int[] rows, int feature, int[][] counts, int category) {
        List<Candidate> splits = new ArrayList<>();
        int n = rows.length - counts[0][category];
        int positives = positives(rows);
        if (n > 0 && n < rows.length) {
            offer(feature, 0.5, n, positives - counts[1][category], rows.length, positives, splits);
        }
        return splits;
    }
    // end::splits[]

    @Override
    boolean goesLeft(int row, int feature, double threshold) {
        int column = column(feature);
        return column < bins.length
                ? table.value(row, column) <= threshold
                : !table.sets(column - bins.length)
                        .contains(table.code(row, column - bins.length), feature - offset(column));
    }

    /** The column of the table that a feature belongs to. */
    private int column(int feature) {
        if (feature < bins.length) {
            return feature;
        }
        int column = table.schema().categoricalCount() - 1;
        while (feature < table.schema().oneHotOffset(column)) {
            column--;
        }
        return bins.length + column;
    }

    private int offset(int column) {
        return table.schema().oneHotOffset(column - bins.length);
    }
}
