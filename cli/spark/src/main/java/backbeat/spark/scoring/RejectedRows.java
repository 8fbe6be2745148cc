package backbeat.spark.scoring;

import backbeat.pipeline.Pipeline;
import backbeat.preparation.RowEncoder;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The rows of a partition that have no answer: the reason, and the row's values as texts. */
final class RejectedRows implements Iterator<Row> {
    private final Iterator<Row> rows;
    private final Fields fields;
    private final RowEncoder encoder;
    private Row next;

    RejectedRows(Iterator<Row> rows, Pipeline pipeline, Fields fields) {
        this.rows = rows;
        this.fields = fields;
        this.encoder = new RowEncoder(pipeline.preprocessor());
    }

    @Override
    public boolean hasNext() {
        while (next == null && rows.hasNext()) {
            Row row = rows.next();
            encoder.clear();
            String problem = fields.encode(row, encoder);
            if (!problem.isEmpty()) {
                next = rejected(problem, fields.texts(row));
            }
        }
        return next != null;
    }

    private static Row rejected(String problem, String[] texts) {
        Object[] values = new Object[texts.length + 1];
        values[0] = problem;
        System.arraycopy(texts, 0, values, 1, texts.length);
        return RowFactory.create(values);
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Row row = next;
        next = null;
        return row;
    }
}
