package backbeat.cli;

import backbeat.evaluation.Interval;
import backbeat.learner.Learners;
import backbeat.report.page.Show;
import backbeat.result.Comparison;
import backbeat.result.DataSummary;
import backbeat.result.Repeats;
import backbeat.result.RunRecord;
import backbeat.result.SplitSummary;
import backbeat.result.StudyResult;
import backbeat.source.CleaningLines;
import backbeat.study.StudySet;
import backbeat.study.StudySettings;
import backbeat.text.Numbers;
import backbeat.text.Plural;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What {@code run} prints: environment and data while it begins, the table when it is done; 80 columns wide at most, paths apart. */
final class StudySummary {
    private static final String NONE = "-";
    /** Columns before what a line says. */
    private static final int INDENT = 9;

    private final Learners learners;
    private final PrintWriter out;

    StudySummary(Learners learners, PrintWriter out) {
        this.learners = learners;
        this.out = out;
    }

    /** The first lines: where this runs. */
    void environment(Map<String, String> environment) {
        String commit = environment.containsKey("commit") ? " (" + environment.get("commit") + ")" : "";
        out.println("Backbeat " + environment.get("version") + commit);
        line(
                "JDK",
                environment.get("jdk") + " · " + environment.get("threads") + " threads · seed "
                        + environment.get("seed"));
        line("Kernel", environment.get("kernel"));
        out.flush();
    }

    /**
     * Where the rows came from; loud when they are synthetic.
     *
     * @param rejects the end of the sentence on rows that could not be parsed: where they are written
     */
    void data(StudySet set, String location, String rejects) {
        DataSummary data = set.dataSummary();
        if (data.isSynthetic()) {
            out.println("!!! SYNTHETIC DATA: invented rows. The results say nothing about real ones. !!!");
        }
        String kind = data.isSynthetic() ? "SYNTHETIC" : "real";
        String hash = "sha256 " + data.sha256().substring(0, 12) + "…";
        line("Data", kind + ", " + location);
        line(
                "",
                Numbers.counted(data.rows(), "row") + ", " + hash
                        + (data.provenance().isEmpty() ? "" : ", " + data.provenance()));
        if (!data.format().isEmpty()) {
            line("", data.format());
        }
        if (data.rejected() > 0) {
            line(
                    "",
                    Numbers.counted(data.rejected(), "row") + " could not be parsed and "
                            + (data.rejected() == 1 ? "was" : "were") + " skipped" + rejects);
        }
        line("Label", data.label() + " holds for " + Numbers.percent(data.positiveRate()) + " of the rows read");
        List<String> cleaning = new ArrayList<>(cleaning(set));
        cleaning.addAll(CleaningLines.describe(CleaningLines.gaps(set.source().dataset(), set.recipe())));
        for (int i = 0; i < cleaning.size(); i++) {
            wrapped(i == 0 ? "Cleaning" : "", cleaning.get(i));
        }
        data.notes().forEach(note -> wrapped("", note));
        data.warnings().forEach(warning -> wrapped("", "WARNING " + warning));
        out.flush();
    }

    /** What cleaning did to the rows of a set, and dropping outliers to its training part. */
    static List<String> cleaning(StudySet set) {
        return CleaningLines.of(
                set.leftOut(),
                set.dataset(),
                set.recipe(),
                set.rule(),
                set.cleaning().rows());
    }

    /** The parts and their balance. */
    void split(String protocol, SplitSummary split) {
        line("Split", "protocol " + protocol + ": " + sharing(split.groups()));
        TextTable table = new TextTable("", "train", "validation", "test");
        table.add(
                "rows",
                Numbers.grouped(split.train()),
                Numbers.grouped(split.validation()),
                Numbers.grouped(split.test()));
        table.add(
                "positive",
                Numbers.percent(split.trainPositiveRate()),
                Numbers.percent(split.validationPositiveRate()),
                Numbers.percent(split.testPositiveRate()));
        table.lines().stream().filter(row -> !row.startsWith("---")).forEach(row -> line("", row));
        out.println();
        out.flush();
    }

    private static String sharing(String groups) {
        return groups.equals("row")
                ? "rows at random, related rows may be on both sides"
                : "no " + groups + " on two sides";
    }

    /** The table of all models, then the comparisons. */
    void results(StudyResult result, RunRecord record) {
        TextTable table = new TextTable("model", "accuracy", "AUC", "avg. prec.", "log loss", "fit s", "pred. s");
        result.models().forEach((name, metrics) -> {
            RunRecord.ModelTime time = record.models().get(name);
            table.add(
                    name,
                    withInterval(metrics.get("accuracy")),
                    withInterval(metrics.get("auc")),
                    withInterval(metrics.get("averagePrecision")),
                    withInterval(metrics.get("logLoss")),
                    time == null ? NONE : Numbers.seconds(time.fitSeconds()),
                    time == null ? NONE : Numbers.seconds(time.predictSeconds()));
        });
        table.lines().forEach(out::println);
        out.println("± half the 95 % interval: bootstrap over "
                + Numbers.grouped(result.split().testClusters()) + " "
                + Plural.of(result.split().clusters())
                + " of the test part;");
        out.println("it leaves out how the choice of split and seed would move the figure.");
        published(result);
        out.flush();
    }

    /** Whether each model is better than the next one down by more than chance. */
    void comparisons(StudyResult result) {
        if (result.comparisons().isEmpty()) {
            return; // with few rows of a class the first lines have said so
        }
        List<String> ranked = result.models().keySet().stream()
                .sorted(Comparator.comparingDouble(
                        model -> -result.models().get(model).get("auc").value()))
                .toList();
        out.println();
        TextTable table = new TextTable("better - next", "AUC", "p", "Holm p", "accuracy", "p", "Holm p");
        for (int i = 0; i + 1 < ranked.size(); i++) {
            Comparison pair = result.comparison(ranked.get(i), ranked.get(i + 1));
            table.add(
                    pair.first() + " - " + pair.second(),
                    difference(pair.auc()),
                    probability(pair.aucP()),
                    probability(pair.aucAdjusted()),
                    difference(pair.accuracy()),
                    probability(pair.accuracyP()),
                    probability(pair.accuracyAdjusted()));
        }
        table.lines().forEach(out::println);
        out.println("± half the 95 % interval; it and p from one paired bootstrap over "
                + Plural.of(result.split().clusters()) + ";");
        int pairs = result.comparisons().size();
        out.println("Holm p: "
                + (pairs == 1
                        ? "the same, as this pair is the only one"
                        : "what is left of it among all " + pairs + " pairs")
                + ". By formula: see metrics.json.");
        out.flush();
    }

    /** The leak staircase and the test on fixed rows, where they were asked for. */
    void leaks(StudyResult result) {
        LeakTable table = new LeakTable(learners, out);
        table.print(result.leaks(), result.data().isSynthetic());
        table.print(result.fixedLeaks());
        out.flush();
    }

    /** Mean and deviation over seeds and folds, where they were asked for. */
    void repeats(StudyResult result) {
        for (Repeats repeats : result.repeats()) {
            out.println();
            out.println(repeats.runs().size() + " " + repeats.kind() + ": mean ± standard deviation"
                    + (result.isLighter(repeats) ? ", forests of " + StudySettings.SEED_TREES + " trees" : ""));
            TextTable table = new TextTable("model", "accuracy", "AUC", "avg. precision", "log loss");
            repeats.models()
                    .forEach((model, figures) -> table.add(
                            model,
                            spread(figures.get("accuracy")),
                            spread(figures.get("auc")),
                            spread(figures.get("averagePrecision")),
                            spread(figures.get("logLoss"))));
            table.lines().forEach(out::println);
        }
        out.flush();
    }

    private static String spread(Repeats.Spread figure) {
        return Numbers.fixed(figure.mean(), 4) + " ±" + Numbers.fixed(figure.standardDeviation(), 4);
    }

    void closing(RunRecord record, String folder) {
        out.println();
        out.printf(Locale.ROOT, "Done in %s s. Results: %s%n", Numbers.seconds(record.totalSeconds()), folder);
        out.flush();
    }

    private void line(String head, String text) {
        out.printf(Locale.ROOT, "%-9s%s%n", head, text);
    }

    /** A sentence in as many lines as it takes; a number and its % stay together. */
    private void wrapped(String head, String sentence) {
        if (INDENT + sentence.length() <= Backbeat.WIDTH) {
            line(head, sentence);
            return;
        }
        String before = head;
        StringBuilder line = new StringBuilder();
        for (String word : sentence.split(" (?!%)")) {
            if (line.length() > 0 && INDENT + line.length() + 1 + word.length() > Backbeat.WIDTH) {
                line(before, line.toString());
                before = "";
                line.setLength(0);
                line.append(' ');
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        line(before, line.toString());
    }

    /** Figures of others for the models that were run; there are none to set beside invented rows. */
    private void published(StudyResult result) {
        if (result.data().isSynthetic()) {
            return;
        }
        String head = "Published:";
        for (String model : result.models().keySet()) {
            List<String> figures = result.published().stream()
                    .filter(figure -> figure.model().equals(model))
                    .map(figure -> (figure.metric().equals("auc") ? "AUC" : figure.metric()) + " "
                            + Show.fixed(figure.value()))
                    .toList();
            if (!figures.isEmpty()) {
                out.printf(Locale.ROOT, "%-11s%-8s%s%n", head, model, String.join(", ", figures));
                head = "";
            }
        }
    }

    static String withInterval(Interval figure) {
        if (figure == null || Double.isNaN(figure.value())) {
            return NONE;
        }
        double half = (figure.high() - figure.low()) / 2;
        return Show.fixed(figure.value()) + " ±" + Show.fixed(half);
    }

    private static String difference(Interval figure) {
        return Show.signed(figure.value()) + " ±" + Show.fixed((figure.high() - figure.low()) / 2);
    }

    static String signed(Interval figure) {
        return Show.signed(figure.value()) + " [" + Show.signed(figure.low()) + ", " + Show.signed(figure.high()) + "]";
    }

    static String probability(double p) {
        return p < 0.001 ? "<.001" : Numbers.fixed(p, 3);
    }
}
