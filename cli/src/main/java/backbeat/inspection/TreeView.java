package backbeat.inspection;

import backbeat.preparation.Preprocessor;
import backbeat.table.CategoricalColumn;
import backbeat.table.Schema;
import backbeat.tree.FlatTree;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The upper part of a tree, in raw units and category names, for people.
 *
 * @param question  what a split asks; empty for a leaf or where the view is cut off
 * @param negatives negative training rows below, each as often as the bootstrap drew it
 * @param positives positive training rows below
 * @param hidden    nodes below that the view leaves out
 * @param no        where rows go to that answer no
 * @param yes       where rows go to that answer yes
 */
public record TreeView(
        String question, long negatives, long positives, int hidden, Optional<TreeView> no, Optional<TreeView> yes) {
    private static final MathContext DIGITS = new MathContext(4);

    /** Categories of a set that are named before the rest is counted. */
    private static final int MOST_NAMES = 3;

    /**
     * Views a tree down to {@code depth}.
     *
     * @param depth splits on a path from the root; at least 0
     */
    public static TreeView of(FlatTree tree, Preprocessor preprocessor, int depth) {
        int[] sizes = sizes(tree);
        long[][] counts = counts(tree);
        return view(tree, preprocessor, 0, depth, sizes, counts);
    }

    private static TreeView view(
            FlatTree tree, Preprocessor preprocessor, int node, int depth, int[] sizes, long[][] counts) {
        long negatives = counts[0][node];
        long positives = counts[1][node];
        if (tree.isLeaf(node) || depth == 0) {
            return new TreeView("", negatives, positives, sizes[node] - 1, Optional.empty(), Optional.empty());
        }
        // A numeric split sends large values to the right; asked as "at most", yes is the left side.
        boolean numeric = tree.kind(node) == FlatTree.Kind.NUMERIC;
        int yes = numeric ? tree.left(node) : tree.right(node);
        int no = numeric ? tree.right(node) : tree.left(node);
        return new TreeView(
                question(tree, node, preprocessor),
                negatives,
                positives,
                0,
                Optional.of(view(tree, preprocessor, no, depth - 1, sizes, counts)),
                Optional.of(view(tree, preprocessor, yes, depth - 1, sizes, counts)));
    }

    private static String question(FlatTree tree, int node, Preprocessor preprocessor) {
        Schema schema = preprocessor.schema();
        int column = tree.column(node);
        if (tree.kind(node) == FlatTree.Kind.NUMERIC) {
            if (preprocessor.isBoolean(column)) {
                return "not " + schema.numeric().get(column);
            }
            double raw = preprocessor.raw(column, tree.threshold(node));
            return schema.numeric().get(column) + " <= " + number(raw);
        }
        CategoricalColumn categorical = schema.categorical().get(column - schema.numericCount());
        if (tree.kind(node) == FlatTree.Kind.CATEGORY) {
            return categorical.name()
                    + (categorical.isSet() ? " contains " : " = ")
                    + categorical.categories().get(tree.category(node));
        }
        List<String> names = new ArrayList<>();
        for (int code = 0; code < categorical.size(); code++) {
            if (tree.goesRight(node, code)) {
                names.add(categorical.categories().get(code));
            }
        }
        String shown = String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())));
        String rest = names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more" : "";
        return categorical.name() + (categorical.isSet() ? " contains one of {" : " in {") + shown + rest + "}";
    }

    /** A number with as many digits as people need. */
    public static String number(double value) {
        return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
    }

    /** The nodes of every subtree. Children come after their parents, so one pass from the end adds them up. */
    private static int[] sizes(FlatTree tree) {
        int[] sizes = new int[tree.size()];
        for (int node = tree.size() - 1; node >= 0; node--) {
            sizes[node] = tree.isLeaf(node) ? 1 : 1 + sizes[tree.left(node)] + sizes[tree.right(node)];
        }
        return sizes;
    }

    /** The negative and positive rows of every subtree. */
    private static long[][] counts(FlatTree tree) {
        long[][] counts = new long[2][tree.size()];
        for (int node = tree.size() - 1; node >= 0; node--) {
            boolean leaf = tree.isLeaf(node);
            counts[0][node] = leaf ? tree.negatives(node) : counts[0][tree.left(node)] + counts[0][tree.right(node)];
            counts[1][node] = leaf ? tree.positives(node) : counts[1][tree.left(node)] + counts[1][tree.right(node)];
        }
        return counts;
    }

    public long rows() {
        return negatives + positives;
    }

    public boolean isSplit() {
        return yes.isPresent();
    }

    /** What a node says for people: rows, and the share of positives among them. */
    String summary() {
        String share = rows() == 0 ? "-" : number(100.0 * positives / rows()) + " %";
        return (rows() == 1 ? "1 row, " : rows() + " rows, ") + share + " positive"
                + (hidden > 0 ? ", " + hidden + (hidden == 1 ? " node below" : " nodes below") : "");
    }
}
