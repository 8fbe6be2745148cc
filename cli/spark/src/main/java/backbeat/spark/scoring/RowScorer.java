package backbeat.spark.scoring;

import backbeat.data.BadRows;
import backbeat.pipeline.Pipeline;
import backbeat.preparation.RowEncoder;
import java.util.Iterator;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Answers rows of Spark's interface, as they come from any query. */
final class RowScorer extends Scorer<Row> {
    private final Fields fields;
    private final int[] kept;

    RowScorer(
            Iterator<Row> rows,
            Pipeline pipeline,
            Fields fields,
            BadRows badRows,
            ScoringCounts counts,
            String origin) {
        super(rows, pipeline, fields.kept().size(), badRows, counts, origin);
        this.fields = fields;
        this.kept = fields.keptPlaces();
    }

    @Override
    String encode(Row row, RowEncoder into) {
        return fields.encode(row, into);
    }

    @Override
    void keep(Row row, Object[] answer) {
        for (int i = 0; i < kept.length; i++) {
            answer[i] = row.get(kept[i]);
        }
    }

    @Override
    String describe(Row row) {
        return fields.describe(row);
    }

    @Override
    Row answer(Object[] values) {
        return RowFactory.create(values);
    }
}
