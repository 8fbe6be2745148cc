package backbeat.spark.preparation;

import backbeat.data.Columns;
import backbeat.spark.input.RowChunk;
import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a chunk's rows have in a column of features, on its way to the task that prepares the column.
 *
 * @param first      the number of the chunk's first row
 * @param numbers    of each numeric feature that is made of the column: several for a date, none for categories
 * @param codes      of a categorical column; empty for numbers
 * @param dictionary what the codes mean
 */
record ColumnPiece(int first, double[][] numbers, int[] codes, String[] dictionary) implements Serializable {
    /** The columns that features are read from: numbers, dates, booleans, categories. */
    static List<String> names(Columns columns) {
        LinkedHashSet<String> names = new LinkedHashSet<>(columns.numericSources());
        names.addAll(columns.categorical());
        return List.copyOf(names);
    }

    static ColumnPiece of(RowChunk chunk, int first, Columns columns, String name) {
        List<String> sources = columns.numericSources();
        double[][] numbers = IntStream.range(0, sources.size())
                .filter(c -> sources.get(c).equals(name))
                .mapToObj(c -> chunk.numbers()[c])
                .toArray(double[][]::new);
        int category = columns.categorical().indexOf(name);
        return category < 0
                ? new ColumnPiece(first, numbers, new int[0], new String[0])
                : new ColumnPiece(first, numbers, chunk.codes()[category], chunk.dictionaries()[category]);
    }

    int rows() {
        return numbers.length > 0 ? numbers[0].length : codes.length;
    }
}
