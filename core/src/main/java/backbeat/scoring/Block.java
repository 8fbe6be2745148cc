package backbeat.scoring;

import backbeat.csv.CsvWriter;
import backbeat.data.BadRows;
import backbeat.data.RejectedRow;
import backbeat.parallel.Workers;
import backbeat.pipeline.Pipeline;
import backbeat.preparation.RowEncoder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Some rows of a stream on their way: read, encoded, predicted, written. Its memory serves one block of rows after the other.
 */
abstract class Block {
    final RowEncoder encoder;

    private final Pipeline pipeline;
    private final BadRows badRows;
    private final CsvWriter text;
    private final List<RejectedRow> rejected = new ArrayList<>();
    /** By complete row: its place among the rows that were read. */
    private int[] places = new int[16];

    private double[] probabilities = new double[0];

    Block(Pipeline pipeline, BadRows badRows, CsvWriter text) {
        this.text = text;
        this.pipeline = pipeline;
        this.badRows = badRows;
        this.encoder = new RowEncoder(pipeline.preprocessor());
    }

    /** Reads the next rows; false if there are none. */
    abstract boolean read() throws IOException;

    /** How many rows were read. */
    abstract int count();

    /** The number in the stream of a row that was read. */
    abstract long row(int place);

    /** Gives a row's values to the encoder and ends it there; returns what is wrong with the row, or the empty string. */
    abstract String encode(int place);

    /** A row that has no answer. Called in the order of the rows. */
    abstract RejectedRow reject(int place, String reason);

    /** The columns to keep of a row. */
    abstract List<String> kept(int place);

    /** Writes the columns to keep of a row. */
    abstract void keep(int place, CsvWriter out);

    /** Encodes and predicts; with {@link BadRows#FAIL} no further than to the first bad row. */
    final void predict() {
        encoder.clear();
        rejected.clear();
        boolean stopped = false;
        for (int place = 0; place < count() && !stopped; place++) {
            String problem = encode(place);
            if (problem.isEmpty()) {
                addPlace(place);
            } else {
                rejected.add(reject(place, problem));
                stopped = badRows == BadRows.FAIL;
            }
        }
        probabilities = pipeline.probabilities(encoder.table(), Workers.sequential());
    }

    private void addPlace(int place) {
        int row = encoder.rows() - 1;
        if (row == places.length) {
            places = Arrays.copyOf(places, 2 * row);
        }
        places[row] = place;
    }

    /** Makes lines of CSV of the answers, which begin with the number of the row if {@code numbered}. */
    final void format(boolean numbered) {
        text.clear();
        for (int i = 0; i < probabilities.length; i++) {
            if (numbered) {
                text.number(row(places[i]));
            }
            keep(places[i], text);
            text.probability(probabilities[i]).number(isPositive(i) ? 1 : 0).endRow();
        }
    }

    /** What {@link #format} has made. */
    final CsvWriter text() {
        return text;
    }

    final void tell(Answers answers) throws IOException {
        for (int i = 0; i < probabilities.length; i++) {
            answers.accept(row(places[i]), kept(places[i]), probabilities[i], isPositive(i));
        }
    }

    private boolean isPositive(int i) {
        return pipeline.isPositive(probabilities[i]);
    }

    final int predicted() {
        return probabilities.length;
    }

    final int positives() {
        int positives = 0;
        for (int i = 0; i < probabilities.length; i++) {
            positives += isPositive(i) ? 1 : 0;
        }
        return positives;
    }

    final List<RejectedRow> rejected() {
        return rejected;
    }

    final RowEncoder encoder() {
        return encoder;
    }
}
