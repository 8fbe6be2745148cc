package backbeat.cli;

import backbeat.data.Values;
import backbeat.source.CleaningLines;
import backbeat.source.DataDescription;
import backbeat.source.DataDescription.Category;
import backbeat.source.DataDescription.CategoryColumn;
import backbeat.text.Numbers;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** Prints a {@link DataDescription} as tables. */
final class DescriptionPrinter {
    private static final MathContext DIGITS = new MathContext(5);

    private final PrintWriter out;
    private final int top;

    DescriptionPrinter(PrintWriter out, int top) {
        this.out = out;
        this.top = top;
    }

    void print(DataDescription data) {
        if (data.kind().equals("synthetic")) {
            out.println("!!! SYNTHETIC DATA: invented rows that say nothing about the real data. !!!");
        }
        out.println(data.kind() + " data" + (data.verified() ? " as published, " : ", ") + data.location());
        out.println("sha256 " + data.sha256());
        if (!data.format().isEmpty()) {
            out.println("Format: " + data.format());
        }
        out.println(Numbers.counted(data.rows(), "row") + " read, " + count(data.rejected()) + " rejected");
        data.reasons().forEach(reason -> out.println("  " + reason));
        data.cleaning().forEach(out::println);
        CleaningLines.describe(data.missing()).forEach(out::println);
        numbers(data);
        texts(data);
        keys(data);
        balance(data);
        data.categories().forEach(this::categories);
        out.flush();
    }

    private void numbers(DataDescription data) {
        TextTable table = new TextTable("number", "missing", "odd", "min", "median", "max", "mean", "sd");
        for (DataDescription.NumberColumn column : data.numbers()) {
            table.add(
                    column.name(),
                    count(column.missing()),
                    count(column.odd()),
                    number(column.least()),
                    number(column.median()),
                    number(column.greatest()),
                    number(column.mean()),
                    number(column.deviation()));
        }
        print(table);
    }

    private void texts(DataDescription data) {
        TextTable table = new TextTable("text", "missing", "distinct");
        data.texts().forEach(column -> table.add(column.name(), count(column.missing()), count(column.distinct())));
        if (!data.texts().isEmpty()) {
            print(table);
        }
    }

    private void keys(DataDescription data) {
        TextTable table =
                new TextTable("key", "groups", "repeated", "rows in those", "largest", "values", "answers", "positive");
        for (DataDescription.Key key : data.keys()) {
            table.add(
                    key.name(),
                    count(key.groups()),
                    count(key.repeated()),
                    count(key.repeatedRows()),
                    count(key.largest()),
                    count(key.disagreeing()),
                    count(key.bothAnswers()),
                    percent(key.positiveFirst()));
        }
        if (!data.keys().isEmpty()) {
            print(table);
            out.println("values, answers: groups whose rows differ in the label's value, in yes and no;");
            out.println("positive: the share among the first rows of the groups");
        }
    }

    private void balance(DataDescription data) {
        out.println();
        out.println(data.label() + " holds for " + percent(data.positiveRate()) + " of the rows");
        labelValues(data);
        TextTable table = new TextTable("threshold", "positive rows", "share");
        data.balance()
                .forEach(at -> table.add(number(at.threshold()), count(at.positives()), percent(at.positiveRate())));
        if (!data.balance().isEmpty()) {
            print(table);
        }
    }

    private void labelValues(DataDescription data) {
        TextTable table = new TextTable("label", "rows");
        data.labelValues()
                .forEach(value -> table.add("'" + Values.shown(value.text()) + "'", count((int) value.rows())));
        if (!data.labelValues().isEmpty()) {
            print(table);
        }
    }

    private void categories(CategoryColumn column) {
        List<Category> all = column.categories();
        TextTable table = new TextTable(column.name() + " (" + all.size() + ")", "rows", "positive", "label mean");
        int shown = Math.min(top, all.size());
        for (int i = all.size() - 1; i >= all.size() - shown; i--) {
            add(table, all.get(i));
        }
        int rest = Math.min(shown, all.size() - shown);
        if (all.size() > shown + rest) {
            table.add("…", "", "", "");
        }
        for (int i = rest - 1; i >= 0; i--) {
            add(table, all.get(i));
        }
        print(table);
        if (column.missing() > 0) {
            out.println(count(column.missing()) + " missing");
        }
    }

    private static void add(TextTable table, Category category) {
        table.add(
                category.name(),
                count(category.rows()),
                percent(category.positiveRate()),
                number(category.labelMean()));
    }

    private void print(TextTable table) {
        out.println();
        table.lines().forEach(out::println);
    }

    private static String count(int value) {
        return Numbers.grouped(value);
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "-" : Numbers.percent(share, 2);
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : new BigDecimal(value).round(DIGITS).toPlainString();
    }
}
