package backbeat.spark.preparation;

import backbeat.data.Columns;
import backbeat.data.Dataset;
import backbeat.data.DatasetBuilder;
import backbeat.data.GroupKey;
import backbeat.data.Groups;
import backbeat.spark.input.RowChunk;
import backbeat.spark.input.SharedRecipe;
import backbeat.spark.input.TextColumn;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import scala.Tuple2;

/**
 * Tells by tasks which rows belong together: rows are dealt out by a hash of what is compared, and the task that gets all rows of
 * a hash compares them as one machine does, exactly: a hash that two groups share only brings them to one task. Back come pairs
 * of a row and the first row of its group, for rows that are not the first.
 */
final class Relating implements Serializable {
    private static final long serialVersionUID = 1;

    private final SharedRecipe recipe;
    private final RowNumbers numbers;
    /** The name of the group key; null if rows are to be equal in every column. */
    private final String key;

    private final int parts;

    Relating(SharedRecipe recipe, RowNumbers numbers, Optional<GroupKey> key, int parts) {
        this.recipe = recipe;
        this.numbers = numbers;
        this.key = key.map(GroupKey::name).orElse(null);
        this.parts = parts;
    }

    /** Deals the rows of a chunk out to the parts. */
    Iterator<Tuple2<Integer, RowSlice>> slices(RowChunk chunk) {
        int[] texts = key == null ? new int[0] : texts();
        int[] part = new int[chunk.rows()];
        int[] sizes = new int[parts];
        for (int row = 0; row < part.length; row++) {
            int hash = key == null ? hash(chunk, row) : hash(chunk, row, texts);
            part[row] = Math.floorMod(hash ^ hash >>> 16, parts);
            sizes[part[row]]++;
        }
        int[][] places = new int[parts][];
        Arrays.setAll(places, p -> new int[sizes[p]]);
        int[] filled = new int[parts];
        for (int row = 0; row < part.length; row++) {
            places[part[row]][filled[part[row]]++] = row;
        }
        int first = numbers.first(chunk);
        List<Integer> used = new ArrayList<>();
        for (int p = 0; p < parts; p++) {
            if (sizes[p] > 0) {
                used.add(p);
            }
        }
        return used.stream()
                .map(p -> new Tuple2<>(
                        p,
                        key == null
                                ? RowSlice.ofAll(chunk, first, places[p])
                                : RowSlice.ofTexts(chunk, first, places[p], texts)))
                .iterator();
    }

    private GroupKey key() {
        return recipe.recipe().group(key);
    }

    private int[] texts() {
        List<String> all = recipe.recipe().columns().texts();
        return key().columns().stream().mapToInt(all::indexOf).toArray();
    }

    private int hash(RowChunk chunk, int row, int[] texts) {
        return key().hash(Arrays.stream(texts)
                .mapToObj(column -> chunk.texts()[column].get(row))
                .toList());
    }

    /** Equal for rows that are equal in every column. */
    private static int hash(RowChunk chunk, int row) {
        int hash = Double.hashCode(chunk.facts().labels()[row]);
        for (double[] column : chunk.numbers()) {
            hash = 31 * hash + Double.hashCode(column[row]);
        }
        for (int c = 0; c < chunk.codes().length; c++) {
            hash = 31 * hash + chunk.category(c, row).hashCode();
        }
        for (TextColumn texts : chunk.texts()) {
            hash = 31 * hash + texts.get(row).hashCode();
        }
        return hash;
    }

    /** Rows that are not the first of their group, and the first ones. */
    int[][] later(Iterable<RowSlice> slices) {
        List<RowSlice> ordered = new ArrayList<>();
        slices.forEach(ordered::add);
        ordered.sort(Comparator.comparingInt(slice -> slice.rows()[0])); // a chunk's rows follow each other
        int[] rows = ordered.stream()
                .flatMapToInt(slice -> Arrays.stream(slice.rows()))
                .toArray();
        Dataset data = data(ordered);
        Groups groups = key == null ? data.equal() : data.groups(key());
        int[] firsts = groups.firsts();
        int[] later = new int[rows.length];
        int[] first = new int[rows.length];
        int count = 0;
        for (int i = 0; i < rows.length; i++) {
            if (firsts[i] != i) {
                later[count] = rows[i];
                first[count++] = rows[firsts[i]];
            }
        }
        return new int[][] {Arrays.copyOf(later, count), Arrays.copyOf(first, count)};
    }

    /** The rows as one machine has them; to be compared by texts alone, they need a feature, which is their number. */
    private Dataset data(List<RowSlice> slices) {
        Columns columns = recipe.recipe().columns();
        if (key != null) {
            List<String> names = key().columns();
            String number = "number of " + String.join(" and ", names);
            columns = new Columns(List.of(number), List.of(), List.of(), names, Optional.empty());
        }
        DatasetBuilder data = new DatasetBuilder(columns);
        double[] values = new double[columns.numericFeatures().size()];
        String[] categories = new String[columns.categorical().size()];
        String[] texts = new String[columns.texts().size()];
        for (RowSlice slice : slices) {
            for (int i = 0; i < slice.rows().length; i++) {
                for (int c = 0; c < values.length; c++) {
                    values[c] = key == null ? slice.numbers()[c][i] : slice.rows()[i];
                }
                for (int c = 0; c < categories.length; c++) {
                    categories[c] = slice.categories()[c].get(i);
                }
                for (int c = 0; c < texts.length; c++) {
                    texts[c] = slice.texts()[c].get(i);
                }
                data.add(slice.rows()[i], values, categories, texts, key == null ? slice.labels()[i] : 0);
            }
        }
        return data.build("rows to compare");
    }
}
