package backbeat.spark.scoring;

import backbeat.data.BadRows;
import backbeat.data.DataException;
import backbeat.parallel.Workers;
import backbeat.pipeline.Pipeline;
import backbeat.preparation.RowEncoder;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Answers the rows of a partition in batches, as they are asked for: the kept columns, probability, decision. Its memory is
 * that of one batch.
 */
final class RowScorer implements Iterator<Row> {
    /** Rows of a batch: a tile of the forest's. */
    static final int BATCH = 1 << 14;

    private final Iterator<Row> rows;
    private final Pipeline pipeline;
    private final Fields fields;
    private final BadRows badRows;
    private final ScoringCounts counts;
    private final String origin;
    private final int[] kept;
    private final RowEncoder encoder;
    private final List<Row> batch = new ArrayList<>(BATCH);
    private double[] probabilities = new double[0];
    private int next;

    RowScorer(
            Iterator<Row> rows,
            Pipeline pipeline,
            Fields fields,
            BadRows badRows,
            ScoringCounts counts,
            String origin) {
        this.rows = rows;
        this.pipeline = pipeline;
        this.fields = fields;
        this.badRows = badRows;
        this.counts = counts;
        this.origin = origin;
        this.kept = fields.keptPlaces();
        this.encoder = new RowEncoder(pipeline.preprocessor());
    }

    @Override
    public boolean hasNext() {
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
            Row row = rows.next();
            String problem = fields.encode(row, encoder);
            if (problem.isEmpty()) {
                batch.add(row);
            } else if (badRows == BadRows.FAIL) {
                throw new DataException(origin + ", " + fields.describe(row) + ": " + problem);
            } else {
                rejected++;
                if (reasons.size() < ScoringTotals.MOST_REASONS) {
                    reasons.add(fields.describe(row) + ": " + problem);
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
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Row row = batch.get(next);
        Object[] answer = new Object[kept.length + 2];
        for (int i = 0; i < kept.length; i++) {
            answer[i] = row.get(kept[i]);
        }
        double probability = probabilities[next++];
        answer[kept.length] = probability;
        answer[kept.length + 1] = pipeline.isPositive(probability) ? 1 : 0;
        return RowFactory.create(answer);
    }
}
