package backbeat.explanation;

import backbeat.forest.Attribution;
import backbeat.forest.RandomForest;
import backbeat.preparation.Preprocessor;
import backbeat.table.CategoricalColumn;
import backbeat.table.Schema;
import backbeat.table.Table;
import backbeat.tree.FlatTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Reads the way of one row through trees as conditions in the source's units, all those on a column made into one. */
record TreePaths(RandomForest forest, Preprocessor preprocessor) {
    private static final int NAMED_CATEGORIES = 3;

    /**
     * The conditions on the way to a leaf, one per column, and the share of positive rows in the leaf.
     *
     * @param tree its number, from 1 on
     */
    public record TreePath(int tree, int depth, List<String> conditions, int leafRows, double probability) {}

    /** What every tree says of a row. */
    double[] answers(Table table, int row) {
        int[] codes = new int[FlatTree.codeCount(table)];
        FlatTree.encode(table, row, codes, 0);
        return forest.trees().stream()
                .mapToDouble(tree -> tree.value(tree.leafOf(codes, 0)))
                .toArray();
    }

    /** The paths through the {@code count} trees whose answers are nearest to the forest's, which is their mean. */
    List<TreePath> typical(Table table, int row, double[] answers, int count) {
        double mean = Arrays.stream(answers).sum() / answers.length;
        return IntStream.range(0, answers.length)
                .boxed()
                .sorted(Comparator.comparingDouble(t -> Math.abs(answers[t] - mean)))
                .limit(count)
                .map(t -> path(t, table, row))
                .toList();
    }

    private TreePath path(int number, Table table, int row) {
        FlatTree tree = forest.trees().get(number);
        List<Attribution.Step> steps = forest.path(number, table, row);
        int depth = steps.size() - 1;
        Map<Integer, Condition> byColumn = new LinkedHashMap<>();
        for (Attribution.Step step : steps.subList(0, depth)) {
            byColumn.computeIfAbsent(tree.column(step.node()), column -> new Condition(forest.schema(), column))
                    .add(tree, step.node(), step.right());
        }
        List<String> conditions = new ArrayList<>();
        byColumn.forEach((column, condition) -> conditions.addAll(condition.texts(preprocessor)));
        int leaf = steps.get(depth).node();
        int rows = tree.negatives(leaf) + tree.positives(leaf);
        return new TreePath(number + 1, depth, conditions, rows, tree.value(leaf));
    }

    /** What a path demands of one column. */
    private static final class Condition {
        private final Schema schema;
        private final int column;
        private final boolean[] possible;
        /** Of a set column: what the row has by the tests that it passed, each for itself, and the members that it has not. */
        private final Set<String> had = new LinkedHashSet<>();

        private final Set<String> hadNot = new LinkedHashSet<>();
        private float above = Float.NEGATIVE_INFINITY;
        private float atMost = Float.POSITIVE_INFINITY;

        Condition(Schema schema, int column) {
            this.schema = schema;
            this.column = column;
            int categories = column < schema.numericCount()
                    ? 0
                    : schema.categorical().get(column - schema.numericCount()).size();
            possible = new boolean[categories];
            Arrays.fill(possible, true);
        }

        void add(FlatTree tree, int node, boolean right) {
            if (tree.kind(node) == FlatTree.Kind.NUMERIC) {
                above = right ? Math.max(above, tree.threshold(node)) : above;
                atMost = right ? atMost : Math.min(atMost, tree.threshold(node));
                return;
            }
            if (isSet()) {
                List<String> asked = IntStream.range(0, possible.length)
                        .filter(code -> tree.goesRight(node, code))
                        .mapToObj(code -> categorical().categories().get(code))
                        .toList();
                if (right) {
                    had.add(some(asked));
                } else {
                    hadNot.addAll(asked);
                }
                return;
            }
            for (int code = 0; code < possible.length; code++) {
                possible[code] &= tree.goesRight(node, code) == right;
            }
        }

        /** One condition, or of a set column two: what it has and what it has not. */
        List<String> texts(Preprocessor preprocessor) {
            return isSet() ? members() : List.of(text(preprocessor));
        }

        private String text(Preprocessor preprocessor) {
            if (column < schema.numericCount()) {
                String name = schema.numeric().get(column);
                if (preprocessor.isBoolean(column)) {
                    return above == Float.NEGATIVE_INFINITY ? "not " + name : name;
                }
                String low = above == Float.NEGATIVE_INFINITY ? "" : RawValue.text(preprocessor, column, above) + " < ";
                String high =
                        atMost == Float.POSITIVE_INFINITY ? "" : " <= " + RawValue.text(preprocessor, column, atMost);
                return low + name + high;
            }
            CategoricalColumn categorical = categorical();
            List<String> in = new ArrayList<>();
            List<String> out = new ArrayList<>();
            for (int code = 0; code < possible.length; code++) {
                (possible[code] ? in : out).add(categorical.categories().get(code));
            }
            return in.size() <= out.size()
                    ? categorical.name() + " is " + some(in)
                    : categorical.name() + " is not " + some(out);
        }

        private CategoricalColumn categorical() {
            return schema.categorical().get(column - schema.numericCount());
        }

        private boolean isSet() {
            return column >= schema.numericCount() && categorical().isSet();
        }

        private List<String> members() {
            List<String> texts = new ArrayList<>();
            if (!had.isEmpty()) {
                texts.add(categorical().name() + " contains " + String.join(" and ", had));
            }
            if (!hadNot.isEmpty()) {
                List<String> names = List.copyOf(hadNot);
                texts.add(categorical().name()
                        + (names.size() == 1
                                ? " does not contain " + names.get(0)
                                : " contains none of " + few(names)));
            }
            return texts;
        }

        private static String some(List<String> categories) {
            if (categories.size() <= NAMED_CATEGORIES) {
                return String.join(" or ", categories);
            }
            return "one of " + few(categories);
        }

        /** How many, and the first of them. */
        private static String few(List<String> categories) {
            return categories.size() <= NAMED_CATEGORIES
                    ? String.join(", ", categories)
                    : categories.size() + " (" + String.join(", ", categories.subList(0, NAMED_CATEGORIES)) + ", …)";
        }
    }
}
