package backbeat.learner;

import backbeat.preparation.PreparedData;
import backbeat.table.Labels;
import backbeat.table.Table;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * What a learner may see: rows to fit on, and rows to choose on (when to stop, how to calibrate).
 *
 * @param train            rows to fit on
 * @param labels           their labels
 * @param groups           the group of each: a bootstrap must not tear groups apart
 * @param validation       rows to choose on, with the same columns
 * @param validationLabels their labels
 */
public record TrainingData(Table train, Labels labels, int[] groups, Table validation, Labels validationLabels) {
    public TrainingData {
        Objects.requireNonNull(train, "train");
        Objects.requireNonNull(labels, "labels");
        Objects.requireNonNull(groups, "groups");
        Objects.requireNonNull(validation, "validation");
        Objects.requireNonNull(validationLabels, "validationLabels");
    }

    /** Training and validation part of prepared data. */
    public static TrainingData of(PreparedData data) {
        return new TrainingData(
                data.train().table(),
                data.train().labels(),
                data.train().groups(),
                data.validation().table(),
                data.validation().labels());
    }

    /** Rows that are a group each. */
    public static TrainingData ofRows(Table train, Labels labels, Table validation, Labels validationLabels) {
        int[] groups = IntStream.range(0, train.rows()).toArray();
        return new TrainingData(train, labels, groups, validation, validationLabels);
    }
}
