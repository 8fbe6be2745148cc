package backbeat.pipeline;

import backbeat.table.Schema;
import backbeat.tree.ClassWeights;
import backbeat.tree.FlatTree;
import backbeat.tree.FlatTreeBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Trees as files had them before version 5, for reading: a list of trees, of each the number of nodes and then node after
 * node in depth-first order, each with a byte for its kind.
 */
final class TreesNodeByNode {
    private static final int LEAST_TREE_BYTES = Integer.BYTES + 3;

    private TreesNodeByNode() {}

    static List<FlatTree> read(SectionReader in, Schema schema, ClassWeights weights) throws IOException {
        int count = in.count("trees", LEAST_TREE_BYTES);
        FlatTreeBuilder builder = new FlatTreeBuilder(schema.numericCount() + schema.categoricalCount(), weights);
        List<FlatTree> trees = new ArrayList<>(count);
        for (int t = 0; t < count; t++) {
            trees.add(readTree(in, schema, builder));
        }
        return trees;
    }

    private static FlatTree readTree(SectionReader in, Schema schema, FlatTreeBuilder builder) throws IOException {
        int size = in.i32("nodes of a tree", 1, Integer.MAX_VALUE);
        for (int node = 0; node < size; node++) {
            switch (Codes.NODE.read(in)) {
                case LEAF -> readLeaf(in, builder);
                case NUMERIC -> {
                    int column = in.varint("column", schema.numericCount() - 1);
                    float threshold = in.f32("threshold");
                    in.require(Float.floatToRawIntBits(threshold) != Float.floatToRawIntBits(-0f), "threshold is -0");
                    builder.numeric(column, threshold);
                }
                case CATEGORY -> {
                    int column = categoricalColumn(in, schema);
                    builder.category(column, in.varint("category", categories(schema, column) - 1));
                }
                case SUBSET -> readSubset(in, schema, builder);
            }
        }
        return builder.build();
    }

    private static void readLeaf(SectionReader in, FlatTreeBuilder builder) throws IOException {
        int negatives = in.varint("negatives of a leaf", Integer.MAX_VALUE);
        int positives = in.varint("positives of a leaf", Integer.MAX_VALUE);
        in.require(negatives > 0 || positives > 0, "a leaf has no rows");
        builder.leaf(negatives, positives);
    }

    private static void readSubset(SectionReader in, Schema schema, FlatTreeBuilder builder) throws IOException {
        int column = categoricalColumn(in, schema);
        int categories = categories(schema, column);
        byte[] bits = new byte[categories / 8 + 1];
        long[] words = new long[(categories >> 6) + 1];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = (byte) in.u8("set of categories");
            words[i / 8] |= (bits[i] & 0xffL) << 8 * (i % 8);
        }
        in.require((bits[bits.length - 1] & 0xff) >> categories % 8 <= 1, "a set names categories that there are not");
        builder.subset(column, words, words.length);
    }

    private static int categoricalColumn(SectionReader in, Schema schema) throws IOException {
        int column = in.varint("column", schema.numericCount() + schema.categoricalCount() - 1);
        if (column < schema.numericCount()) {
            throw in.error("column " + column + " holds numbers, not categories");
        }
        return column;
    }

    private static int categories(Schema schema, int column) {
        return schema.categorical().get(column - schema.numericCount()).size();
    }
}
