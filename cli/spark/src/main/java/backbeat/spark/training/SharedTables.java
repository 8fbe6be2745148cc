package backbeat.spark.training;

import backbeat.pipeline.LabeledRows;
import backbeat.spark.session.Travelling;
import backbeat.study.StudyTables;
import java.io.IOException;
import java.io.Serializable;

/** The tables of a study, for the executor that fits on them. */
final class SharedTables implements Serializable {
    private static final long serialVersionUID = 1;

    private final SharedRows train;
    private final int[] trainGroups;
    private final SharedRows validation;
    private final SharedRows test;

    SharedTables(StudyTables tables) {
        train = new SharedRows(new LabeledRows(tables.train(), tables.trainLabels()));
        trainGroups = tables.trainGroups();
        validation = new SharedRows(new LabeledRows(tables.validation(), tables.validationLabels()));
        test = new SharedRows(new LabeledRows(tables.test(), tables.testLabels()));
    }

    StudyTables get() {
        return new StudyTables(
                train.get().table(),
                train.get().labels(),
                trainGroups,
                validation.get().table(),
                validation.get().labels(),
                test.get().table(),
                test.get().labels());
    }

    private static final class SharedRows extends Travelling<LabeledRows> {
        private static final long serialVersionUID = 1;

        SharedRows(LabeledRows rows) {
            super(rows.toBytes());
        }

        @Override
        protected LabeledRows read(byte[] bytes) throws IOException {
            return LabeledRows.read(bytes);
        }
    }
}
