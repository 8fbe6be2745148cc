package backbeat.spark.preparation;

import backbeat.data.Dataset;
import backbeat.pipeline.PreparedBytes;
import backbeat.preparation.JoinedFeatures;
import backbeat.preparation.OutlierPolicy;
import backbeat.preparation.Preparation;
import backbeat.preparation.PreparedFeatures;
import backbeat.preparation.PreprocessingOptions;
import backbeat.preparation.Preprocessor;
import backbeat.preparation.Split;
import backbeat.recipe.Derived;
import backbeat.recipe.Recipe;
import backbeat.spark.input.SharedRecipe;
import backbeat.table.Labels;
import backbeat.table.Table;
import backbeat.tree.PackedColumn;
import backbeat.tree.TrainingRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;

/**
 * Prepares the features of a table whose rows are with the executors: a column is a task, which learns and applies what the engine
 * learns of it on one machine, with the same bits. The driver gets the figures, the rows to choose on and to report on, and of the
 * rows to learn from what a learner asks for: a forest a byte a column.
 */
public final class FeaturesOnSpark implements Preparation {
    private JavaRDD<PreparedColumn> columns;
    private List<Preprocessor> parts = List.of();
    private JoinedFeatures joined;
    private Table train;

    @Override
    public Fit fit(Dataset dataset, int[] rows, Recipe recipe, PreprocessingOptions options) {
        if (!(dataset.elsewhere().orElse(null) instanceof RowsOnSpark table)) {
            throw new IllegalArgumentException(dataset.origin() + " is not with executors");
        }
        return new OnColumns(table, recipe, dataset, SharedSplit.of(rows, options));
    }

    private final class OnColumns implements Fit {
        private final RowsOnSpark table;
        private final Recipe recipe;
        private final Dataset dataset;
        private final SharedSplit split;

        OnColumns(RowsOnSpark table, Recipe recipe, Dataset dataset, SharedSplit split) {
            this.table = table;
            this.recipe = recipe;
            this.dataset = dataset;
            this.split = split;
        }

        @Override
        public int[] inliers() {
            int[] rows = split.train();
            BitSet outliers = new BitSet();
            if (split.outliers() == OutlierPolicy.DROP) {
                SharedRecipe shared = table.recipe();
                Broadcast<SharedSplit> sent = table.context().broadcast(split);
                table.columns()
                        .filter(column -> sent.value().keeps(column))
                        .map(column -> outliers(sent.value(), column, shared.recipe()))
                        .collect()
                        .forEach(found -> outliers.or(BitSet.valueOf(found)));
                sent.destroy();
            }
            return IntStream.range(0, rows.length)
                    .filter(i -> !outliers.get(i))
                    .map(i -> rows[i])
                    .toArray();
        }

        @Override
        public PreparedFeatures on(Split used, Labels labels, int[] groups) {
            SharedRecipe shared = table.recipe();
            Broadcast<SharedSplit> sent = table.context().broadcast(split.with(used, labels, groups));
            columns = table.columns()
                    .filter(column -> sent.value().keeps(column))
                    .map(column -> prepared(sent.value(), column, shared.recipe()))
                    .persist(StorageLevel.MEMORY_AND_DISK());
            return joined(recipe, dataset);
        }
    }

    /** The places of outliers among the training rows, within a task. */
    private static long[] outliers(SharedSplit split, FeatureColumn column, Recipe recipe) {
        int[] kept = split.fit(column.data(), recipe).inliers();
        BitSet outliers = new BitSet();
        int next = 0;
        for (int i = 0; i < split.train().length; i++) {
            boolean stays = next < kept.length && kept[next] == split.train()[i];
            outliers.set(i, !stays);
            next += stays ? 1 : 0;
        }
        return outliers.toLongArray();
    }

    private static PreparedColumn prepared(SharedSplit split, FeatureColumn column, Recipe recipe) {
        PreparedFeatures features =
                split.fit(column.data(), recipe).on(split.split(), new Labels(split.labels()), split.groups());
        return PreparedColumn.of(column.number(), features);
    }

    private PreparedFeatures joined(Recipe recipe, Dataset dataset) {
        List<PreparedColumn> found = collected(PreparedColumn::withoutTrain);
        List<Preprocessor> own = new ArrayList<>();
        List<Table> validation = new ArrayList<>();
        List<Table> test = new ArrayList<>();
        try {
            for (PreparedColumn column : found) {
                Preprocessor part = column.readPreprocessor();
                own.add(part);
                validation.add(PreparedBytes.table(column.validation(), part.schema()));
                test.add(PreparedBytes.table(column.test(), part.schema()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        parts = own;
        joined = new JoinedFeatures(
                own,
                dataset.columns().reading(),
                recipe.ofSets().stream().map(Derived::name).toList());
        train = null;
        return new PreparedFeatures(joined.preprocessor(), this::train, joined.table(validation), joined.table(test));
    }

    /** Something of all columns, in their order. */
    private List<PreparedColumn> collected(Function<PreparedColumn, PreparedColumn> wanted) {
        List<PreparedColumn> found = new ArrayList<>(columns.map(wanted).collect());
        found.sort(Comparator.comparingInt(PreparedColumn::number));
        return found;
    }

    /** The rows to learn from: 4 bytes a number. */
    private synchronized Table train() {
        if (train == null) {
            List<PreparedColumn> found = collected(column -> column.trainAlone(column.train()));
            List<Table> tables = new ArrayList<>();
            try {
                for (int p = 0; p < parts.size(); p++) {
                    tables.add(PreparedBytes.table(
                            found.get(p).train(), parts.get(p).schema()));
                    found.set(p, null);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            train = joined.table(tables);
        }
        return train;
    }

    /**
     * The rows to learn from as trees read them; each column has been binned by a task.
     *
     * @param maxBins that of the forest's options
     * @param labels  of the rows
     */
    public TrainingRows trainingRows(int maxBins, Labels labels) {
        List<PreparedColumn> found =
                collected(column -> column.trainAlone(PreparedBytes.of(PackedColumn.of(column.readTrain(), maxBins))));
        List<List<PackedColumn>> packed = new ArrayList<>();
        try {
            for (int p = 0; p < parts.size(); p++) {
                packed.add(
                        PreparedBytes.columns(found.get(p).train(), parts.get(p).schema()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return PackedColumn.together(joined.preprocessor().schema(), labels, joined.columns(packed));
    }
}
