package backbeat.study;

import backbeat.learner.TrainingData;
import backbeat.table.Labels;
import backbeat.table.Schema;
import backbeat.table.Table;
import java.util.function.Supplier;

/**
 * The three parts of the data as learners see them. All are standardized with the training part's figures.
 *
 * @param features         gives the rows to fit on; the same table at every call
 * @param trainLabels      their labels
 * @param trainGroups      the group of each: what the parts do not share, and a bootstrap must not tear apart
 * @param validation       rows to choose on
 * @param validationLabels their labels
 * @param test             rows to report on, and for nothing else
 * @param testLabels       their labels
 */
public record StudyTables(
        Supplier<Table> features,
        Labels trainLabels,
        int[] trainGroups,
        Table validation,
        Labels validationLabels,
        Table test,
        Labels testLabels) {
    /** Parts that are all in this process. */
    public StudyTables(
            Table train,
            Labels trainLabels,
            int[] trainGroups,
            Table validation,
            Labels validationLabels,
            Table test,
            Labels testLabels) {
        this(() -> train, trainLabels, trainGroups, validation, validationLabels, test, testLabels);
    }

    /** The rows to fit on; where others have prepared them, they are fetched at the first call. */
    public Table train() {
        return features.get();
    }

    /** The number of rows to fit on. */
    public int trainRows() {
        return trainLabels.size();
    }

    /** The columns of all parts. */
    public Schema schema() {
        return test.schema();
    }

    /** What a learner may see: all but the test rows. */
    public TrainingData training() {
        return new TrainingData(train(), trainLabels, trainGroups, validation, validationLabels);
    }
}
