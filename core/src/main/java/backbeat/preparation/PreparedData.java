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
     * @param rows   its rows in the data set, ascending
     * @param groups the group of each: what the parts do not share, and a bootstrap must not tear apart
     * @param table  their features
     * @param labels their labels
     */
    public record Part(int[] rows, int[] groups, Table table, Labels labels) {}

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
        return of(dataset, recipe, protocol, rule, Cleaning.clean(dataset, recipe, protocol, rule), splitter, options);
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
        Labels labels = cleaning.dataset(dataset).labels(rule, cleaning.rows());
        LabelCheck.requireBothClasses(dataset, rule, labels, "used");
        Groups groups = protocol.together()
                .map(key -> dataset.groups(recipe.group(key)))
                .orElseGet(() -> Groups.ofRows(dataset.rows()));
        LabelCheck.requireEnough(dataset, rule, labels, cleaning);
        LabelCheck.requireEnoughGroups(dataset, rule, HoldingGroups.of(cleaning.rows(), labels, groups), splitter);
        Split split = splitter.split(cleaning.rows(), labels, groups);
        return of(dataset, recipe, protocol, rule, cleaning, groups, split, options);
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
        return fitted(cleaning.dataset(read), recipe, protocol, rule, cleaning, groups, split, options);
    }

    private static PreparedData fitted(
            Dataset dataset,
            Recipe recipe,
            Protocol protocol,
            LabelRule rule,
            Cleaning.Result cleaning,
            Groups groups,
            Split split,
            PreprocessingOptions options) {
        Preprocessor plain = Preprocessor.fit(dataset, split.train(), recipe, options);
        Split used = new Split(plain.inliers(dataset, split.train()), split.validation(), split.test());
        Part train = part(dataset, rule, groups, plain, used.train());
        SetNumbersFit numbers = new SetNumbersFit(
                train.table,
                train.labels,
                train.groups,
                recipe.ofSets().stream()
                        .filter(derived -> !options.without().contains(derived.name()))
                        .toList(),
                options.naive());
        Preprocessor preprocessor = numbers.onto(plain);
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
                preprocessor,
                new Part(train.rows, train.groups, numbers.onto(train.table, preprocessor), train.labels),
                part(dataset, rule, groups, preprocessor, used.validation()),
                part(dataset, rule, groups, preprocessor, used.test()));
        LabelCheck.requireBothClasses(dataset, rule, prepared.train.labels, "for training");
        if (used.validation().length > 0) {
            LabelCheck.requireBothClasses(dataset, rule, prepared.validation.labels, "for validation");
        }
        LabelCheck.requireBothClasses(dataset, rule, prepared.test.labels, "for the test");
        return prepared;
    }

    /** The same rows in other parts, preprocessed anew. */
    public PreparedData withSplit(Split other, PreprocessingOptions options) {
        return fitted(dataset, recipe, protocol, rule, cleaning, groups, other, options);
    }

    /** The same rows in the same parts, but each field of a set column as one category, of merged rows the first row's. */
    public PreparedData withoutSets(PreprocessingOptions options) {
        return fitted(dataset.withoutSets(), recipe.withoutSets(), protocol, rule, cleaning, groups, split, options);
    }

    private static Part part(Dataset dataset, LabelRule rule, Groups groups, Preprocessor preprocessor, int[] rows) {
        return new Part(rows, groups.of(rows), preprocessor.apply(dataset, rows), dataset.labels(rule, rows));
    }
}
