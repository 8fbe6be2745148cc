package backbeat.scoring;

import backbeat.csv.CsvWriter;
import backbeat.data.BadRows;
import backbeat.data.RejectedRow;
import backbeat.data.Values;
import backbeat.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Rows of Java objects on their way. */
final class ObjectBlock extends Block {
    /** Rows of a block: a tile of the forest's. */
    private static final int ROWS = 1 << 14;

    /** The rows that nobody has taken yet; shared by the blocks of a stream, one of which reads at a time. */
    static final class Source {
        private final Iterator<? extends Map<String, ?>> rows;
        private long next;

        Source(Iterator<? extends Map<String, ?>> rows) {
            this.rows = rows;
        }
    }

    private final Source source;
    private final List<String> keep;
    private final List<Map<String, ?>> rows = new ArrayList<>();
    private long first;

    ObjectBlock(Pipeline pipeline, BadRows badRows, Source source, List<String> keep) {
        super(pipeline, badRows, new CsvWriter());
        this.source = source;
        this.keep = keep;
    }

    @Override
    boolean read() {
        rows.clear();
        first = source.next;
        while (rows.size() < ROWS && source.rows.hasNext()) {
            rows.add(source.rows.next());
        }
        source.next += rows.size();
        return !rows.isEmpty();
    }

    @Override
    int count() {
        return rows.size();
    }

    @Override
    long row(int place) {
        return first + place;
    }

    @Override
    String encode(int place) {
        encoder.values(rows.get(place));
        return encoder.endRow();
    }

    @Override
    RejectedRow reject(int place, String reason) {
        List<String> fields =
                rows.get(place).values().stream().map(Values::text).toList();
        return new RejectedRow(row(place), 0, fields, reason);
    }

    @Override
    List<String> kept(int place) {
        return keep.stream()
                .map(column -> Values.text(rows.get(place).get(column)))
                .toList();
    }

    @Override
    void keep(int place, CsvWriter out) {
        kept(place).forEach(out::text);
    }
}
