package backbeat.spark.input;

import backbeat.data.Columns;
import backbeat.data.Dataset;
import backbeat.recipe.Recipe;
import backbeat.synthetic.Synthesizer;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows that a task has read, as columns, on the executor that has read them: 8 bytes a number, 4 a category, and the texts.
 *
 * @param facts        what the driver is told of them
 * @param numbers      by numeric column
 * @param codes        by categorical column
 * @param dictionaries the categories that these codes mean, in order of first appearance
 * @param texts        by text column
 */
public record RowChunk(ChunkFacts facts, double[][] numbers, int[][] codes, String[][] dictionaries, TextColumn[] texts)
        implements Serializable {
    /** More label values than that are no few classes, and nobody asks for them. */
    private static final int MOST_LABELS = 1000;

    /** @param digested whether the driver is to be told a hash of each row */
    static RowChunk of(String file, long start, Dataset data, Recipe recipe, boolean digested) {
        Columns columns = data.columns();
        int rows = data.rows();
        int[] all = new int[rows];
        Arrays.setAll(all, row -> row);
        double[][] numbers = new double[columns.numericFeatures().size()][];
        Arrays.setAll(numbers, c -> data.numbers(c, all));
        int[][] codes = new int[columns.categorical().size()][];
        Arrays.setAll(codes, c -> data.codes(c, all));
        String[][] dictionaries = new String[codes.length][];
        Arrays.setAll(dictionaries, c -> data.categories(c).toArray(String[]::new));
        TextColumn[] texts = new TextColumn[columns.texts().size()];
        for (int c = 0; c < texts.length; c++) {
            texts[c] = new TextColumn(rows);
            for (int row = 0; row < rows; row++) {
                texts[c].add(data.text(c, row));
            }
        }
        boolean labeled = columns.label().isPresent();
        double[] labels = new double[rows];
        Arrays.setAll(labels, row -> labeled ? data.labelSource(row) : 0);
        RowChunk bare = new RowChunk(null, numbers, codes, dictionaries, texts);
        byte[] digests = digested ? RowDigests.of(bare, labels) : new byte[0];
        return new RowChunk(
                facts(file, start, data, labels, Synthesizer.isSynthetic(data, recipe), digests),
                numbers,
                codes,
                dictionaries,
                texts);
    }

    private static ChunkFacts facts(
            String file, long start, Dataset data, double[] labels, boolean synthetic, byte[] digests) {
        Columns columns = data.columns();
        boolean textLabel = columns.label().filter(rule -> !rule.isNumeric()).isPresent();
        List<Dataset.LabelValue> values = textLabel ? data.labelValues(MOST_LABELS) : List.of();
        List<String> source =
                new ArrayList<>(List.of(data.sha256(), data.source().format()));
        source.addAll(data.source().unread());
        return new ChunkFacts(
                file,
                start,
                labels,
                values.stream().map(Dataset.LabelValue::text).toArray(String[]::new),
                values.stream().mapToLong(Dataset.LabelValue::rows).toArray(),
                columns.names().stream()
                        .map(column -> data.missing(column).toLongArray())
                        .toArray(long[][]::new),
                data.rejected().stream()
                        .map(bad -> new ChunkFacts.Rejected(
                                bad.row(), bad.line(), bad.fields().toArray(String[]::new), bad.reason()))
                        .toArray(ChunkFacts.Rejected[]::new),
                source.toArray(String[]::new),
                synthetic,
                digests);
    }

    public int rows() {
        return facts.rows();
    }

    /** The category of a row; empty if it is missing. */
    public String category(int column, int row) {
        int code = codes[column][row];
        return code == Dataset.MISSING ? "" : dictionaries[column][code];
    }
}
