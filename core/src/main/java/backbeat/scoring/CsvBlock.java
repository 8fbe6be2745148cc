package backbeat.scoring;

import backbeat.csv.CsvWriter;
import backbeat.csv.Header;
import backbeat.csv.RecordCutter;
import backbeat.csv.Records;
import backbeat.data.BadRows;
import backbeat.data.RejectedRow;
import backbeat.pipeline.Pipeline;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Records of a CSV file on their way. */
final class CsvBlock extends Block {
    private final Records records = new Records();
    private final RecordCutter cutter;
    private final Header header;
    private final int bytes;

    private final int[] kept;
    private int lastRejected = -1;
    private long lastLine;

    /**
     * @param kept  the places of the columns that answers keep
     * @param bytes about how many bytes of the file a block holds
     */
    CsvBlock(
            Pipeline pipeline,
            BadRows badRows,
            CsvWriter text,
            RecordCutter cutter,
            Header header,
            int[] kept,
            int bytes) {
        super(pipeline, badRows, text);
        this.cutter = cutter;
        this.header = header;
        this.kept = kept;
        this.bytes = bytes;
    }

    @Override
    boolean read() throws IOException {
        lastRejected = -1;
        return cutter.next(records, bytes);
    }

    @Override
    int count() {
        return records.count();
    }

    @Override
    long row(int place) {
        return records.row(place);
    }

    @Override
    String encode(int record) {
        String problem = records.problem(record, header.width());
        if (!problem.isEmpty()) {
            return problem;
        }
        byte[] text = records.bytes();
        for (int c = 0; c < header.numbers().length; c++) {
            int from = records.start(record, header.numbers()[c]);
            int to = records.end(record, header.numbers()[c]);
            if (from < to && text[from] == '"') {
                encoder.number(c, records.text(record, header.numbers()[c]));
            } else {
                encoder.number(c, text, from, to);
            }
        }
        for (int c = 0; c < header.categories().length; c++) {
            int from = records.start(record, header.categories()[c]);
            int to = records.end(record, header.categories()[c]);
            if (from < to && text[from] == '"') {
                encoder.category(c, records.text(record, header.categories()[c]));
            } else {
                encoder.category(c, text, from, to);
            }
        }
        return encoder.endRow();
    }

    @Override
    RejectedRow reject(int record, String reason) {
        lastLine = records.line(record, lastRejected, lastLine);
        lastRejected = record;
        return new RejectedRow(records.row(record), lastLine, records.shown(record), reason);
    }

    @Override
    List<String> kept(int record) {
        List<String> texts = new ArrayList<>(kept.length);
        for (int place : kept) {
            texts.add(records.text(record, place));
        }
        return texts;
    }

    @Override
    void keep(int record, CsvWriter out) {
        byte[] text = records.bytes();
        for (int place : kept) {
            int from = records.start(record, place);
            int to = records.end(record, place);
            if (from < to && text[from] == '"') {
                out.text(records.text(record, place));
            } else {
                out.text(text, from, to);
            }
        }
    }
}
