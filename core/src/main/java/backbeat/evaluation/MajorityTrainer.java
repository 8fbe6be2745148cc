package backbeat.evaluation;

import backbeat.model.Progress;
import backbeat.model.Trainer;
import backbeat.table.Labels;
import backbeat.table.Table;

/** Fits the {@link MajorityClassifier}: takes the positive rate. */
public final class MajorityTrainer implements Trainer<MajorityClassifier> {
    @Override
    public MajorityClassifier fit(Table table, Labels labels, Progress progress) {
        Trainer.checkArguments(table, labels);
        return new MajorityClassifier(table.schema(), labels.positiveRate());
    }
}
