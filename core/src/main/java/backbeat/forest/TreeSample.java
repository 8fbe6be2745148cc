package backbeat.forest;

import backbeat.random.NamedStream;
import backbeat.random.SplitMix64;
import backbeat.random.Xoshiro256;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import java.util.Arrays;

/**
 * Which rows each tree learns from: a pure function of the forest's seed, the tree's number and the groups of the rows.
 *
 * <p>Without groups a tree draws {@code n} of {@code n} rows with replacement. With {@code g} groups it draws {@code g} of
 * them with replacement, and every row of a group as often as the group: the cluster bootstrap (Davison and Hinkley 1997,
 * section 3.8, doi:10.1017/CBO9780511802843; Field and Welsh 2007, doi:10.1111/j.1467-9868.2007.00593.x). A row is out of
 * the bag only together with its whole group. The sample has {@code n} rows on average; groups of one row each, in any
 * numbering, give the sample of rows.
 *
 * <p>Cost: O(n) a tree. Memory: 4 bytes a row and 4 a group, and nothing without groups. Immutable.
 */
final class TreeSample {
    private final ForestOptions options;
    private final int rows;
    /** The first row of each group, in order; empty when every row is drawn by itself. */
    private final int[] firsts;
    /** The first row of each row's group; empty when every row is drawn by itself. */
    private final int[] firstOf;

    private TreeSample(ForestOptions options, int rows, int[] firsts, int[] firstOf) {
        this.options = options;
        this.rows = rows;
        this.firsts = firsts;
        this.firstOf = firstOf;
    }

    /** Draws rows. */
    static TreeSample ofRows(ForestOptions options, int rows) {
        return new TreeSample(options, rows, new int[0], new int[0]);
    }

    /**
     * Draws groups; rows of one number are a group.
     *
     * @throws IllegalArgumentException if there is not one number for each row
     */
    static TreeSample ofGroups(ForestOptions options, int rows, int[] groups) {
        if (groups.length != rows) {
            throw new IllegalArgumentException(rows + " rows, but " + groups.length + " group numbers");
        }
        Int2IntOpenHashMap known = new Int2IntOpenHashMap();
        known.defaultReturnValue(-1);
        int[] firsts = new int[rows];
        int[] firstOf = new int[rows];
        int count = 0;
        for (int row = 0; row < rows; row++) {
            int first = known.putIfAbsent(groups[row], row);
            if (first < 0) {
                first = row;
                firsts[count++] = row;
            }
            firstOf[row] = first;
        }
        return count == rows
                ? ofRows(options, count)
                : new TreeSample(options, rows, Arrays.copyOf(firsts, count), firstOf);
    }

    /** The group of each row, numbered by its first row; empty when every row is drawn by itself. */
    int[] groups() {
        return firstOf;
    }

    /** The number of rows. */
    int rows() {
        return rows;
    }

    /** The seed of all random choices of a tree. */
    static long treeSeed(ForestOptions options, int tree) {
        return SplitMix64.mix(options.seed(), tree);
    }

    /** Fills {@code counts} with how often the tree's sample contains each row: once without bootstrap. */
    void fill(int tree, int[] counts) {
        if (!options.bootstrap()) {
            Arrays.fill(counts, 1);
            return;
        }
        Arrays.fill(counts, 0);
        Xoshiro256 random = NamedStream.TREE_SAMPLE.generator(treeSeed(options, tree));
        if (firsts.length == 0) {
            for (int draw = 0; draw < rows; draw++) {
                counts[random.nextInt(rows)]++;
            }
            return;
        }
        for (int draw = 0; draw < firsts.length; draw++) {
            counts[firsts[random.nextInt(firsts.length)]]++;
        }
        for (int row = 0; row < rows; row++) {
            counts[row] = counts[firstOf[row]]; // the first row of a group precedes the others
        }
    }
}
