package backbeat.synthetic;

import backbeat.csv.CsvTable;
import backbeat.csv.CsvWriter;
import backbeat.data.BadRows;
import backbeat.data.Columns;
import backbeat.data.DataException;
import backbeat.data.Dataset;
import backbeat.model.Heap;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.recipe.Recipe;
import backbeat.recipe.SyntheticSpec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Makes up a data set with a recipe's columns, for where the real file cannot be had and for sizes it does not have. The
 * label can be learned from it; what is learned says nothing about the world.
 *
 * <p>Every row is a pure function of the seed, the number of rows and its own number ({@link SyntheticModel}), so rows are
 * written in any number, in constant memory, by any number of threads, and the same bytes come out on every JDK.
 *
 * <p>Exactly one row has its names missing and the label 0, as real files have such rows.
 */
public final class Synthesizer {
    /** What the identifiers of made-up rows begin with, so that a file of them is known for what it is. */
    public static final String ID_PREFIX = "synthetic";

    private static final int CHUNK = 4096;

    /** An array holds 2^31 bytes, and what estimates leave out. */
    private static final double MOST_BYTES = 2.0e9;

    private final Recipe recipe;
    private final SyntheticSpec spec;
    private final long rows;
    private final long seed;
    private final SyntheticModel model;

    /**
     * A synthesizer of a recipe's data set.
     *
     * @param recipe a recipe with a {@code synthetic} part
     * @param rows   how many rows
     * @param seed   the seed of every choice
     * @throws DataException if the recipe has no such part, or it does not describe every column
     */
    public Synthesizer(Recipe recipe, long rows, long seed) {
        this.recipe = Objects.requireNonNull(recipe, "recipe");
        this.spec = recipe.synthetic()
                .orElseThrow(() -> new DataException("The recipe '" + recipe.name()
                        + "' has no 'synthetic' part: it does not say how to make up data"));
        if (rows < 1) {
            throw new DataException("A synthetic data set needs at least 1 row, not " + rows);
        }
        this.rows = rows;
        this.seed = seed;
        checkCoverage();
        this.model = new SyntheticModel(spec, rows, seed);
    }

    /** As many rows as the recipe's synthetic part says. */
    public static Synthesizer ofDefaultSize(Recipe recipe, long seed) {
        return new Synthesizer(
                recipe, recipe.synthetic().map(SyntheticSpec::rows).orElse(1L), seed);
    }

    /** Whether all identifiers of a data set say that it is made up. False where the recipe names no identifier. */
    public static boolean isSynthetic(Dataset dataset, Recipe recipe) {
        if (recipe.id().isEmpty()) {
            return false;
        }
        int column = dataset.textColumn(recipe.id().get());
        for (int row = 0; row < dataset.rows(); row++) {
            if (!dataset.text(column, row).startsWith(ID_PREFIX)) {
                return false;
            }
        }
        return true;
    }

    public long rows() {
        return rows;
    }

    /** What the data set is called in messages. */
    public String origin() {
        return "synthetic data (" + rows + " rows, seed " + seed + ")";
    }

    /**
     * Writes the data set as CSV: UTF-8, LF, a header. Memory does not grow with the number of rows.
     *
     * @param out      receives the bytes; not closed
     * @param workers  the threads to use; the bytes do not depend on their number
     * @param progress hears how many rows are written
     */
    public void write(OutputStream out, Workers workers, Progress progress) throws IOException {
        progress.begin("synthesizing", rows);
        try {
            header().writeTo(out);
            int wave = workers.threads() * 2;
            for (long start = 0; start < rows; start += (long) wave * CHUNK) {
                progress.checkCancelled();
                long first = start;
                int chunks = (int) Math.min(wave, (rows - first + CHUNK - 1) / CHUNK);
                for (CsvWriter chunk : workers.<CsvWriter>map(chunks, index -> chunk(first + (long) index * CHUNK))) {
                    chunk.writeTo(out);
                }
                progress.advance(Math.min((long) chunks * CHUNK, rows - first));
            }
        } finally {
            progress.end();
        }
    }

    /** About the bytes of a row in the file. */
    public double rowBytes() {
        return (double) chunk(0).length() / Math.min(rows, CHUNK);
    }

    /**
     * The data set in memory: exactly what reading the file would give, its hash included.
     *
     * @throws IllegalArgumentException if so many rows do not fit; the message says how many would
     */
    public Dataset dataset(Workers workers, Progress progress) {
        Heap.require("synthetic rows", rows, rowBytes() + recipe.columns().rowBytes(), 0);
        if (rows * rowBytes() > MOST_BYTES) {
            throw new IllegalArgumentException("At most " + (long) (MOST_BYTES / rowBytes())
                    + " synthetic rows are made in memory, not " + rows
                    + ". Write them with 'backbeat data synthesize' and name the file with --data");
        }
        Bytes bytes = new Bytes();
        try {
            write(bytes, workers, progress);
            return CsvTable.read(bytes.read(), origin(), recipe.columns(), BadRows.FAIL, workers, Progress.NONE);
        } catch (IOException e) {
            throw new IllegalStateException("Writing to memory does not fail", e);
        }
    }

    /** What has been written can be read without another copy of it. */
    private static final class Bytes extends ByteArrayOutputStream {
        ByteArrayInputStream read() {
            return new ByteArrayInputStream(buf, 0, count);
        }
    }

    private CsvWriter header() {
        List<String> names = new ArrayList<>(recipe.dropped());
        spec.texts().forEach(text -> names.add(text.column()));
        names.add(recipe.label().column());
        spec.numbers().forEach(number -> names.add(number.column()));
        spec.flags().forEach(flag -> names.add(flag.column()));
        spec.choices().forEach(choice -> names.add(choice.column()));
        CsvWriter line = new CsvWriter();
        names.forEach(line::field);
        return line.endRow();
    }

    private CsvWriter chunk(long first) {
        long end = Math.min(rows, first + CHUNK);
        CsvWriter text = new CsvWriter();
        SyntheticModel.Row row = model.newRow();
        for (long number = first; number < end; number++) {
            model.fill(row, number);
            for (int i = 0; i < recipe.dropped().size(); i++) {
                text.number(number);
            }
            append(text, row);
        }
        return text;
    }

    private void append(CsvWriter line, SyntheticModel.Row row) {
        for (String text : row.texts) {
            line.field(text);
        }
        line.number(row.label);
        for (int c = 0; c < row.numbers.length; c++) {
            line.decimal(row.numbers[c], spec.numbers().get(c).decimals());
        }
        for (boolean flag : row.flags) {
            line.field(flag ? "True" : "False");
        }
        for (int c = 0; c < row.choices.length; c++) {
            line.field(spec.choices().get(c).categories().get(row.choices[c]));
        }
        line.endRow();
    }

    private void checkCoverage() {
        Columns columns = recipe.columns();
        same(
                "numbers",
                columns.numeric(),
                spec.numbers().stream().map(SyntheticSpec.NumberShape::column).toList());
        same(
                "flags",
                columns.booleans(),
                spec.flags().stream().map(SyntheticSpec.FlagShape::column).toList());
        same(
                "choices",
                columns.categorical(),
                spec.choices().stream().map(SyntheticSpec.ChoiceShape::column).toList());
        same(
                "texts",
                columns.texts(),
                spec.texts().stream().map(SyntheticSpec.TextShape::column).toList());
        if (!recipe.label().isNumeric()) {
            throw new DataException(
                    "The recipe '" + recipe.name() + "' compares texts: its label column cannot be made up");
        }
    }

    private void same(String part, List<String> wanted, List<String> described) {
        if (!wanted.equals(described)) {
            throw new DataException("The recipe '" + recipe.name() + "': synthetic." + part + " must describe " + wanted
                    + " in this order, not " + described);
        }
    }
}
