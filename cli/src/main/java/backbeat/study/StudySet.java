package backbeat.study;

import backbeat.data.Cleaning;
import backbeat.data.DataException;
import backbeat.data.Dataset;
import backbeat.data.Groups;
import backbeat.data.LabelRule;
import backbeat.data.PreprocessingOptions;
import backbeat.data.Preprocessor;
import backbeat.data.Protocol;
import backbeat.data.Recipe;
import backbeat.data.Split;
import backbeat.data.Splitter;
import backbeat.result.DataSummary;
import backbeat.result.SplitSummary;
import backbeat.source.LoadedData;
import backbeat.table.Labels;

/**
 * A data set under a protocol: cleaned, labeled, split and preprocessed, with everything that is needed to trace a row
 * of a table back to the file.
 *
 * @param source       the rows as read
 * @param recipe       what they mean
 * @param protocol     how they are used
 * @param rule         what is predicted
 * @param cleaning     which rows are used
 * @param groups       what no two parts share
 * @param split        the parts, as rows of the data set; training rows without dropped outliers
 * @param preprocessor fitted on the training rows
 * @param tables       the parts as learners see them
 */
public record StudySet(
        LoadedData source,
        Recipe recipe,
        Protocol protocol,
        LabelRule rule,
        Cleaning.Result cleaning,
        Groups groups,
        Split split,
        Preprocessor preprocessor,
        StudyTables tables) {

    /** Cleans, splits 70/10/20 and preprocesses. */
    public static StudySet prepare(
            LoadedData source,
            Recipe recipe,
            Protocol protocol,
            LabelRule rule,
            PreprocessingOptions options,
            long seed) {
        Dataset dataset = source.dataset();
        Cleaning.Result cleaning = Cleaning.clean(dataset, recipe, protocol);
        Labels labels = dataset.labels(rule, cleaning.rows());
        checkBothClasses(dataset, rule, labels, "used");
        Groups groups = protocol.together()
                .map(key -> dataset.groups(recipe.group(key)))
                .orElseGet(() -> Groups.ofRows(dataset.rows()));
        Split split = Splitter.defaults(seed).split(cleaning.rows(), labels, groups);
        return of(source, recipe, protocol, rule, cleaning, groups, split, options);
    }

    /** Preprocesses a split that is given. */
    public static StudySet of(
            LoadedData source,
            Recipe recipe,
            Protocol protocol,
            LabelRule rule,
            Cleaning.Result cleaning,
            Groups groups,
            Split split,
            PreprocessingOptions options) {
        Dataset dataset = source.dataset();
        Preprocessor preprocessor = Preprocessor.fit(dataset, split.train(), recipe, options);
        Split inliers = new Split(preprocessor.inliers(dataset, split.train()), split.validation(), split.test());
        StudyTables tables = new StudyTables(
                preprocessor.apply(dataset, inliers.train()),
                dataset.labels(rule, inliers.train()),
                groups.of(inliers.train()),
                preprocessor.apply(dataset, inliers.validation()),
                dataset.labels(rule, inliers.validation()),
                preprocessor.apply(dataset, inliers.test()),
                dataset.labels(rule, inliers.test()));
        checkBothClasses(dataset, rule, tables.trainLabels(), "for training");
        checkBothClasses(dataset, rule, tables.validationLabels(), "for validation");
        checkBothClasses(dataset, rule, tables.testLabels(), "for the test");
        return new StudySet(source, recipe, protocol, rule, cleaning, groups, inliers, preprocessor, tables);
    }

    private static void checkBothClasses(Dataset dataset, LabelRule rule, Labels labels, String part) {
        if (labels.positives() == 0 || labels.negatives() == 0) {
            throw new DataException(dataset.origin() + ": " + rule + " holds for "
                    + (labels.positives() == 0 ? "none" : "all") + " of the " + labels.size() + " rows " + part
                    + ", so there is nothing to tell apart. Choose another threshold or use more rows");
        }
    }

    public Dataset dataset() {
        return source.dataset();
    }

    public DataSummary dataSummary() {
        return Summaries.data(this);
    }

    public SplitSummary splitSummary() {
        return Summaries.split(this);
    }

    /** The group of every test row: what the bootstrap draws. */
    public int[] testGroups() {
        return groups.of(split.test());
    }
}
