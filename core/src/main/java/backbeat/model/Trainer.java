package backbeat.model;

import backbeat.table.Labels;
import backbeat.table.Table;

/**
 * Fits models of one kind. A trainer holds validated options and the means to work (threads, kernels); what it returns is
 * complete, so that an unfitted model does not exist.
 *
 * @param <M> the kind of model
 */
public interface Trainer<M extends BinaryClassifier> {
    /**
     * Fits a model. Same table, labels and options give the same model, bit for bit, for any number of threads.
     *
     * @param table    the training rows
     * @param labels   one label per row
     * @param progress is told how far the work is, and may cancel it
     * @throws IllegalArgumentException if there are no rows, or their number differs from that of the labels
     * @throws CancelledException       if {@code progress} says so
     */
    M fit(Table table, Labels labels, Progress progress);

    default M fit(Table table, Labels labels) {
        return fit(table, labels, Progress.NONE);
    }

    /** Checks the arguments of {@link #fit}, for implementations. */
    static void checkArguments(Table table, Labels labels) {
        if (table.rows() != labels.size()) {
            throw new IllegalArgumentException(table.rows() + " rows, but " + labels.size() + " labels");
        }
        if (table.rows() == 0) {
            throw new IllegalArgumentException("There are no rows to learn from");
        }
    }
}
