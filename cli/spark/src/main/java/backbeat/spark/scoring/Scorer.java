package backbeat.spark.scoring;

import backbeat.data.BadRowException;
import backbeat.data.BadRows;
import backbeat.parallel.Workers;
import backbeat.pipeline.Pipeline;
import backbeat.preparation.RowEncoder;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;

/**
 * Answers the rows of a partition in batches, as they are asked for: the kept columns, probability, decision. Its memory is
 * that of one batch.
 *
 * @param <R> what a row is, which comes in and goes out
 */
abstract class Scorer<R> implements Iterator<R> {
    /** Rows of a batch: a tile of the forest's. */
    private static final int BATCH = 1 << 14;

    private final Iterator<R> rows;
    private final Pipeline pipeline;
    private final BadRows badRows;
    private final ScoringCounts counts;
    private final String origin;
    private final int kept;
    private final RowEncoder encoder;
    private final List<Object[]> batch = new ArrayList<>(BATCH);
    private double[] probabilities = new double[0];
    private int next;

    /** @param kept how many columns are kept */
    Scorer(Iterator<R> rows, Pipeline pipeline, int kept, BadRows badRows, ScoringCounts counts, String origin) {
        this.rows = rows;
        this.pipeline = pipeline;
        this.badRows = badRows;
        this.counts = counts;
        this.origin = origin;
        this.kept = kept;
        this.encoder = new RowEncoder(pipeline.preprocessor());
    }

    /** Gives a row to the encoder and ends it there; what is wrong with it, or the empty string. */
    abstract String encode(R row, RowEncoder into);

    /** Puts the columns to keep first into {@code answer}; they must outlive the row. */
    abstract void keep(R row, Object[] answer);

    /** A row as people see it in a message. */
    abstract String describe(R row);

    /** A row of these values. */
    abstract R answer(Object[] values);

    @Override
    public final boolean hasNext() {
        while (next == batch.size() && rows.hasNext()) {
            score();
        }
        return next < batch.size();
    }

    private void score() {
        batch.clear();
        encoder.clear();
        next = 0;
        int rejected = 0;
        List<String> reasons = new ArrayList<>();
        while (batch.size() < BATCH && rows.hasNext()) {
            R row = rows.next();
            String problem = encode(row, encoder);
            if (problem.isEmpty()) {
                Object[] answer = new Object[kept + 2];
                keep(row, answer);
                batch.add(answer);
            } else if (badRows == BadRows.FAIL) {
                throw new BadRowException(origin + ", " + describe(row) + ": " + problem);
            } else {
                rejected++;
                if (reasons.size() < ScoringTotals.MOST_REASONS) {
                    reasons.add(describe(row) + ": " + problem);
                }
            }
        }
        probabilities = pipeline.probabilities(encoder.table(), Workers.sequential());
        int positives = 0;
        for (double probability : probabilities) {
            positives += pipeline.isPositive(probability) ? 1 : 0;
        }
        counts.add(new ScoringCounts.Batch(probabilities.length, positives, rejected, reasons, unseen()));
    }

    private Map<String, Map<String, Long>> unseen() {
        List<String> columns = pipeline.preprocessor().columns().categorical();
        Map<String, Map<String, Long>> unseen = new TreeMap<>();
        for (int c = 0; c < columns.size(); c++) {
            Map<String, Long> rowsOf = new TreeMap<>();
            encoder.unseen().get(c).forEach((category, count) -> rowsOf.put(category, (long) count));
            unseen.put(columns.get(c), rowsOf);
        }
        unseen.values().removeIf(Map::isEmpty);
        return unseen;
    }

    @Override
    public final R next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Object[] answer = batch.set(next, null);
        double probability = probabilities[next++];
        answer[kept] = probability;
        answer[kept + 1] = pipeline.isPositive(probability) ? 1 : 0;
        return answer(answer);
    }
}
