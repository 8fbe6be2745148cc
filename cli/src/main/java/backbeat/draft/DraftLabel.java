package backbeat.draft;

import backbeat.data.DataException;
import backbeat.data.LabelReader;
import backbeat.data.LabelRule;
import backbeat.data.Values;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which rows may be meant as positive.
 *
 * @param rule   the rule
 * @param reason why, for people
 */
record DraftLabel(LabelRule rule, String reason) {
    private static final Set<String> NAMES = Set.of(
            "label",
            "target",
            "class",
            "y",
            "outcome",
            "response",
            "churn",
            "survived",
            "default",
            "income",
            "diagnosis",
            "result",
            "status",
            "output",
            "positive",
            "won",
            "fraud",
            "approved",
            "quality",
            "edible",
            "edibility",
            "defaulted",
            "survival",
            "type",
            "attrition",
            "subscribed",
            "spam",
            "clicked",
            "purchased");
    private static final Set<String> POSITIVE = Set.of(
            "yes",
            "y",
            "true",
            "t",
            "1",
            "1.0",
            "positive",
            "pos",
            "p",
            "+",
            "malignant",
            "bad",
            "spam",
            "fraud",
            "sick",
            "present",
            "high",
            "good",
            "won",
            "win",
            ">50k",
            ">50k.",
            "default",
            "churn",
            "died",
            "dead",
            "case");
    private static final int MOST_CLASSES = 30;

    /**
     * The label of a file.
     *
     * @param wanted the column, if it was named
     * @throws DataException if there is no such column, or none that a label could be made of
     */
    static DraftLabel of(List<ColumnTexts> columns, Optional<String> wanted) {
        if (wanted.isPresent()) {
            ColumnTexts column = columns.stream()
                    .filter(each -> each.name().equals(wanted.get()))
                    .findFirst()
                    .orElseThrow(() -> new DataException(
                            "There is no column '" + Values.shown(wanted.get()) + "'; there are " + names(columns)));
            return rule(column, "");
        }
        ColumnTexts column = guessed(columns)
                .orElseThrow(() -> new DataException(
                        "No column has two values, or a few: name the label's column, recipe init FILE --label COLUMN. There are "
                                + names(columns)));
        return rule(column, "a guess, for another column add --label COLUMN; ");
    }

    private static String names(List<ColumnTexts> columns) {
        return Values.shown(
                String.join(", ", columns.stream().map(ColumnTexts::name).toList()));
    }

    private static Optional<ColumnTexts> guessed(List<ColumnTexts> columns) {
        List<ColumnTexts> possible = columns.stream()
                .filter(column -> {
                    int classes = classes(column).size();
                    return classes >= 2
                            && classes <= MOST_CLASSES
                            && !column.name().isEmpty();
                })
                .toList();
        Comparator<ColumnTexts> likely = Comparator.<ColumnTexts>comparingInt(column ->
                        NAMES.contains(column.name().toLowerCase(Locale.ROOT).strip()) ? 1 : 0)
                .thenComparingInt(column -> classes(column).size() == 2 ? 1 : 0)
                .thenComparingInt(columns::indexOf);
        return possible.stream().max(likely);
    }

    /** The different texts of a column with their rows, numbers in their order. */
    private static Map<String, Long> classes(ColumnTexts column) {
        Map<String, Long> classes = new TreeMap<>();
        for (int code : column.present()) {
            classes.merge(column.values().get(code), (long) column.counts()[code], Long::sum);
        }
        return classes;
    }

    private static DraftLabel rule(ColumnTexts column, String guess) {
        Map<String, Long> classes = classes(column);
        if (classes.size() < 2) {
            throw new DataException("The column '" + Values.shown(column.name()) + "' has "
                    + (classes.isEmpty() ? "no value" : "one value only, '" + Values.shown(first(classes)) + "'")
                    + ": there is nothing to tell apart");
        }
        String values = shown(classes);
        boolean numbers = column.present().stream().allMatch(column::isNumber);
        if (!numbers && classes.size() > MOST_CLASSES && classes.size() == column.filled()) {
            throw new DataException(String.format(
                    Locale.ROOT,
                    "The column '%s' has another text in every one of its %,d rows: it names rows, and is no label",
                    Values.shown(column.name()),
                    classes.size()));
        }
        if (numbers && classes.size() > 2) {
            double threshold = evenly(column);
            return new DraftLabel(
                    LabelRule.atLeast(column.name(), threshold),
                    guess + "the threshold splits the rows most evenly of all" + values);
        }
        Map<String, List<String>> alike = new TreeMap<>();
        classes.keySet()
                .forEach(text -> alike.computeIfAbsent(normal(text), key -> new ArrayList<>())
                        .add(text));
        if (alike.size() == 2 && classes.size() > 2) {
            return oneOf(column, alike, values, guess);
        }
        List<String> texts = new ArrayList<>(classes.keySet());
        List<String> told = texts.stream()
                .filter(text -> POSITIVE.contains(text.toLowerCase(Locale.ROOT)))
                .toList();
        String positive = told.size() == 1
                ? told.get(0)
                : texts.stream()
                        .min(Comparator.comparingDouble(text -> off(classes, text)))
                        .orElseThrow();
        String why = told.size() == 1
                ? ""
                : classes.size() == 2 ? "the rarer value; " : "the value nearest to half of the rows; ";
        return new DraftLabel(
                new LabelRule(column.name(), LabelRule.Operator.IS, positive),
                guess + why + "the column has" + values.replaceFirst("^; it has", ""));
    }

    private static String normal(String text) {
        String lower = text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    /** Two classes in several spellings. */
    private static DraftLabel oneOf(ColumnTexts column, Map<String, List<String>> alike, String values, String guess) {
        List<String> told = alike.keySet().stream().filter(POSITIVE::contains).toList();
        List<String> positive =
                alike.get(told.isEmpty() ? alike.keySet().iterator().next() : told.get(0));
        return new DraftLabel(
                new LabelRule(column.name(), LabelRule.Operator.ONE_OF, positive),
                guess + "spellings that differ in case or a final dot only are taken as one" + values);
    }

    /** How far a class is from half of the rows; of two the rarer is nearer. */
    private static double off(Map<String, Long> classes, String text) {
        long all = classes.values().stream().mapToLong(Long::longValue).sum();
        double share = (double) classes.get(text) / all;
        return share <= 0.5 ? 0.5 - share : share;
    }

    private static String first(Map<String, Long> classes) {
        return classes.keySet().iterator().next();
    }

    private static String shown(Map<String, Long> classes) {
        if (classes.size() > MOST_CLASSES) {
            return "";
        }
        return "; it has "
                + String.join(
                        ", ",
                        classes.entrySet().stream()
                                .map(entry -> "'" + Values.shown(entry.getKey(), 30) + "' in " + entry.getValue())
                                .toList());
    }

    /** The value with the share of rows at or above it nearest to one half. */
    private static double evenly(ColumnTexts column) {
        TreeMap<Double, Long> rows = new TreeMap<>();
        for (int code : column.present()) {
            rows.merge(column.number(code), (long) column.counts()[code], Long::sum);
        }
        long all = rows.values().stream().mapToLong(Long::longValue).sum();
        long below = 0;
        double best = rows.lastKey();
        double least = Double.POSITIVE_INFINITY;
        for (Map.Entry<Double, Long> value : rows.entrySet()) {
            double off = Math.abs(0.5 - (double) (all - below) / all);
            if (below > 0 && off < least) {
                least = off;
                best = value.getKey();
            }
            below += value.getValue();
        }
        return best;
    }

    /**
     * A way to make a label of the column.
     *
     * @param told   what it is, for people: a column that tells another threshold need not tell the label
     * @param labels by row 1, 0, or -1 where there is no label
     */
    record Cut(String told, int[] labels) {}

    /** The ways to make a label of the column: the rule, and if it compares one of a few numbers, every other threshold. */
    List<Cut> cuts(ColumnTexts column) {
        List<Cut> cuts = new ArrayList<>();
        cuts.add(new Cut("the label", labels(rule, column)));
        List<Integer> present = column.present();
        if (rule.isNumeric() && present.size() <= MOST_CLASSES) {
            for (int code : present) {
                LabelRule other = rule.withThreshold(column.number(code));
                cuts.add(new Cut(
                        "'" + Values.shown(other.toString()) + "', a label of the same column", labels(other, column)));
            }
        }
        return cuts;
    }

    private static int[] labels(LabelRule rule, ColumnTexts column) {
        LabelReader reader = new LabelReader(rule);
        int[] ofCode = new int[column.values().size()];
        for (int code = 0; code < ofCode.length; code++) {
            double value = rule.isNumeric()
                    ? column.number(code)
                    : reader.read(column.values().get(code));
            ofCode[code] = Double.isNaN(value) ? -1 : rule.isPositive(value) ? 1 : 0;
        }
        int[] labels = new int[column.rows()];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = column.codes()[row] < 0 ? -1 : ofCode[column.codes()[row]];
        }
        return labels;
    }
}
