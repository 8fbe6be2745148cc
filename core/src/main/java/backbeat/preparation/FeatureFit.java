package backbeat.preparation;

import backbeat.data.DataException;
import backbeat.data.Dataset;
import backbeat.recipe.Recipe;
import backbeat.table.Labels;
import backbeat.table.Table;
import java.util.HashSet;
import java.util.Set;

/**
 * Learns how features are prepared, in the two steps that dropping outliers takes, and prepares them. No column's figures depend
 * on another column: data sets of one column each ({@link backbeat.data.Columns#only}) come to the same bits, and
 * {@link JoinedFeatures} puts them together.
 */
public final class FeatureFit implements Preparation.Fit {
    private final Dataset dataset;
    private final Recipe recipe;
    private final PreprocessingOptions options;
    private final PreprocessorFit fit;

    /**
     * Looks for outliers.
     *
     * @param dataset all rows
     * @param train   those to learn from
     * @param recipe  what to learn
     * @throws DataException if a column to leave out is no feature
     */
    public FeatureFit(Dataset dataset, int[] train, Recipe recipe, PreprocessingOptions options) {
        this.dataset = dataset;
        this.recipe = recipe;
        this.options = options;
        this.fit = preprocessing(dataset, train, recipe, options);
    }

    /** The first step of a preprocessor; numbers of sets, which are made of a column later, are no columns to leave out. */
    static PreprocessorFit preprocessing(Dataset dataset, int[] rows, Recipe recipe, PreprocessingOptions options) {
        Set<String> without = new HashSet<>(options.without());
        recipe.ofSets().forEach(derived -> without.remove(derived.name()));
        return new PreprocessorFit(
                dataset,
                rows,
                recipe.outliers(),
                recipe.rows().missing(),
                options.without(without.toArray(String[]::new)));
    }

    @Override
    public int[] inliers() {
        return fit.kept().clone();
    }

    @Override
    public PreparedFeatures on(Split used, Labels labels, int[] groups) {
        Preprocessor plain = fit.on(used.train());
        Table train = plain.apply(dataset, used.train());
        SetNumbersFit numbers = new SetNumbersFit(
                train,
                labels,
                groups,
                recipe.ofSets().stream()
                        .filter(derived -> !options.without().contains(derived.name()))
                        .toList(),
                options.naive());
        Preprocessor preprocessor = numbers.onto(plain);
        Table widened = numbers.onto(train, preprocessor);
        return new PreparedFeatures(
                preprocessor,
                () -> widened,
                preprocessor.apply(dataset, used.validation()),
                preprocessor.apply(dataset, used.test()));
    }
}
