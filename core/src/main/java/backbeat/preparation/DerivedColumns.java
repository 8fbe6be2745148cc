package backbeat.preparation;

import backbeat.data.Groups;
import backbeat.recipe.Derived;
import backbeat.table.Schema;
import backbeat.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.ejml.data.FMatrixRMaj;

/**
 * Columns made of others ({@link Derived}), added to the tables of prepared data: standardized with the training rows'
 * figures, after the numeric columns that are there.
 *
 * <p>Histories are target statistics ({@link TargetRates}): the share of positives among the training rows of the same key,
 * and the logarithm of one more than their number. Of a training row only those of other folds count. Keys that training rows
 * do not have get the average.
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
     * @throws IllegalArgumentException if a name is taken
     */
    public static Tables add(PreparedData data, List<Derived> columns, boolean naive) {
        DerivedColumns made = new DerivedColumns(data, naive);
        columns.stream().filter(column -> column.over().isEmpty()).forEach(made::make);
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

    private void history(Derived column) {
        Groups groups = data.dataset().groups(column.key());
        int train = data.train().rows().length;
        TargetRates rates = new TargetRates(
                groups.count(), data.train().labels(), data.train().groups(), column.prior());
        for (int i = 0; i < train; i++) {
            rates.count(i, groups.of(all[i]));
        }
        double[][] out = new double[2][all.length];
        for (int i = 0; i < all.length; i++) {
            int key = groups.of(all[i]);
            int left = i < train && !naive ? rates.fold(i) : TargetRates.NONE;
            out[0][i] = rates.rate(key, left);
            out[1][i] = StrictMath.log1p(rates.rows(key, left));
        }
        names.addAll(List.of(column.name(), column.name() + "_rows"));
        values.addAll(List.of(out));
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
