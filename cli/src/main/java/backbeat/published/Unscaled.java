package backbeat.published;

import backbeat.preparation.Preprocessor;
import backbeat.study.StudySet;
import backbeat.study.StudyTables;
import backbeat.table.Table;
import org.ejml.data.FMatrixRMaj;

/** The parts of a set with its numbers as they are in the file, outliers aside: what distances see that nobody scaled. */
final class Unscaled {
    private Unscaled() {}

    static StudyTables of(StudySet set) {
        StudyTables tables = set.tables();
        return new StudyTables(
                raw(tables.train(), set.preprocessor()),
                tables.trainLabels(),
                tables.trainGroups(),
                tables.validation(),
                tables.validationLabels(),
                raw(tables.test(), set.preprocessor()),
                tables.testLabels());
    }

    private static Table raw(Table table, Preprocessor preprocessor) {
        FMatrixRMaj numbers = table.numeric().copy();
        for (int row = 0; row < numbers.numRows; row++) {
            for (int column = 0; column < numbers.numCols; column++) {
                numbers.set(row, column, (float) preprocessor.raw(column, numbers.get(row, column)));
            }
        }
        int[][] codes = new int[table.schema().categoricalCount()][];
        for (int column = 0; column < codes.length; column++) {
            codes[column] = table.codes(column);
        }
        return new Table(table.schema(), numbers, codes, table.sets());
    }
}
