package backbeat.explanation;

import backbeat.parallel.Workers;
import backbeat.preparation.Preprocessor;
import backbeat.table.Table;

/**
 * What is asked about, and what an answer may look at.
 *
 * @param row          a table of one row
 * @param place        the row's place in the data set, or {@link #MADE_UP}
 * @param preprocessor what the row was made with
 * @param training     the rows that the models learned from
 * @param workers      the threads to use; they do not change the answer
 * @param seed         of what is drawn
 */
public record Question(
        Table row, int place, Preprocessor preprocessor, TrainingRows training, Workers workers, long seed) {
    /** The place of a row that stands in no file. */
    public static final int MADE_UP = -1;

    /** @throws IllegalArgumentException if there is not one row */
    public Question {
        if (row.rows() != 1) {
            throw new IllegalArgumentException("One row is explained at a time, not " + row.rows());
        }
    }

    boolean isAsked(int trainingRow) {
        return place != MADE_UP && training.place(trainingRow) == place;
    }
}
