package backbeat.scoring;

import backbeat.csv.CsvTable;
import backbeat.csv.RecordChunker;
import backbeat.data.BadRows;
import backbeat.data.Columns;
import backbeat.data.DataException;
import backbeat.data.RejectedRow;
import backbeat.pipeline.Pipeline;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Predicts a CSV stream of any length in constant memory: it is cut into chunks of whole records, threads parse and
 * predict them, and the output comes in the order of the input whatever the number of threads.
 *
 * <p>Output columns: {@code row}, the 0-based number of the row in the input; the columns to keep; {@code probability};
 * {@code decision}, 1 for positive and 0 for negative.
 *
 * @param pipeline the model
 * @param keep     columns to copy to the output; absent for those of the model's identifying columns that the input has
 * @param badRows  what to do with rows that cannot be read or lack a value
 * @param threads  threads to use
 */
public record StreamScoring(Pipeline pipeline, Optional<List<String>> keep, BadRows badRows, int threads) {
    private static final int CHUNK_BYTES = 1 << 19;

    /** Hears rejected rows one by one; row numbers are those of the input. */
    @FunctionalInterface
    public interface Rejects {
        void accept(RejectedRow row) throws IOException;
    }

    /**
     * Predicts {@code in} until its end.
     *
     * @param origin  what to call the input in messages
     * @param out     receives CSV; not closed
     * @param rejects hears rows that are skipped
     * @throws DataException if a column is missing, the text is no CSV or not UTF-8, or a row is bad and not to be skipped
     */
    public ScoringReport run(InputStream in, String origin, OutputStream out, Rejects rejects) throws IOException {
        RecordChunker chunker = new RecordChunker(in, CHUNK_BYTES);
        byte[] header = chunker.header();
        Columns columns = columns(header, origin);
        ChunkScorer scorer = new ChunkScorer(pipeline, header, columns);
        out.write(outputHeader(columns.texts()).getBytes(StandardCharsets.UTF_8));
        Writer writer = new Writer(columns, origin, RecordChunker.lineEnds(header), out, rejects);
        new OrderedPipeline<byte[], Outcome>(threads)
                .run(
                        () -> {
                            byte[] chunk = chunker.next();
                            return chunk.length == 0 ? null : chunk;
                        },
                        chunk -> Outcome.of(scorer, chunk),
                        writer::accept);
        return writer.report;
    }

    /** Checks the header and finds the columns to keep. */
    private Columns columns(byte[] header, String origin) {
        Columns features = pipeline.preprocessor().columns();
        Columns[] found = new Columns[1];
        CsvTable.forEachBatch(
                new ByteArrayInputStream(header),
                origin,
                names -> found[0] = withTexts(features, names),
                BadRows.FAIL,
                1,
                none -> {});
        return found[0];
    }

    private Columns withTexts(Columns features, Set<String> available) {
        List<String> texts = keep.orElseGet(() ->
                pipeline.identifiers().stream().filter(available::contains).toList());
        return new Columns(features.numeric(), features.booleans(), features.categorical(), texts, features.label());
    }

    private static String outputHeader(List<String> texts) {
        StringBuilder line = new StringBuilder("row,");
        for (String text : texts) {
            CsvText.field(line, text);
            line.append(',');
        }
        return line.append("probability,decision\n").toString();
    }

    /** A scored chunk, or why it could not be parsed: only the writer knows which rows of the input it holds. */
    private record Outcome(Optional<ScoredChunk> scored, Optional<DataException> failure) {
        static Outcome of(ChunkScorer scorer, byte[] chunk) {
            try {
                return new Outcome(Optional.of(scorer.score(chunk)), Optional.empty());
            } catch (DataException e) {
                return new Outcome(Optional.empty(), Optional.of(e));
            }
        }
    }

    /** Numbers the rows and writes the results, in order, on one thread. */
    private final class Writer {
        private final List<String> categorical;
        private final String origin;
        private final OutputStream out;
        private final Rejects rejects;
        private final ScoringReport report = new ScoringReport();
        private final StringBuilder number = new StringBuilder();
        private long firstRow;
        private long firstLine;

        Writer(Columns columns, String origin, int headerLines, OutputStream out, Rejects rejects) {
            this.categorical = columns.categorical();
            this.origin = origin;
            this.out = out;
            this.rejects = rejects;
            this.firstLine = headerLines;
        }

        void accept(Outcome outcome) throws IOException {
            if (outcome.failure().isPresent()) {
                DataException failure = outcome.failure().get();
                throw new DataException(
                        origin + (firstRow == 0 ? "" : ", counting from data row " + firstRow) + failure.getMessage(),
                        failure);
            }
            ScoredChunk chunk = outcome.scored().orElseThrow();
            for (RejectedRow row : chunk.rejected()) {
                reject(row);
            }
            int start = 0;
            for (int i = 0; i < chunk.ends().length; i++) {
                number.setLength(0);
                number.append(firstRow + chunk.rows()[i]).append(',');
                for (int c = 0; c < number.length(); c++) {
                    out.write(number.charAt(c));
                }
                out.write(chunk.text(), start, chunk.ends()[i] - start);
                start = chunk.ends()[i];
            }
            report.add(chunk, categorical);
            firstRow += chunk.records();
            firstLine += chunk.lines();
        }

        private void reject(RejectedRow row) throws IOException {
            long number = firstRow + row.row();
            long line = row.line() == 0 ? 0 : firstLine + row.line();
            if (badRows == BadRows.FAIL) {
                throw new DataException(origin + ", data row " + number + (line == 0 ? "" : " (line " + line + ")")
                        + ": " + row.reason() + ". Add --on-bad-row skip to leave such rows out");
            }
            report.reject(number, row.reason());
            rejects.accept(new RejectedRow(number, line, row.fields(), row.reason()));
        }
    }
}
