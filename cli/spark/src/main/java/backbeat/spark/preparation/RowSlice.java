package backbeat.spark.preparation;

import backbeat.spark.input.RowChunk;
import backbeat.spark.input.TextColumn;
import java.io.Serializable;

/**
 * Some rows of a chunk on their way to the task that compares them with rows of other chunks.
 *
 * @param rows       their numbers, ascending
 * @param numbers    by numeric column
 * @param categories by categorical column
 * @param texts      by text column
 * @param labels     what the label is made from
 */
record RowSlice(int[] rows, double[][] numbers, TextColumn[] categories, TextColumn[] texts, double[] labels)
        implements Serializable {
    /**
     * Rows with some of their texts.
     *
     * @param first  the number of the chunk's first row
     * @param places of the rows in the chunk
     * @param texts  the text columns
     */
    static RowSlice ofTexts(RowChunk chunk, int first, int[] places, int[] texts) {
        TextColumn[] own = new TextColumn[texts.length];
        for (int c = 0; c < texts.length; c++) {
            own[c] = new TextColumn(places.length);
            for (int place : places) {
                own[c].add(chunk.texts()[texts[c]].get(place));
            }
        }
        return new RowSlice(numbers(first, places), new double[0][], new TextColumn[0], own, new double[0]);
    }

    /** Rows with all of their values. */
    static RowSlice ofAll(RowChunk chunk, int first, int[] places) {
        double[][] numbers = new double[chunk.numbers().length][places.length];
        TextColumn[] categories = new TextColumn[chunk.codes().length];
        double[] labels = new double[places.length];
        int[] texts = new int[chunk.texts().length];
        for (int c = 0; c < texts.length; c++) {
            texts[c] = c;
        }
        for (int c = 0; c < categories.length; c++) {
            categories[c] = new TextColumn(places.length);
        }
        for (int i = 0; i < places.length; i++) {
            for (int c = 0; c < numbers.length; c++) {
                numbers[c][i] = chunk.numbers()[c][places[i]];
            }
            for (int c = 0; c < categories.length; c++) {
                categories[c].add(chunk.category(c, places[i]));
            }
            labels[i] = chunk.facts().labels()[places[i]];
        }
        RowSlice named = ofTexts(chunk, first, places, texts);
        return new RowSlice(named.rows, numbers, categories, named.texts, labels);
    }

    private static int[] numbers(int first, int[] places) {
        int[] numbers = new int[places.length];
        for (int i = 0; i < places.length; i++) {
            numbers[i] = first + places[i];
        }
        return numbers;
    }
}
