package backbeat.preparation;

import backbeat.data.Dataset;
import backbeat.data.GroupKey;
import backbeat.data.Groups;
import backbeat.random.SplitMix64;
import backbeat.recipe.Derived;
import backbeat.table.Schema;
import backbeat.table.Table;
import it.unimi.dsi.fastutil.ints.IntAVLTreeSet;
import it.unimi.dsi.fastutil.ints.IntSortedSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;

/**
 * Columns made of others ({@link Derived}), added to the tables of prepared data: standardized with the training rows'
 * figures, after the numeric columns that are there.
 *
 * <p>Histories are target statistics: {@code (positives + prior · average) / (rows + prior)} over the training rows of the
 * same key, and the logarithm of one more than their number. Of validation and test rows all training rows count; of a
 * training row only those of other folds, and whole groups of the split are in one fold: a row's own label, or that of another
 * version of its song, is not among what it is told. Keys that training rows do not have get the average.
 */
public final class DerivedColumns {
    private static final int FOLDS = 10;

    private final PreparedData data;
    private final boolean naive;
    private final int[] all;
    private final List<String> names = new ArrayList<>();
    private final List<double[]> values = new ArrayList<>();

    /** The tables with the columns added. */
    public record Tables(Table train, Table validation, Table test) {}

    private DerivedColumns(PreparedData data, boolean naive) {
        this.data = data;
        this.naive = naive;
        this.all = concatenated(
                data.train().rows(), data.validation().rows(), data.test().rows());
    }

    /**
     * The tables of {@code data} with {@code columns}.
     *
     * @param naive whether histories of training rows are taken from all training rows, their own labels included
     * @throws backbeat.data.DataException      if the data set lacks a text column
     * @throws IllegalArgumentException if a name is taken, or a history is over no categorical column
     */
    public static Tables add(PreparedData data, List<Derived> columns, boolean naive) {
        DerivedColumns made = new DerivedColumns(data, naive);
        columns.forEach(made::make);
        int train = data.train().rows().length;
        int validation = data.validation().rows().length;
        made.standardize(train);
        return new Tables(
                made.widened(data.train().table(), 0),
                made.widened(data.validation().table(), train),
                made.widened(data.test().table(), train + validation));
    }

    private static int[] concatenated(int[]... parts) {
        return Arrays.stream(parts).flatMapToInt(Arrays::stream).toArray();
    }

    private void make(Derived column) {
        switch (column.kind()) {
            case COUNT ->
                add(
                        column.name(),
                        row -> 1
                                + occurrences(
                                        text(column, 0, row), column.detail().orElseThrow()));
            case LENGTH -> add(column.name(), row -> text(column, 0, row).length());
            case EQUALS ->
                add(column.name(), row -> folded(text(column, 0, row)).equals(folded(text(column, 1, row))) ? 1 : 0);
            case MATCHES -> {
                Pattern pattern =
                        Pattern.compile(column.detail().orElseThrow(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
                add(column.name(), row -> pattern.matcher(text(column, 0, row)).find() ? 1 : 0);
            }
            case HISTORY -> history(column);
        }
    }

    private interface OfRow {
        double of(int row);
    }

    private void add(String name, OfRow value) {
        names.add(name);
        values.add(Arrays.stream(all).mapToDouble(value::of).toArray());
    }

    private String text(Derived column, int which, int row) {
        return data.dataset().text(column.columns().get(which), row);
    }

    private static String folded(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    private static int occurrences(String text, String separator) {
        int count = 0;
        for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, at + separator.length())) {
            count++;
        }
        return count;
    }

    /** The keys of every row in {@link #all}: one, or the categories of all rows of its group. */
    private int[][] keys(Derived column) {
        Dataset dataset = data.dataset();
        GroupKey key = column.key();
        Groups groups = dataset.groups(key);
        int[][] keys = new int[all.length][];
        if (column.over().isEmpty()) {
            for (int i = 0; i < all.length; i++) {
                keys[i] = new int[] {groups.of(all[i])};
            }
            return keys;
        }
        int categorical = dataset.columns().categorical().indexOf(column.over().get());
        if (categorical < 0) {
            throw new IllegalArgumentException("The derived column '" + column.name() + "' is over '"
                    + column.over().get() + "', which is no categorical column");
        }
        IntSortedSet[] sets = new IntSortedSet[groups.count()];
        for (int row = 0; row < dataset.rows(); row++) {
            int code = dataset.code(categorical, row);
            if (code >= 0) {
                int group = groups.of(row);
                sets[group] = sets[group] == null ? new IntAVLTreeSet() : sets[group];
                sets[group].add(code);
            }
        }
        for (int i = 0; i < all.length; i++) {
            IntSortedSet own = sets[groups.of(all[i])];
            keys[i] = own == null ? new int[0] : own.toIntArray();
        }
        return keys;
    }

    private void history(Derived column) {
        int[][] keys = keys(column);
        int train = data.train().rows().length;
        int count = 1 + Arrays.stream(keys).flatMapToInt(Arrays::stream).max().orElse(0);
        int[] fold = IntStream.range(0, train)
                .map(i -> (int)
                        Long.remainderUnsigned(SplitMix64.mix(0, data.train().groups()[i]), FOLDS))
                .toArray();
        int[][] rows = new int[FOLDS + 1][count];
        int[][] positives = new int[FOLDS + 1][count];
        for (int i = 0; i < train; i++) {
            for (int key : keys[i]) {
                rows[fold[i]][key]++;
                rows[FOLDS][key]++;
                positives[fold[i]][key] += data.train().labels().get(i);
                positives[FOLDS][key] += data.train().labels().get(i);
            }
        }
        double average = data.train().labels().positiveRate();
        boolean many = column.over().isPresent();
        double[][] out = new double[many ? 4 : 2][all.length];
        for (int i = 0; i < all.length; i++) {
            double sum = 0;
            double highest = 0;
            double lowest = 1;
            double seen = 0;
            for (int key : keys[i]) {
                int left = i < train && !naive ? rows[fold[i]][key] : 0;
                int leftPositives = i < train && !naive ? positives[fold[i]][key] : 0;
                double n = rows[FOLDS][key] - left;
                double share = n + column.prior() == 0
                        ? average
                        : (positives[FOLDS][key] - leftPositives + column.prior() * average) / (n + column.prior());
                sum += share;
                highest = Math.max(highest, share);
                lowest = Math.min(lowest, share);
                seen += n;
            }
            boolean none = keys[i].length == 0;
            out[0][i] = none ? average : sum / keys[i].length;
            out[1][i] = many ? keys[i].length : StrictMath.log1p(seen);
            if (many) {
                out[2][i] = none ? average : highest;
                out[3][i] = none ? average : lowest;
            }
        }
        String[] suffixes = many ? new String[] {"", "_number", "_highest", "_lowest"} : new String[] {"", "_rows"};
        for (int c = 0; c < out.length; c++) {
            names.add(column.name() + suffixes[c]);
            values.add(out[c]);
        }
    }

    private void standardize(int train) {
        for (double[] column : values) {
            double mean = Arrays.stream(column, 0, train).sum() / train;
            double squares = Arrays.stream(column, 0, train)
                    .map(value -> (value - mean) * (value - mean))
                    .sum();
            double deviation = Math.sqrt(squares / train);
            for (int i = 0; i < column.length; i++) {
                column[i] = deviation > 0 ? (column[i] - mean) / deviation : 0;
            }
        }
    }

    private Table widened(Table table, int from) {
        int d = table.schema().numericCount();
        int width = d + names.size();
        List<String> numeric = new ArrayList<>(table.schema().numeric());
        numeric.addAll(names);
        FMatrixRMaj block = new FMatrixRMaj(table.rows(), width);
        int[][] codes = new int[table.schema().categoricalCount()][];
        for (int c = 0; c < codes.length; c++) {
            codes[c] = table.codes(c);
        }
        for (int row = 0; row < table.rows(); row++) {
            for (int j = 0; j < d; j++) {
                block.data[row * width + j] = table.value(row, j);
            }
            for (int j = d; j < width; j++) {
                block.data[row * width + j] = (float) values.get(j - d)[from + row];
            }
        }
        return new Table(new Schema(numeric, table.schema().categorical()), block, codes, table.sets());
    }
}
