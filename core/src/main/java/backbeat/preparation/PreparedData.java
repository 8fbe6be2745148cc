package backbeat.preparation;

import backbeat.data.DataException;
import backbeat.data.Dataset;
import backbeat.data.Groups;
import backbeat.data.LabelRule;
import backbeat.recipe.Protocol;
import backbeat.recipe.Recipe;
import backbeat.table.Labels;
import backbeat.table.Table;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A data set under a protocol: cleaned, labeled, split and preprocessed, with everything that is needed to trace a row of
 * a table back to where it came from.
 *
 * <pre>{@code
 * Recipe recipe = RecipeJson.bundled();
 * Dataset songs = new CsvSource(Path.of("dataset.csv")).read(recipe.columns());
 * PreparedData data = PreparedData.of(songs, recipe, recipe.protocol("song"), 42, PreprocessingOptions.defaults());
 * }</pre>
 *
 * @param dataset      the rows as read; those that stand for several with the values that stand for all
 * @param recipe       what they mean
 * @param protocol     how they are used
 * @param rule         what is predicted
 * @param cleaning     which rows are used, and why the others are not
 * @param outliers     what dropping outliers took from the training part; empty where that was not asked for
 * @param groups       what no two parts share
 * @param split        the parts, as rows of the data set; training rows without dropped outliers
 * @param preprocessor fitted on the training rows
 * @param train        rows to fit on
 * @param validation   rows to choose on; none where the splitter makes no such part
 * @param test         rows to report on, and for nothing else
 */
public record PreparedData(
        Dataset dataset,
        Recipe recipe,
        Protocol protocol,
        LabelRule rule,
        Cleaning.Result cleaning,
        Optional<Cleaning.Step> outliers,
        Groups groups,
        Split split,
        Preprocessor preprocessor,
        Part train,
        Part validation,
        Part test) {
    /**
     * One part as learners see it: standardized with the training part's figures.
     *
     * @param rows     its rows in the data set, ascending
     * @param groups   the group of each: what the parts do not share, and a bootstrap must not tear apart
     * @param features gives their features; the same table at every call
     * @param labels   their labels
     */
    public record Part(int[] rows, int[] groups, Supplier<Table> features, Labels labels) {
        /** Their features; where others have prepared them, they are fetched at the first call. */
        public Table table() {
            return features.get();
        }
    }

    /** Cleans, splits 70/10/20 by the protocol's groups, and preprocesses. */
    public static PreparedData of(
            Dataset dataset, Recipe recipe, Protocol protocol, long seed, PreprocessingOptions options) {
        return of(dataset, recipe, protocol, protocol.label(recipe.label()), Splitter.defaults(seed), options);
    }

    /**
     * Cleans, splits by the protocol's groups, and preprocesses.
     *
     * @param dataset  rows that were read with the recipe's columns
     * @param recipe   what they mean
     * @param protocol which rows are used and what stays together
     * @param rule     what is predicted
     * @param splitter the shares and the seed
     * @param options  how features are prepared
     * @throws DataException if no row is left, a part gets none, or a part has one class only
     */
    public static PreparedData of(
            Dataset dataset,
            Recipe recipe,
            Protocol protocol,
            LabelRule rule,
            Splitter splitter,
            PreprocessingOptions options) {
        return of(dataset, recipe, protocol, rule, splitter, options, Preparation.HERE);
    }

    /**
     * As above.
     *
     * @param preparation who prepares the features
     */
    public static PreparedData of(
            Dataset dataset,
            Recipe recipe,
            Protocol protocol,
            LabelRule rule,
            Splitter splitter,
            PreprocessingOptions options,
            Preparation preparation) {
        Cleaning.Result cleaning = Cleaning.clean(dataset, recipe, protocol, rule);
        return of(dataset, recipe, protocol, rule, cleaning, splitter, options, preparation);
    }

    /**
     * As above, where the rows are cleaned already: by the same protocol, or by one that keeps the same rows.
     *
     * @throws DataException if a part gets no row, or rows of one class only
     */
    public static PreparedData of(
            Dataset dataset,
            Recipe recipe,
            Protocol protocol,
            LabelRule rule,
            Cleaning.Result cleaning,
            Splitter splitter,
            PreprocessingOptions options) {
        return of(dataset, recipe, protocol, rule, cleaning, splitter, options, Preparation.HERE);
    }

    private static PreparedData of(
            Dataset dataset,
            Recipe recipe,
            Protocol protocol,
            LabelRule rule,
            Cleaning.Result cleaning,
            Splitter splitter,
            PreprocessingOptions options,
            Preparation preparation) {
        Labels labels = cleaning.dataset(dataset).labels(rule, cleaning.rows());
        LabelCheck.requireBothClasses(dataset, rule, labels, "used");
        Groups groups = protocol.together()
                .map(key -> dataset.groups(recipe.group(key)))
                .orElseGet(() -> Groups.ofRows(dataset.rows()));
        LabelCheck.requireEnough(dataset, rule, labels, cleaning);
        LabelCheck.requireEnoughGroups(dataset, rule, HoldingGroups.of(cleaning.rows(), labels, groups), splitter);
        Split split = splitter.split(cleaning.rows(), labels, groups);
        return fitted(cleaning.dataset(dataset), recipe, protocol, rule, cleaning, groups, split, options, preparation);
    }

    /** Preprocesses a split that is given. */
    public static PreparedData of(
            Dataset read,
            Recipe recipe,
            Protocol protocol,
            LabelRule rule,
            Cleaning.Result cleaning,
            Groups groups,
            Split split,
            PreprocessingOptions options) {
        return fitted(
                cleaning.dataset(read), recipe, protocol, rule, cleaning, groups, split, options, Preparation.HERE);
    }

    private static PreparedData fitted(
            Dataset dataset,
            Recipe recipe,
            Protocol protocol,
            LabelRule rule,
            Cleaning.Result cleaning,
            Groups groups,
            Split split,
            PreprocessingOptions options,
            Preparation preparation) {
        Preparation.Fit fit = preparation.fit(dataset, split.train(), recipe, options);
        Split used = new Split(fit.inliers(), split.validation(), split.test());
        Labels labels = dataset.labels(rule, used.train());
        int[] trainGroups = groups.of(used.train());
        PreparedFeatures features = fit.on(used, labels, trainGroups);
        PreparedData prepared = new PreparedData(
                dataset,
                recipe,
                protocol,
                rule,
                cleaning,
                options.outliers() == OutlierPolicy.DROP
                        ? Optional.of(Cleaning.outliers(dataset, rule, split.train(), used.train()))
                        : Optional.empty(),
                groups,
                used,
                features.preprocessor(),
                new Part(used.train(), trainGroups, features.train(), labels),
                part(dataset, rule, groups, used.validation(), features.validation()),
                part(dataset, rule, groups, used.test(), features.test()));
        LabelCheck.requireBothClasses(dataset, rule, prepared.train.labels, "for training");
        if (used.validation().length > 0) {
            LabelCheck.requireBothClasses(dataset, rule, prepared.validation.labels, "for validation");
        }
        LabelCheck.requireBothClasses(dataset, rule, prepared.test.labels, "for the test");
        return prepared;
    }

    /** The same rows in other parts, preprocessed anew. */
    public PreparedData withSplit(Split other, PreprocessingOptions options) {
        return fitted(dataset, recipe, protocol, rule, cleaning, groups, other, options, Preparation.HERE);
    }

    /** The same rows in the same parts, but each field of a set column as one category, of merged rows the first row's. */
    public PreparedData withoutSets(PreprocessingOptions options) {
        return fitted(
                dataset.withoutSets(),
                recipe.withoutSets(),
                protocol,
                rule,
                cleaning,
                groups,
                split,
                options,
                Preparation.HERE);
    }

    private static Part part(Dataset dataset, LabelRule rule, Groups groups, int[] rows, Table table) {
        return new Part(rows, groups.of(rows), () -> table, dataset.labels(rule, rows));
    }
}
