package backbeat.spark.preparation;

import backbeat.pipeline.PreparedBytes;
import backbeat.preparation.PreparedFeatures;
import backbeat.preparation.Preprocessor;
import backbeat.table.Table;
import java.io.IOException;
import java.io.Serializable;

/**
 * What a task has made of a column: 4 bytes a number, 1 a category of up to 255.
 *
 * @param number       the column's place among those that features are read from
 * @param preprocessor what prepares it
 * @param train        rows to learn from; stays with the executor unless it is asked for
 * @param validation   rows to choose on
 * @param test         rows to report on
 */
record PreparedColumn(int number, byte[] preprocessor, byte[] train, byte[] validation, byte[] test)
        implements Serializable {
    static PreparedColumn of(int number, PreparedFeatures features) {
        return new PreparedColumn(
                number,
                PreparedBytes.of(features.preprocessor()),
                PreparedBytes.of(features.train().get()),
                PreparedBytes.of(features.validation()),
                PreparedBytes.of(features.test()));
    }

    PreparedColumn withoutTrain() {
        return new PreparedColumn(number, preprocessor, new byte[0], validation, test);
    }

    /** Nothing but the rows to learn from. */
    PreparedColumn trainAlone(byte[] rows) {
        return new PreparedColumn(number, new byte[0], rows, new byte[0], new byte[0]);
    }

    Preprocessor readPreprocessor() throws IOException {
        return PreparedBytes.preprocessor(preprocessor);
    }

    Table readTrain() throws IOException {
        return PreparedBytes.table(train, readPreprocessor().schema());
    }
}
