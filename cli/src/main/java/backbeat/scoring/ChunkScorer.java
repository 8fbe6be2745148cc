package backbeat.scoring;

import backbeat.csv.CsvTable;
import backbeat.csv.RecordChunker;
import backbeat.data.BadRows;
import backbeat.data.Columns;
import backbeat.data.Dataset;
import backbeat.data.RejectedRow;
import backbeat.parallel.Workers;
import backbeat.pipeline.Pipeline;
import backbeat.table.Table;
import java.io.ByteArrayInputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Parses, predicts and writes out one chunk of records. Stateless: one scorer serves all threads. */
final class ChunkScorer {
    private final Pipeline pipeline;
    private final byte[] header;
    private final int headerLines;
    private final Columns columns;

    /**
     * @param header  the file's first record with its line end
     * @param columns the pipeline's feature columns, and as texts the columns to keep
     */
    ChunkScorer(Pipeline pipeline, byte[] header, Columns columns) {
        this.pipeline = pipeline;
        this.header = header.clone();
        this.headerLines = RecordChunker.lineEnds(header);
        this.columns = columns;
    }

    /** @throws backbeat.data.DataException if the chunk is not UTF-8 or not CSV */
    ScoredChunk score(byte[] chunk) {
        List<Dataset> batches = new ArrayList<>(1);
        CsvTable.forEachBatch(
                new SequenceInputStream(new ByteArrayInputStream(header), new ByteArrayInputStream(chunk)),
                "",
                names -> columns,
                BadRows.SKIP,
                Integer.MAX_VALUE,
                batches::add);
        if (batches.isEmpty()) {
            return new ScoredChunk(
                    new byte[0], new int[0], new long[0], 0, List.of(), noneUnseen(), RecordChunker.lineEnds(chunk));
        }
        return score(batches.get(0), RecordChunker.lineEnds(chunk));
    }

    private ScoredChunk score(Dataset dataset, int lines) {
        List<RejectedRow> rejected = new ArrayList<>();
        for (RejectedRow row : dataset.rejected()) {
            rejected.add(new RejectedRow(row.row(), row.line() - headerLines, row.fields(), row.reason()));
        }
        int[] complete = complete(dataset, rejected);
        Table table = pipeline.encode(dataset, complete);
        double[] probabilities = pipeline.probabilities(table, Workers.sequential());
        int positives = 0;
        int[] ends = new int[complete.length];
        long[] rows = new long[complete.length];
        StringBuilder line = new StringBuilder();
        Bytes text = new Bytes(64 * complete.length);
        for (int i = 0; i < complete.length; i++) {
            boolean positive = pipeline.isPositive(probabilities[i]);
            positives += positive ? 1 : 0;
            line.setLength(0);
            for (int c = 0; c < columns.texts().size(); c++) {
                CsvText.field(line, dataset.text(c, complete[i]));
                line.append(',');
            }
            CsvText.probability(line, probabilities[i]);
            text.append(line.append(positive ? ",1\n" : ",0\n"));
            ends[i] = text.length();
            rows[i] = dataset.sourceRow(complete[i]);
        }
        return new ScoredChunk(
                text.toArray(), ends, rows, positives, rejected, unseen(dataset, complete, table), lines);
    }

    /** The rows that have all values; the others join the rejected ones. */
    private int[] complete(Dataset dataset, List<RejectedRow> rejected) {
        int[] rows = new int[dataset.rows()];
        int count = 0;
        List<String> numbers = columns.numericFeatures();
        for (int row = 0; row < rows.length; row++) {
            String missing = missing(dataset, row, numbers);
            if (missing.isEmpty()) {
                rows[count++] = row;
            } else {
                rejected.add(new RejectedRow(
                        dataset.sourceRow(row), 0, List.of(), "column '" + missing + "': the value is missing"));
            }
        }
        if (count < rows.length) {
            rejected.sort(Comparator.comparingLong(RejectedRow::row));
        }
        return Arrays.copyOf(rows, count);
    }

    private String missing(Dataset dataset, int row, List<String> numbers) {
        for (int c = 0; c < numbers.size(); c++) {
            if (Double.isNaN(dataset.number(c, row))) {
                return numbers.get(c);
            }
        }
        for (int c = 0; c < columns.categorical().size(); c++) {
            if (dataset.code(c, row) == Dataset.MISSING) {
                return columns.categorical().get(c);
            }
        }
        return "";
    }

    private List<Map<String, Integer>> unseen(Dataset dataset, int[] rows, Table table) {
        List<Map<String, Integer>> unseen = noneUnseen();
        for (int c = 0; c < unseen.size(); c++) {
            int[] codes = table.codes(c);
            for (int i = 0; i < codes.length; i++) {
                if (codes[i] == Table.UNSEEN) {
                    unseen.get(c).merge(dataset.categories(c).get(dataset.code(c, rows[i])), 1, Integer::sum);
                }
            }
        }
        return unseen;
    }

    private List<Map<String, Integer>> noneUnseen() {
        List<Map<String, Integer>> none = new ArrayList<>();
        columns.categorical().forEach(column -> none.add(new TreeMap<>()));
        return none;
    }

    /** A growing array of UTF-8. */
    private static final class Bytes {
        private byte[] bytes;
        private int length;

        Bytes(int capacity) {
            bytes = new byte[Math.max(capacity, 64)];
        }

        void append(StringBuilder line) {
            byte[] encoded = line.toString().getBytes(StandardCharsets.UTF_8);
            if (length + encoded.length > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + encoded.length));
            }
            System.arraycopy(encoded, 0, bytes, length, encoded.length);
            length += encoded.length;
        }

        int length() {
            return length;
        }

        byte[] toArray() {
            return Arrays.copyOf(bytes, length);
        }
    }
}
