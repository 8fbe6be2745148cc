package backbeat.report.section;

import backbeat.evaluation.Interval;
import backbeat.report.page.Block;
import backbeat.report.page.Section;
import backbeat.report.page.Show;
import backbeat.report.run.RunFiles;
import backbeat.result.Comparison;
import backbeat.result.DataSummary;
import backbeat.result.Insight;
import backbeat.result.LeakStep;
import backbeat.result.SplitSummary;
import backbeat.text.Plural;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What there is to know, in plain words: the verdict first, then what it rests on. */
public final class SummarySection {
    /** An interval of the AUC wider than this says little. */
    private static final double WIDE = 0.1;

    /** Of fewer rows of one class redraws repeat the same few: their spread says little of others. */
    private static final int FEW_OF_A_CLASS = 20;

    /** Of fewer rows the bootstrap's interval of a share is too narrow: of three that are all positive it would be no width at all. */
    private static final int FEW_AT_TOP = 20;

    private SummarySection() {}

    public static Optional<Section> of(RunFiles run) {
        List<Block> blocks = new ArrayList<>();
        if (run.result().data().isSynthetic()) {
            blocks.add(new Block.Notice(
                    "Synthetic data: these rows are invented. The results show that the software works,"
                            + " and say nothing about real ones."));
        }
        run.result().leftOut().forEach(part -> blocks.add(new Block.Notice("Left out: " + part + ".")));
        blocks.add(new Block.Verdict(verdict(run)));
        List<String> points = new ArrayList<>();
        points.add(rows(run));
        points.add(accuracy(run));
        Analyst.found(run).ifPresent(points::add);
        top(run).ifPresent(points::add);
        column(run).ifPresent(points::add);
        Analyst.group(run).ifPresent(points::add);
        Analyst.strangers(run).ifPresent(points::add);
        Analyst.sure(run).ifPresent(points::add);
        Analyst.surprises(run).ifPresent(points::add);
        rivals(run).ifPresent(points::add);
        leak(run).ifPresent(points::add);
        published(run).ifPresent(points::add);
        blocks.add(new Block.Bullets(points));
        blocks.addAll(About.blocks(run, "summary"));
        run.result()
                .data()
                .warnings()
                .forEach(warning -> blocks.add(new Block.Notice("Of the data: " + warning + ".")));
        return Optional.of(new Section("summary", "Summary", blocks));
    }

    /** Whether the label can be told, how well, and how sure that is. */
    private static String verdict(RunFiles run) {
        String rule = Show.rule(run.result().data().label());
        Interval auc = run.metric(run.best(), "auc");
        if (run.isConstant(run.best()) || auc == null || Double.isNaN(auc.value())) {
            return "This run cannot say whether " + rule + " can be predicted: it holds no model that ranks rows.";
        }
        String odds = " Given one row with " + rule + " and one without, " + run.bestModel() + " ("
                + run.title(run.best())
                + ") picks the right one " + Show.percent(auc.value()) + " of the time; guessing would reach 50 %, and"
                + " the 95 % interval is " + Show.percent(auc.low()) + " to " + Show.percent(auc.high()) + ".";
        Comparison.WithChance chance = run.result().chance().get(run.best());
        String answer = chance == null || !chance.isBetter(ComparisonsSection.LEVEL)
                ? "Not shown: that " + rule + " can be predicted from the other columns better than by guessing does"
                        + " not follow from this run."
                : strength(auc.value()) + ": " + rule + " can be predicted from the other columns.";
        return (run.result().data().isSynthetic() ? "On these invented rows: " + lowered(answer) : answer)
                + odds
                + doubt(run.result().split(), auc);
    }

    /** What the interval's width does not say by itself. */
    private static String doubt(SplitSummary split, Interval auc) {
        if (auc.high() - auc.low() > WIDE) {
            return " It is wide: all there is to judge by are " + evidence(split) + ".";
        }
        if (rarer(split) < FEW_OF_A_CLASS) {
            return " It may well be too narrow: all there is to judge by are " + evidence(split) + ".";
        }
        return auc.low() == 1 ? " (Redrawing rows cannot show an error that none of these makes.)" : "";
    }

    /** Test rows of the class of which there are fewer. */
    private static long rarer(SplitSummary split) {
        long positive = Math.round(split.testPositiveRate() * split.test());
        return Math.min(positive, split.test() - positive);
    }

    /** How much an AUC rests on: rows, what is independent of them, and the class of which there are fewer. */
    private static String evidence(SplitSummary split) {
        return Show.count(split.test()) + " test rows"
                + (split.testClusters() < split.test()
                        ? " of " + Show.count(split.testClusters()) + " " + Plural.of(split.clusters())
                        : "")
                + ", " + Show.count(rarer(split)) + " of them "
                + (split.testPositiveRate() <= 0.5 ? "positive" : "negative");
    }

    private static String lowered(String sentence) {
        return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    }

    private static String strength(double auc) {
        if (auc < 0.6) {
            return "Hardly better than by chance";
        }
        if (auc < 0.7) {
            return "Weakly";
        }
        if (auc < 0.8) {
            return "To some degree";
        }
        return auc < 0.9 ? "Quite well, though far from surely" : "Very well";
    }

    private static String rows(RunFiles run) {
        DataSummary data = run.result().data();
        return Show.count(data.rows()) + " rows were read and " + Show.count(data.used()) + " used; "
                + Show.percent(run.result().split().positiveRate()) + " of them have " + Show.rule(data.label())
                + " (they are called positive). Unless it says otherwise, what follows is about the "
                + Show.count(run.result().split().test())
                + " test rows, " + Show.percent(run.result().split().testPositiveRate())
                + " of them positive: no model was fitted on them and no option chosen"
                + (run.nonconstant().size() > 1 ? ", but which model is called best was seen there." : ".");
    }

    private static String accuracy(RunFiles run) {
        String constant = "Always giving the more frequent answer is right for "
                + Show.percent(run.constantAccuracy())
                + " of the test rows without looking at anything; an accuracy means something only beyond that.";
        Interval accuracy = run.metric(run.best(), "accuracy");
        return run.isConstant(run.best()) || accuracy == null
                ? constant
                : constant + " The yes-or-no answers of " + run.title(run.best()) + " are right for "
                        + Show.percent(accuracy.value()) + ".";
    }

    private static Optional<String> rivals(RunFiles run) {
        String best = run.best();
        List<String> equals = new ArrayList<>();
        List<String> worse = new ArrayList<>();
        for (Comparison pair : run.comparisons()) {
            String other = pair.first().equals(best) ? pair.second() : pair.first();
            boolean about = pair.first().equals(best) || pair.second().equals(best);
            if (about && !run.isConstant(other)) { // whether it beats guessing is the verdict's, over fewer tests
                (pair.aucAdjusted() < ComparisonsSection.LEVEL ? worse : equals).add(run.title(other));
            }
        }
        if (equals.isEmpty() && worse.isEmpty()) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        if (!equals.isEmpty()) {
            parts.add("no difference shown from " + String.join(", ", equals)
                    + " (which is not to say that there is none)");
        }
        if (!worse.isEmpty()) {
            parts.add("ranks better than " + String.join(", ", worse) + " (" + (worse.size() == 1 ? "" : "each ")
                    + "beyond chance at 5 %, the number of comparisons allowed for)");
        }
        return Optional.of(
                "The best model beside the others, by how well it ranks, for the models as fitted on this split: "
                        + String.join("; ", parts) + "."
                        + RepeatsSection.first(run, run.result().repeats())
                                .map(text -> " " + text)
                                .orElse(""));
    }

    private static Optional<String> top(RunFiles run) {
        Interval top = run.metric(run.best(), "precisionAtTop5");
        return top == null || run.isConstant(run.best())
                ? Optional.empty()
                : Optional.of("Of the 5 % of test rows that it finds most promising" + few(run) + ", "
                        + Show.percent(top.value()) + reach(top, atTop(run, 0.05)) + " are positive."
                        + tenth(run));
    }

    /** How many rows are meant by a twentieth, where they are few. */
    private static String few(RunFiles run) {
        return atTop(run, 0.05) < FEW_AT_TOP ? " (" + atTop(run, 0.05) + ")" : "";
    }

    /** The interval of a share of the first rows; none where draws can tell none. */
    private static String reach(Interval share, long rows) {
        if (rows < FEW_AT_TOP) {
            return "";
        }
        return share.low() < share.high()
                ? " (" + Show.percent(share.low()) + " to " + Show.percent(share.high()) + ")"
                : " (of " + Show.count(rows) + ", in every draw)";
    }

    /** How many rows the first share of them is, as precision at the top counts. */
    private static long atTop(RunFiles run, double share) {
        return (long) Math.ceil(share * run.result().split().test() - 1e-9);
    }

    /** How many of the positive rows are among the most promising tenth. */
    private static String tenth(RunFiles run) {
        Interval tenth = run.metric(run.best(), "precisionAtTop10");
        double rate = run.result().split().testPositiveRate();
        return tenth == null || !(rate > 0)
                ? ""
                : " Looking at the first tenth finds "
                        + Show.percent(Math.min(
                                1,
                                tenth.value()
                                        * atTop(run, 0.1)
                                        / (rate * run.result().split().test())))
                        + " of the positive rows.";
    }

    /** The column that the best of the models with importances goes by. */
    private static Optional<String> column(RunFiles run) {
        Insight insight = run.result().insight();
        return insight.importance().entrySet().stream()
                .filter(model -> !model.getValue().isEmpty() && run.metric(model.getKey(), "auc") != null)
                .max(Comparator.comparingDouble(
                        model -> run.metric(model.getKey(), "auc").value()))
                .map(model -> {
                    Insight.Importance first = model.getValue().get(0);
                    String drop = Show.interval(first.aucDrop());
                    return first.aucDrop().low() <= 0
                            ? "No column counts for much by itself: shuffling " + first.column()
                                    + ", the first among them, costs " + run.title(model.getKey()) + " " + drop
                                    + " of AUC, which may be chance."
                            : "What counts most is " + first.column()
                                    + ": when its values, and what is derived of them, are shuffled among the test rows, the AUC (the"
                                    + " share of pairs above) of " + run.title(model.getKey()) + " falls by " + drop
                                    + next(model.getValue()) + ".";
                });
    }

    /** How little the next column counts, or that it may count as much. */
    private static String next(List<Insight.Importance> columns) {
        if (columns.size() < 2) {
            return "";
        }
        Interval second = columns.get(1).aucDrop();
        if (!(second.value() > 0)) {
            return "; no other column costs any";
        }
        return second.high() < columns.get(0).aucDrop().low()
                ? "; no other column costs more than " + Show.fixed(second.value()) + " ("
                        + columns.get(1).column() + ")"
                : "; next comes " + columns.get(1).column() + " with " + Show.interval(second)
                        + ", and the intervals overlap: which of them counts more is not shown";
    }

    /** What the leak is worth to the model that gains most by it. */
    private static Optional<String> leak(RunFiles run) {
        Optional<String> fixed = Analyst.memory(run);
        if (fixed.isPresent()) {
            return fixed;
        }
        List<LeakStep> leaks = run.leaks();
        if (leaks.size() < 2) {
            return Optional.empty();
        }
        LeakStep first = leaks.get(0);
        LeakStep last = leaks.get(leaks.size() - 1);
        return run.nonconstant().stream()
                .filter(name -> LeakSection.auc(first, name) != null && LeakSection.auc(last, name) != null)
                .max(Comparator.comparingDouble(name -> fall(first, last, name)))
                .map(model -> {
                    Interval loose = LeakSection.auc(first, model);
                    Interval strict = LeakSection.auc(last, model);
                    String way = " from " + Show.fixed(loose.value()) + " (protocol " + first.protocol() + ") to "
                            + Show.fixed(strict.value()) + " (protocol " + last.protocol() + ")";
                    return "Where fewer relatives of test rows are in training, "
                            + (fall(first, last, model) <= 0
                                    ? "no model's AUC falls: that of " + run.title(model) + " goes" + way
                                    : "the AUC of " + run.title(model) + " goes" + way
                                            + (strict.high() < loose.low() ? "" : ", and the intervals overlap"))
                            + "; the test rows are others, too.";
                });
    }

    private static double fall(LeakStep first, LeakStep last, String model) {
        return LeakSection.auc(first, model).value()
                - LeakSection.auc(last, model).value();
    }

    private static Optional<String> published(RunFiles run) {
        List<Double> accuracies = run.published().stream()
                .filter(figure -> figure.metric().equals("accuracy"))
                .map(figure -> figure.value())
                .toList();
        long below = accuracies.stream()
                .filter(value -> value < run.constantAccuracy())
                .count();
        return below == 0
                ? Optional.empty()
                : Optional.of((accuracies.size() == 1
                                ? "The one published accuracy lies"
                                : "Of " + accuracies.size() + " published accuracies, " + below
                                        + (below == 1 ? " lies" : " lie"))
                        + " below the "
                        + Show.percent(run.constantAccuracy())
                        + " that the constant answer reaches here: "
                        + (below == 1
                                ? "it tells of another share of positives, or of a model"
                                : "they tell of another share of positives, or of models")
                        + " worse than none.");
    }
}
