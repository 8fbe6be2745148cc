package backbeat.spark.preparation;

import backbeat.spark.input.ChunkFacts;
import backbeat.spark.input.RowChunk;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * The numbers of a table's rows: in the order of the files' names and of the rows within them, whoever has read them. Rows that
 * could not be read have none, but count where a row is named to people.
 */
final class RowNumbers implements Serializable {
    private static final long serialVersionUID = 1;

    private final HashMap<String, Integer> first = new HashMap<>();
    private final int rows;
    /** Where rows that could not be read stood among all rows, ascending. */
    private final long[] rejected;

    /** @param facts of all chunks, in order */
    RowNumbers(List<ChunkFacts> facts) {
        List<Long> bad = new ArrayList<>();
        int count = 0;
        long before = 0;
        for (ChunkFacts chunk : facts) {
            first.put(place(chunk), count);
            for (ChunkFacts.Rejected row : chunk.rejected()) {
                bad.add(before + row.row());
            }
            count += chunk.rows();
            before += chunk.sourceCount();
        }
        rows = count;
        rejected = bad.stream().mapToLong(Long::longValue).toArray();
    }

    private static String place(ChunkFacts chunk) {
        return chunk.start() + " " + chunk.file();
    }

    int rows() {
        return rows;
    }

    /** The number of a chunk's first row. */
    int first(RowChunk chunk) {
        return first.get(place(chunk.facts()));
    }

    /** By row its 0-based number among all rows of the table, those among them that could not be read. */
    long[] sourceRows() {
        long[] numbers = new long[rows];
        long next = 0;
        int skipped = 0;
        for (int row = 0; row < rows; row++) {
            while (skipped < rejected.length && rejected[skipped] == next) {
                skipped++;
                next++;
            }
            numbers[row] = next++;
        }
        return numbers;
    }
}
