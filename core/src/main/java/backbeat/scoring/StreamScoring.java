package backbeat.scoring;

import backbeat.csv.CopiedNames;
import backbeat.csv.CsvDialect;
import backbeat.csv.CsvFormat;
import backbeat.csv.CsvInput;
import backbeat.csv.CsvWriter;
import backbeat.csv.Header;
import backbeat.csv.RecordCutter;
import backbeat.csv.Records;
import backbeat.data.BadRowException;
import backbeat.data.BadRows;
import backbeat.data.Columns;
import backbeat.data.DataException;
import backbeat.data.RejectedRow;
import backbeat.parallel.OrderedStream;
import backbeat.parallel.Workers;
import backbeat.pipeline.Pipeline;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A saved model's answers for a stream of rows of any length, in constant memory and in the order of the rows, whatever the
 * number of threads.
 *
 * <pre>{@code
 * StreamScoring scoring = StreamScoring.of(Pipeline.load(Path.of("forest.backbeat"))).withBadRows(BadRows.SKIP);
 * try (Workers workers = Workers.ofAvailableProcessors();
 *         InputStream songs = Files.newInputStream(Path.of("songs.csv"));
 *         OutputStream answers = Files.newOutputStream(Path.of("answers.csv"))) {
 *     ScoringReport report = scoring.csv(songs, "songs.csv", answers, Rejects.NONE, workers);
 * }
 * }</pre>
 *
 * <p>The bytes are cut once into records and fields ({@link RecordCutter}), each field is parsed once from where it lies and
 * encoded as it is parsed ({@link backbeat.preparation.RowEncoder}). Memory: about 2·threads blocks of rows, 64 MiB of input
 * at most.
 *
 * @param pipeline the model
 * @param keep     columns to copy to the answers, features or others; absent for those of the model's identifying columns that the
 *                 rows have
 * @param badRows  what to do with rows that cannot be read or lack a value
 * @param dialect  how files of rows are written; that of the training rows unless said otherwise
 * @param safeCsv  whether texts to keep that a spreadsheet would take for formulas get an apostrophe in CSV
 * @param numbered whether lines of CSV begin with the number of their row
 */
public record StreamScoring(
        Pipeline pipeline,
        Optional<List<String>> keep,
        BadRows badRows,
        CsvDialect dialect,
        boolean safeCsv,
        boolean numbered) {
    /** Bytes of all blocks together: enough for blocks that make up for what each costs, and a small part of a heap. */
    private static final int ALL_BLOCKS = 1 << 23;

    private static final String ROW = "row";
    private static final String PROBABILITY = "probability";
    private static final String DECISION = "decision";

    private static final int LEAST_BLOCK = 1 << 17;
    private static final int MOST_BLOCK = 1 << 21;

    public StreamScoring {
        Objects.requireNonNull(pipeline, "pipeline");
        keep = keep.map(List::copyOf);
        Objects.requireNonNull(badRows, "badRows");
        Objects.requireNonNull(dialect, "dialect");
    }

    /** Keeps the model's identifying columns, reads files as that of the training rows, and stops at a bad row. */
    public static StreamScoring of(Pipeline pipeline) {
        return new StreamScoring(
                pipeline,
                Optional.empty(),
                BadRows.FAIL,
                pipeline.trainingFile().said(),
                false,
                true);
    }

    public StreamScoring withKeep(List<String> columns) {
        return new StreamScoring(pipeline, Optional.of(columns), badRows, dialect, safeCsv, numbered);
    }

    public StreamScoring withBadRows(BadRows value) {
        return new StreamScoring(pipeline, keep, value, dialect, safeCsv, numbered);
    }

    public StreamScoring withDialect(CsvDialect value) {
        return new StreamScoring(pipeline, keep, badRows, value, safeCsv, numbered);
    }

    public StreamScoring withSafeCsv(boolean value) {
        return new StreamScoring(pipeline, keep, badRows, dialect, value, numbered);
    }

    public StreamScoring withNumbered(boolean value) {
        return new StreamScoring(pipeline, keep, badRows, dialect, safeCsv, value);
    }

    /**
     * Predicts CSV and writes CSV. Columns: {@code row}, the 0-based number of the row in the input, where lines are numbered; the
     * columns to keep, with another name where they are called like one of these; {@code probability}; {@code decision}, 1 for
     * positive and 0 for negative.
     *
     * @param origin  what to call the input in messages
     * @param out     receives a header and a line for every answer, in large pieces of whole lines; not closed
     * @param rejects hears rows that are left out
     * @throws backbeat.data.DataException if there is no header or it lacks a column
     * @throws BadRowException             if a row is bad and not to be left out; the rows before it have been written
     * @throws IOException                 if the input cannot be read or the output not written
     */
    public ScoringReport csv(InputStream in, String origin, OutputStream out, Rejects rejects, Workers workers)
            throws IOException {
        Input input = open(in, origin);
        CsvWriter header = new CsvWriter();
        if (numbered) {
            header.field(ROW);
        }
        CopiedNames.beside(input.kept(), numbered ? Set.of(ROW, PROBABILITY, DECISION) : Set.of(PROBABILITY, DECISION))
                .forEach(header::field);
        header.field(PROBABILITY).field(DECISION).endRow().writeTo(out);
        return run(
                input,
                origin,
                workers,
                rejects,
                block -> block.format(numbered),
                block -> block.text().writeTo(out));
    }

    /** As the other {@code csv}, with answers for a program in place of lines of text. */
    public ScoringReport csv(InputStream in, String origin, Answers answers, Rejects rejects, Workers workers)
            throws IOException {
        return run(open(in, origin), origin, workers, rejects, block -> {}, block -> block.tell(answers));
    }

    /**
     * Predicts rows of Java objects.
     *
     * @param rows    by row a value for every feature column by name: a number, a boolean, or a text as it would stand in a
     *                file. Asked by one thread at a time, not always the same. A map must not change until its answer is heard
     * @param answers hears the answers
     * @param rejects hears rows that are left out; their fields are the values of the map
     * @throws BadRowException if a row lacks a value or has a wrong one and is not to be left out
     */
    public ScoringReport rows(
            Iterator<? extends Map<String, ?>> rows, Answers answers, Rejects rejects, Workers workers)
            throws IOException {
        ObjectBlock.Source source = new ObjectBlock.Source(rows);
        List<String> kept = keep.orElse(pipeline.identifiers());
        List<Block> blocks = blocks(workers, () -> new ObjectBlock(pipeline, badRows, source, kept));
        return run(
                blocks,
                "the rows",
                report(List.of(), List.of()),
                workers,
                rejects,
                block -> {},
                block -> block.tell(answers));
    }

    /**
     * What the beginning of a file says.
     *
     * @param kept    the columns that its answers keep: those asked for, or the model's identifying ones that it has
     * @param ignored the columns that neither the model nor the answers need
     * @param remarks as {@link ScoringReport#remarks()}
     */
    public record Beginning(List<String> kept, List<String> ignored, List<String> remarks) {}

    /**
     * Reads the header of a file.
     *
     * @throws backbeat.data.DataException if there is no header or it lacks a column
     */
    public Beginning beginning(InputStream in, String origin) throws IOException {
        Input input = open(in, origin);
        return new Beginning(
                input.kept(), input.report().ignored(), input.report().remarks());
    }

    /**
     * A file whose header has been read.
     *
     * @param kept      the columns that its answers keep
     * @param places    where these stand
     * @param report    what there is to say of the file already
     */
    private record Input(RecordCutter cutter, Header header, List<String> kept, int[] places, ScoringReport report) {}

    private ScoringReport report(List<String> remarks, List<String> ignored) {
        return new ScoringReport(pipeline.preprocessor().columns().categorical(), remarks, ignored);
    }

    private Input open(InputStream in, String origin) throws IOException {
        Columns features = pipeline.preprocessor().columns();
        Set<String> wanted = new HashSet<>(features.names());
        wanted.addAll(keep.orElse(pipeline.identifiers()));
        CsvInput input = CsvInput.open(
                in,
                origin,
                dialect,
                wanted,
                Set.copyOf(features.numeric()),
                pipeline.trainingFile().recalled(),
                Optional.of(pipeline.trainingFile().label()));
        String otherwise = otherwise(input.format(), origin);
        RecordCutter cutter = new RecordCutter(input);
        Records first = new Records();
        cutter.header(first);
        List<String> names = Header.names(first, origin, input.look());
        List<String> texts = keep.orElseGet(
                () -> pipeline.identifiers().stream().filter(names::contains).toList());
        Set<String> read = Set.copyOf(features.names());
        Columns columns = features.withTexts(
                texts.stream().filter(name -> !read.contains(name)).toList());
        try {
            Header header = Header.of(names, columns, origin, input.look());
            List<String> remarks = new ArrayList<>(input.look().doubts());
            if (!otherwise.isEmpty()) {
                remarks.add(0, otherwise);
            }
            List<String> ignored = names.stream()
                    .filter(name -> !read.contains(name) && !texts.contains(name))
                    .toList();
            return new Input(cutter, header, texts, header.places(texts), report(remarks, ignored));
        } catch (DataException e) {
            throw otherwise.isEmpty() ? e : new DataException(e.getMessage() + ". " + otherwise, e);
        }
    }

    /** A sentence on a file that is written otherwise than that of the training rows; empty where it is not, or nobody knows. */
    private String otherwise(CsvFormat format, String origin) {
        boolean known = !pipeline.provenance().dataSha256().isEmpty();
        String difference =
                known ? format.differenceFrom(pipeline.trainingFile().found()) : "";
        return difference.isEmpty()
                ? ""
                : origin + " is written otherwise than the file of the training rows: " + difference;
    }

    private static List<Block> blocks(Workers workers, Supplier<Block> block) {
        List<Block> blocks = new ArrayList<>();
        for (int i = OrderedStream.blocksFor(workers); i > 0; i--) {
            blocks.add(block.get());
        }
        return blocks;
    }

    private ScoringReport run(
            Input input, String origin, Workers workers, Rejects rejects, Formatting formatting, Delivery delivery)
            throws IOException {
        int bytes = Math.max(LEAST_BLOCK, Math.min(MOST_BLOCK, ALL_BLOCKS / OrderedStream.blocksFor(workers)));
        List<Block> blocks = blocks(
                workers,
                () -> new CsvBlock(
                        pipeline,
                        badRows,
                        new CsvWriter(safeCsv),
                        input.cutter(),
                        input.header(),
                        input.places(),
                        bytes));
        return run(blocks, origin, input.report(), workers, rejects, formatting, delivery);
    }

    /** What is done to predicted rows beside others, on any thread. */
    private interface Formatting {
        void accept(Block block);
    }

    /** What is done to predicted rows in their order. */
    private interface Delivery {
        void accept(Block block) throws IOException;
    }

    private ScoringReport run(
            List<Block> blocks,
            String origin,
            ScoringReport report,
            Workers workers,
            Rejects rejects,
            Formatting formatting,
            Delivery delivery)
            throws IOException {
        OrderedStream.run(workers, blocks, new OrderedStream.Steps<>() {
            @Override
            public boolean read(Block block) throws IOException {
                return block.read();
            }

            @Override
            public void work(Block block) {
                block.predict();
                formatting.accept(block);
            }

            @Override
            public void write(Block block) throws IOException {
                delivery.accept(block);
                report.add(block);
                for (RejectedRow row : block.rejected()) {
                    if (badRows == BadRows.FAIL) {
                        throw new BadRowException(origin, row, block.encoder().lacksValue());
                    }
                    report.reject(row);
                    rejects.accept(row);
                }
            }
        });
        return report;
    }
}
