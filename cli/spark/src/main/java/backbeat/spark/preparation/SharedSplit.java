package backbeat.spark.preparation;

import backbeat.data.Columns;
import backbeat.data.Dataset;
import backbeat.preparation.FeatureFit;
import backbeat.preparation.OutlierPolicy;
import backbeat.preparation.PreprocessingOptions;
import backbeat.preparation.Split;
import backbeat.recipe.Recipe;
import backbeat.table.Labels;
import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The parts of a split and how features are to be prepared, on their way to the executors: 4 bytes for each row of a part, 9 more
 * for one to learn from.
 *
 * @param train      rows to learn from, outliers among them
 * @param used       those of them that are left; empty while nobody knows
 * @param validation rows to choose on
 * @param test       rows to report on
 * @param labels     of the rows that are left
 * @param groups     of the rows that are left
 * @param outliers   what to do with outliers
 * @param without    columns that are left out
 * @param naive      as {@link PreprocessingOptions} has it
 */
record SharedSplit(
        int[] train,
        int[] used,
        int[] validation,
        int[] test,
        byte[] labels,
        int[] groups,
        OutlierPolicy outliers,
        TreeSet<String> without,
        boolean naive)
        implements Serializable {
    static SharedSplit of(int[] train, PreprocessingOptions options) {
        int[] none = {};
        return new SharedSplit(
                train,
                none,
                none,
                none,
                new byte[0],
                none,
                options.outliers(),
                new TreeSet<>(options.without()),
                options.naive());
    }

    SharedSplit with(Split split, Labels own, int[] ownGroups) {
        return new SharedSplit(
                train,
                split.train(),
                split.validation(),
                split.test(),
                own.toArray(),
                ownGroups,
                outliers,
                without,
                naive);
    }

    Split split() {
        return new Split(used, validation, test);
    }

    /** Whether a column has a feature that is not left out. */
    boolean keeps(FeatureColumn column) {
        return !without.containsAll(features(column.data().columns()));
    }

    private static List<String> features(Columns columns) {
        return columns.categorical().isEmpty() ? columns.numericFeatures() : columns.categorical();
    }

    /** Learns from a column, within a task. */
    FeatureFit fit(Dataset column, Recipe recipe) {
        Set<String> own = new HashSet<>(features(column.columns()));
        recipe.ofSets().forEach(derived -> own.add(derived.name()));
        own.retainAll(without);
        return new FeatureFit(column, train, recipe, new PreprocessingOptions(outliers, own, naive));
    }
}
