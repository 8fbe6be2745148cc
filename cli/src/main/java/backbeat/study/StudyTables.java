package backbeat.study;

import backbeat.learner.TrainingData;
import backbeat.table.Labels;
import backbeat.table.Table;

/**
 * The three parts of the data as learners see them. All are standardized with the training part's figures.
 *
 * @param train            rows to fit on
 * @param trainLabels      their labels
 * @param trainGroups      the group of each: what the parts do not share, and a bootstrap must not tear apart
 * @param validation       rows to choose on
 * @param validationLabels their labels
 * @param test             rows to report on, and for nothing else
 * @param testLabels       their labels
 */
public record StudyTables(
        Table train,
        Labels trainLabels,
        int[] trainGroups,
        Table validation,
        Labels validationLabels,
        Table test,
        Labels testLabels) {
    /** What a learner may see: all but the test rows. */
    public TrainingData training() {
        return new TrainingData(train, trainLabels, trainGroups, validation, validationLabels);
    }
}
