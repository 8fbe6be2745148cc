package backbeat.spark.scoring;

import backbeat.data.DataException;
import backbeat.pipeline.Pipeline;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Row;
import scala.collection.Seq;

/** One row's answer, for SQL. */
final class RowAnswer {
    private RowAnswer() {}

    /** The probability; null if the row cannot be predicted. */
    static Double of(Pipeline pipeline, Row row) {
        if (row == null) {
            return null;
        }
        String[] names = row.schema().fieldNames();
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            values.put(names[i], row.get(i) instanceof Seq<?> ? row.getList(i) : row.get(i));
        }
        try {
            return pipeline.predict(values).probability();
        } catch (DataException e) {
            return null; // as SQL's own functions answer what they cannot compute
        }
    }
}
