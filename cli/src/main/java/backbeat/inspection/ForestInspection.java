package backbeat.inspection;

import backbeat.forest.Importance;
import backbeat.forest.RandomForest;
import backbeat.text.Numbers;
import backbeat.tree.FlatTree;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** A forest's size, and what its splits were made on. */
public final class ForestInspection {
    /** Columns of a column's name. */
    private static final int NAME = 20;

    private static final int LONGEST_NAME = 40;

    private ForestInspection() {}

    public static Inspection of(RandomForest forest) {
        int deepest = 0;
        long leaves = 0;
        for (FlatTree tree : forest.trees()) {
            deepest = Math.max(deepest, tree.depth());
            leaves += tree.leaves();
        }
        Inspection.Builder builder = new Inspection.Builder()
                .line(
                        "Forest",
                        String.format(
                                Locale.ROOT,
                                "%d trees, %,d nodes, %,d leaves, deepest path %d",
                                forest.trees().size(),
                                forest.nodes(),
                                leaves,
                                deepest))
                .put("trees", forest.trees().size())
                .put("nodes", forest.nodes())
                .put("leaves", leaves)
                .put("depth", deepest);
        importance(forest.importance(), builder);
        return builder.done();
    }

    /** Largest first. Columns with many distinct values or categories offer more splits, and noise finds its way in. */
    private static void importance(Importance importance, Inspection.Builder builder) {
        List<Integer> order = IntStream.range(0, importance.columns())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer column) -> -importance.share(column)))
                .toList();
        Map<String, Double> shares = new LinkedHashMap<>();
        builder.line("Impurity", "share of the fall of impurity, by column: of the training rows,");
        builder.line("importance", "so that it favors columns with many values, whether or not they");
        builder.line("", "help with other rows");
        NameColumn names = NameColumn.of(order.stream().map(importance::name).toList(), NAME, LONGEST_NAME);
        for (int column : order) {
            shares.put(importance.name(column), importance.share(column));
            String share = NameColumn.right(Numbers.percent(importance.share(column)), 7);
            names.lines(importance.name(column), share).forEach(line -> builder.line("", line));
        }
        builder.put("impurityImportance", shares);
    }
}
