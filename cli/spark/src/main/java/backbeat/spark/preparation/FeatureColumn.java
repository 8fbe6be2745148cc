package backbeat.spark.preparation;

import backbeat.data.Columns;
import backbeat.data.Dataset;
import backbeat.data.DatasetBuilder;
import backbeat.data.MergedRows;
import backbeat.data.TextColumn;
import backbeat.spark.input.SharedRecipe;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.broadcast.Broadcast;

/**
 * A column of features with all rows of the table, within the task that works on it: a data set like any other, in which the
 * engine finds one column.
 *
 * @param number      its place among the columns that features are read from
 * @param data        its rows
 * @param differences where rows of a group that have become one differ
 */
record FeatureColumn(int number, Dataset data, List<MergedRows.Difference> differences) {
    /** Puts columns together, within tasks. */
    static final class Assembly implements Serializable {
        private static final long serialVersionUID = 1;

        private final String origin;
        private final SharedRecipe recipe;
        private final RowNumbers numbers;
        /** Null where rows stand for themselves. */
        private final Broadcast<Merging> merging;

        Assembly(String origin, SharedRecipe recipe, RowNumbers numbers, Optional<Broadcast<Merging>> merging) {
            this.origin = origin;
            this.recipe = recipe;
            this.numbers = numbers;
            this.merging = merging.orElse(null);
        }

        FeatureColumn column(int number, Iterable<ColumnPiece> pieces) {
            Columns all = recipe.recipe().columns();
            Columns columns = all.only(ColumnPiece.names(all).get(number));
            List<ColumnPiece> ordered = new ArrayList<>();
            pieces.forEach(ordered::add);
            ordered.sort(Comparator.comparingInt(ColumnPiece::first));
            int rows = numbers.rows();
            double[][] values = new double[columns.numericFeatures().size()][rows];
            TextColumn[] categories = new TextColumn[columns.categorical().size()];
            Arrays.setAll(categories, c -> new TextColumn(rows, 0));
            for (ColumnPiece piece : ordered) {
                for (int c = 0; c < values.length; c++) {
                    System.arraycopy(piece.numbers()[c], 0, values[c], piece.first(), piece.rows());
                }
                for (TextColumn column : categories) {
                    add(piece, column);
                }
            }
            Dataset read = DatasetBuilder.ofColumns(
                            columns, numbers.sourceRows(), values, categories, new TextColumn[0], new double[rows])
                    .build(new Dataset.Source(origin, "", "", List.of()));
            if (merging == null) {
                return new FeatureColumn(number, read, List.of());
            }
            MergedRows merged = read.merge(
                    merging.value().rows(),
                    merging.value().groups(),
                    recipe.recipe().rows().merge());
            return new FeatureColumn(number, merged.dataset(), merged.differences());
        }

        private static void add(ColumnPiece piece, TextColumn column) {
            byte[][] dictionary = Arrays.stream(piece.dictionary())
                    .map(text -> text.getBytes(StandardCharsets.UTF_8))
                    .toArray(byte[][]::new);
            for (int code : piece.codes()) {
                int length = code == Dataset.MISSING ? 0 : dictionary[code].length;
                column.add(code == Dataset.MISSING ? new byte[0] : dictionary[code], 0, length);
            }
        }
    }
}
