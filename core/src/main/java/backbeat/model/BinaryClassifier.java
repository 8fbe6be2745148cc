package backbeat.model;

import backbeat.parallel.Workers;
import backbeat.table.Schema;
import backbeat.table.Table;
import java.util.IdentityHashMap;

/** A fitted model of a binary label: immutable, safe to share between threads. */
public interface BinaryClassifier {
    /** The columns that the model was fitted on; tables to predict must have the same. */
    Schema schema();

    /**
     * The probability of the positive class for every row. The result does not depend on the number of workers.
     *
     * @param table   {@code n} rows with this model's schema
     * @param workers the threads to use
     * @param out     receives the probabilities, length at least {@code n}
     * @throws IllegalArgumentException if the schema differs or {@code out} is too short
     */
    void probabilities(Table table, Workers workers, double[] out);

    /** The probabilities of all rows on the calling thread. */
    default double[] probabilities(Table table) {
        double[] out = new double[table.rows()];
        probabilities(table, Workers.sequential(), out);
        return out;
    }

    /**
     * The probabilities of all rows, of several models asked about the same ones: each answers once, as a member of another
     * model, too.
     *
     * @param said what models have said of these rows so far, by identity; takes in what is asked for here
     */
    default double[] probabilities(Table table, Workers workers, IdentityHashMap<BinaryClassifier, double[]> said) {
        double[] own = said.get(this);
        if (own == null) {
            own = new double[table.rows()];
            probabilities(table, workers, own);
            said.put(this, own);
        }
        return own;
    }

    /**
     * The same model in the form that answers many rows fastest, with the same bits: this one, unless laying it out anew
     * pays. It is worked out at each call; who has many rows asks once and keeps it.
     */
    default BinaryClassifier compile(Workers workers) {
        return this;
    }

    /** Checks the arguments of {@link #probabilities(Table, Workers, double[])}, for implementations. */
    static void checkArguments(Schema expected, Table table, double[] out) {
        if (table.schema() != expected && !table.schema().equals(expected)) {
            throw new IllegalArgumentException("The table's columns differ from those that the model was fitted on");
        }
        if (out.length < table.rows()) {
            throw new IllegalArgumentException(
                    "Room for " + out.length + " probabilities, but the table has " + table.rows() + " rows");
        }
    }
}
