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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
        byColumn.forEach((column, condition) -> conditions.add(condition.text(preprocessor)));
        int leaf = steps.get(depth).node();
        int rows = tree.negatives(leaf) + tree.positives(leaf);
        return new TreePath(number + 1, depth, conditions, rows, tree.value(leaf));
    }

    /** What a path demands of one column. */
    private static final class Condition {
        private final Schema schema;
        private final int column;
        private final boolean[] possible;
        /** The members of a set column that the row has, of each test one, and those that it has not. */
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
            for (int code = 0; code < possible.length; code++) {
                if (isSet() && tree.goesRight(node, code)) {
                    (right ? had : hadNot).add(categorical().categories().get(code));
                }
                possible[code] &= tree.goesRight(node, code) == right;
            }
        }

        String text(Preprocessor preprocessor) {
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
            if (isSet()) {
                return Stream.of(members(" contains ", had), members(" contains none of ", hadNot))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" and "));
            }
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

        private String members(String verb, Set<String> members) {
            String of = members.size() == 1 ? verb.replace("contains none of", "does not contain") : verb;
            return members.isEmpty() ? "" : categorical().name() + of + some(List.copyOf(members));
        }

        private static String some(List<String> categories) {
            if (categories.size() <= NAMED_CATEGORIES) {
                return String.join(" or ", categories);
            }
            return "one of " + categories.size() + " (" + String.join(", ", categories.subList(0, NAMED_CATEGORIES))
                    + ", …)";
        }
    }
}
