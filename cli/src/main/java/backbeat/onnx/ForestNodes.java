package backbeat.onnx;

import backbeat.forest.RandomForest;
import backbeat.table.Schema;
import backbeat.tree.CategorySplits;
import backbeat.tree.FlatTree;
import it.unimi.dsi.fastutil.doubles.Double2IntOpenHashMap;
import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.io.ByteArrayOutputStream;
import java.util.BitSet;

/**
 * The nodes of all trees in parallel arrays, numbered tree after tree in depth-first order. A row goes right at a node if
 * its value in the node's column of {@link ForestFeatures} is above the threshold or, where the forest splits on sets, if
 * the member at the node's set plus the row's code in that column is 1.
 *
 * <table>
 *   <caption>A node's entries</caption>
 *   <tr><th>kind</th><th>column</th><th>threshold</th><th>children</th><th>set</th></tr>
 *   <tr><td>numeric</td><td>the number</td><td>the threshold</td><td>left, right</td><td>0, where no code is a member</td></tr>
 *   <tr><td>category, set</td><td>the category's zeros</td><td>½</td><td>left, right</td><td>where the set begins</td></tr>
 *   <tr><td>category, without sets</td><td>the one-hot column</td><td>½</td><td>left, right</td><td></td></tr>
 *   <tr><td>leaf</td><td>0</td><td>place of the vote</td><td>itself, itself</td><td>0</td></tr>
 * </table>
 *
 * <p>Where a column holds sets and the forest splits on sets, too, the members at a node's set are codes of all columns, and a
 * row goes right if that of one of its own is 1.
 *
 * <p>A leaf's threshold is the place of its vote among the distinct ones, a whole number below 2²⁴, which single precision
 * holds exactly.
 */
final class ForestNodes {
    private static final int EXACT_IN_SINGLE = 1 << 24;

    /** Five numbers of 4 bytes a node, in files of less than 2 GB. */
    private static final int MOST_NODES = Integer.MAX_VALUE / (5 * Integer.BYTES) - (1 << 20);

    private final Schema schema;
    final boolean withSets;
    /** Whether sets are of the codes of all columns, since a row may have several members. */
    final boolean wide;

    final int[] columns;
    final float[] thresholds;
    /** The left and the right child of each node. */
    final int[] children;
    /** Where each node's set begins in {@link #members}; empty without sets. */
    final int[] sets;
    /** The first node of each tree, and after them that of a tree that votes zero. */
    final int[] roots;

    private final ByteArrayOutputStream members = new ByteArrayOutputStream();
    private final Object2IntOpenHashMap<BitSet> placeOfSet = new Object2IntOpenHashMap<>();
    private final DoubleArrayList votes = new DoubleArrayList();
    private final Double2IntOpenHashMap placeOfVote = new Double2IntOpenHashMap();

    /** @throws IllegalArgumentException if an ONNX file cannot hold the forest */
    ForestNodes(RandomForest forest) {
        int count = count(forest);
        schema = forest.schema();
        withSets = forest.options().tree().categorySplits() == CategorySplits.SUBSET;
        columns = new int[count];
        thresholds = new float[count];
        children = new int[2 * count];
        sets = new int[withSets ? count : 0];
        roots = new int[forest.trees().size() + 1];
        placeOfSet.defaultReturnValue(-1);
        placeOfVote.defaultReturnValue(-1);
        wide = withSets && schema.hasSets();
        for (int code = 0; code <= (wide ? wideOffset(schema, schema.categoricalCount()) : 0); code++) {
            members.write(0);
        }
        int first = 0;
        for (int t = 0; t < forest.trees().size(); t++) {
            roots[t] = first;
            add(forest.trees().get(t), first);
            first += forest.trees().get(t).size();
        }
        roots[roots.length - 1] = first;
        leaf(first, 0);
    }

    private static int count(RandomForest forest) {
        long count = forest.nodes() + 1;
        if (count > MOST_NODES) {
            throw new IllegalArgumentException(
                    "The forest has " + count + " nodes; an ONNX file, of at most 2 GB, has room" + " for " + MOST_NODES
                            + ". Grow fewer trees, or less deep ones");
        }
        return (int) count;
    }

    private void add(FlatTree tree, int first) {
        for (int node = 0; node < tree.size(); node++) {
            int number = first + node;
            if (tree.isLeaf(node)) {
                leaf(number, tree.value(node));
                continue;
            }
            children[2 * number] = first + tree.left(node);
            children[2 * number + 1] = first + tree.right(node);
            if (tree.kind(node) == FlatTree.Kind.NUMERIC) {
                columns[number] = tree.column(node);
                thresholds[number] = tree.threshold(node);
            } else {
                categories(tree, node, number);
            }
        }
    }

    private void leaf(int number, double vote) {
        int place = placeOfVote.get(vote);
        if (place < 0) {
            place = votes.size();
            if (place == EXACT_IN_SINGLE) {
                throw new IllegalArgumentException("The forest has more than " + place + " different votes");
            }
            votes.add(vote);
            placeOfVote.put(vote, place);
        }
        thresholds[number] = place;
        children[2 * number] = number;
        children[2 * number + 1] = number;
    }

    private void categories(FlatTree tree, int node, int number) {
        int column = tree.column(node) - schema.numericCount();
        thresholds[number] = 0.5f;
        if (withSets) {
            columns[number] = tree.column(node);
            sets[number] = wide
                    ? widePlace(tree, node, column)
                    : place(tree, node, schema.categorical().get(column).size());
        } else {
            columns[number] = schema.oneHotOffset(column) + tree.category(node);
        }
    }

    /** Where the split's set begins; equal sets share their place. The code after the last category is an unseen one. */
    private int place(FlatTree tree, int node, int categories) {
        BitSet right = new BitSet();
        for (int code = 0; code <= categories; code++) {
            right.set(code, tree.goesRight(node, code));
        }
        right.set(categories + 1); // tells sets of the same codes apart by the number of categories
        int place = placeOfSet.getInt(right);
        if (place < 0) {
            place = members.size();
            for (int code = 0; code <= categories; code++) {
                members.write(right.get(code) ? 1 : 0);
            }
            placeOfSet.put(right, place);
        }
        return place;
    }

    /** Where the codes of a categorical column begin among those of all, each with one more for a row without a category. */
    static int wideOffset(Schema schema, int column) {
        return schema.categorical().stream()
                .limit(column)
                .mapToInt(before -> before.size() + 1)
                .sum();
    }

    /** As {@link #place}, but of the codes of all columns: a row goes right if one of its own does. The last code none has. */
    private int widePlace(FlatTree tree, int node, int column) {
        BitSet right = new BitSet();
        int offset = wideOffset(schema, column);
        for (int code = 0; code <= schema.categorical().get(column).size(); code++) {
            right.set(offset + code, tree.goesRight(node, code));
        }
        int width = wideOffset(schema, schema.categoricalCount());
        int place = placeOfSet.getInt(right);
        if (place < 0) {
            place = members.size();
            for (int code = 0; code <= width; code++) {
                members.write(right.get(code) ? 1 : 0);
            }
            placeOfSet.put(right, place);
        }
        return place;
    }

    /** The distinct votes. */
    double[] votes() {
        return votes.toDoubleArray();
    }

    /** For every set, one after the other, 1 for each code that goes right and 0 for the others; a 0 before them all. */
    byte[] members() {
        return members.toByteArray();
    }
}
