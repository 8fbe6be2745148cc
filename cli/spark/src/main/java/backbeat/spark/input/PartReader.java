package backbeat.spark.input;

import backbeat.data.BadRowException;
import backbeat.data.BadRows;
import backbeat.data.Columns;
import backbeat.data.DataException;
import backbeat.data.Dataset;
import backbeat.data.DatasetBuilder;
import backbeat.data.RejectedRow;
import backbeat.data.Values;
import backbeat.recipe.Recipe;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import scala.collection.Seq;

/** Makes chunks of the rows of a partition, a chunk for each part of a file. The last two values of a row say which that is. */
final class PartReader {
    private final Recipe recipe;
    private final boolean digested;
    private final Columns columns;
    private final List<String> names;
    private final BadRows badRows;
    private final List<RowChunk> chunks = new ArrayList<>();
    private String file = "";
    private long start;
    private long row;
    private DatasetBuilder rows;

    /** @param digested whether rows are to be hashed */
    PartReader(Recipe recipe, BadRows badRows, boolean digested) {
        this.recipe = recipe;
        this.digested = digested;
        this.columns = recipe.columns();
        this.names = columns.names();
        this.badRows = badRows;
    }

    Iterator<RowChunk> read(Iterator<Row> partition) {
        Map<String, Object> values = new HashMap<>();
        while (partition.hasNext()) {
            Row next = partition.next();
            String nextFile = next.getString(names.size());
            long nextStart = next.getLong(names.size() + 1);
            if (rows == null || nextStart != start || !nextFile.equals(file)) {
                end();
                file = nextFile;
                start = nextStart;
                row = 0;
                rows = new DatasetBuilder(columns);
            }
            for (int i = 0; i < names.size(); i++) {
                values.put(names.get(i), next.get(i) instanceof Seq<?> ? next.getList(i) : next.get(i));
            }
            add(values);
        }
        end();
        return chunks.iterator();
    }

    private void add(Map<String, Object> values) {
        try {
            rows.add(values);
        } catch (DataException e) {
            if (badRows == BadRows.FAIL) {
                throw new BadRowException(FileOpener.name(file) + ", row " + row + ": " + e.getMessage(), e);
            }
            List<String> fields =
                    names.stream().map(name -> Values.text(values.get(name))).toList();
            rows.reject(new RejectedRow(row, 0, fields, e.getMessage()));
        }
        row++;
    }

    private void end() {
        if (rows != null) {
            chunks.add(RowChunk.of(
                    file, start, rows.build(new Dataset.Source(file, "", "", List.of())), recipe, digested));
        }
    }
}
