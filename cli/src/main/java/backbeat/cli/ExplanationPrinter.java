package backbeat.cli;

import backbeat.csv.CsvWriter;
import backbeat.explanation.Reasons;
import backbeat.explanation.Reasons.Contribution;
import backbeat.insight.Explanation;
import backbeat.insight.Explanation.Answer;
import backbeat.text.Numbers;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** An explanation as text for a terminal. */
final class ExplanationPrinter {
    /** Columns whose parts are shown one by one. */
    private static final int SHOWN = 8;

    private static final int LONGEST_VALUE = 24;

    private ExplanationPrinter() {}

    static void print(Explanation explanation, boolean synthetic, PrintWriter out) {
        out.println(explanation.title() + (synthetic ? "   (SYNTHETIC)" : ""));
        out.println("row " + explanation.row() + ", " + explanation.positive() + ": "
                + (explanation.label() == 1 ? "yes" : "no") + "; in the " + explanation.part() + " part"
                + (explanation.part().equals("train") ? ", so the models have seen it" : ""));
        out.println(String.format(
                Locale.ROOT,
                "Base rate %.3f: the share of positives among the %,d training rows.",
                explanation.baseRate(),
                explanation.trainingRows()));
        out.println();
        TextTable answers = new TextTable("model", "probability", "threshold", "decision");
        for (Answer answer : explanation.models()) {
            answers.add(
                    answer.model(),
                    CsvWriter.probabilityText(answer.probability()),
                    String.format(Locale.ROOT, "%.3f", answer.threshold()),
                    answer.positive() ? "yes" : "no");
        }
        answers.lines().forEach(out::println);
        for (Answer answer : explanation.models()) {
            print(answer, explanation, out);
        }
        out.flush();
    }

    private static void print(Answer answer, Explanation explanation, PrintWriter out) {
        Reasons reasons = answer.reasons();
        out.println();
        out.println(answer.model());
        out.println("-".repeat(answer.model().length()));
        List<Contribution> contributions = new ArrayList<>(reasons.contributions());
        contributions.sort(Comparator.comparingDouble(part -> -Math.abs(part.amount())));
        boolean drawn = contributions.stream().anyMatch(part -> part.reach() > 0);
        wrapped("What each column adds to the " + reasons.unit() + ". " + reasons.method() + ".", out);
        TextTable table =
                drawn ? new TextTable("column", "value", "adds", "±") : new TextTable("column", "value", "adds");
        row(table, drawn, "baseline", "", Numbers.fixed(reasons.baseline(), 3), "");
        double rest = 0;
        for (int i = 0; i < contributions.size(); i++) {
            Contribution part = contributions.get(i);
            if (i < SHOWN) {
                String reach = String.format(Locale.ROOT, "%.3f", part.reach());
                String value = explanation.values().getOrDefault(part.column(), "");
                row(table, drawn, part.column(), shortened(value), Numbers.signed(part.amount(), 3), reach);
            } else {
                rest += part.amount();
            }
        }
        if (contributions.size() > SHOWN) {
            row(table, drawn, (contributions.size() - SHOWN) + " other columns", "", Numbers.signed(rest, 3), "");
        }
        row(table, drawn, "output", "", Numbers.fixed(reasons.output(), 3), "");
        table.lines().forEach(out::println);
        wrapped("The baseline is " + reasons.baselineIs() + "." + last(answer), out);
        for (String line : reasons.evidence()) {
            if (line.startsWith(" ")) {
                out.println(line);
            } else {
                wrapped(line, out);
            }
        }
    }

    private static void row(TextTable table, boolean drawn, String column, String value, String number, String reach) {
        if (drawn) {
            table.add(column, value, number, reach);
        } else {
            table.add(column, value, number);
        }
    }

    /** The way from the model's own output to the probability, where it is one. */
    private static String last(Answer answer) {
        double own = answer.reasons().unit().probability(answer.reasons().output());
        if (answer.calibrated()) {
            return String.format(
                    Locale.ROOT,
                    " The model's own probability is %.3f, after calibration %.3f.",
                    own,
                    answer.probability());
        }
        return answer.reasons().unit() == Reasons.Unit.LOG_ODDS
                ? String.format(Locale.ROOT, " The output stands for a probability of %.3f.", own)
                : "";
    }

    private static String shortened(String value) {
        int length = value.codePointCount(0, value.length());
        return length <= LONGEST_VALUE
                ? value
                : value.substring(0, value.offsetByCodePoints(0, LONGEST_VALUE - 1)) + "…";
    }

    /** A sentence in lines of the terminal's width. */
    private static void wrapped(String text, PrintWriter out) {
        if (text.length() <= Backbeat.WIDTH) {
            out.println(text);
            return;
        }
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (line.length() > 0 && line.length() + 1 + word.length() > Backbeat.WIDTH) {
                out.println(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        out.println(line.toString());
    }
}
