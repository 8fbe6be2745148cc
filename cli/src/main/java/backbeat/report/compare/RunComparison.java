package backbeat.report.compare;

import backbeat.evaluation.Bootstrap;
import backbeat.evaluation.Forecast;
import backbeat.evaluation.Interval;
import backbeat.evaluation.Metric;
import backbeat.evaluation.Resamples;
import backbeat.experiment.StudyFiles;
import backbeat.learner.Learners;
import backbeat.parallel.Workers;
import backbeat.report.run.RunFiles;
import backbeat.result.ModelDetail;
import backbeat.result.RunRecord;
import backbeat.result.SplitSummary;
import backbeat.text.Numbers;
import backbeat.text.Plural;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * What differs between two runs. Where both judged the same test rows, differences are paired (bootstrap over the clusters of the first);
 * elsewhere the two intervals are combined as if independent.
 *
 * @param identical whether the two {@code metrics.json} are equal to the byte
 * @param paired    whether the test rows are the same
 * @param clusters  what the bootstrap of paired differences draws, in words; empty where they are not paired
 * @param figures   every metric of every model that both runs have
 * @param times     seconds by model and in total
 * @param facts     data, split, seed and environment where they differ
 */
public record RunComparison(
        boolean identical,
        boolean paired,
        String clusters,
        List<Figure> figures,
        List<Change> times,
        List<Change> facts) {
    private static final int REPLICATES = 1000;

    public RunComparison {
        figures = List.copyOf(figures);
        times = List.copyOf(times);
        facts = List.copyOf(facts);
    }

    /** One metric of one model; the difference is second minus first. */
    public record Figure(String model, Metric metric, Interval first, Interval second, Interval difference) {}

    /** A fact that has two values. */
    public record Change(String name, String first, String second) {}

    /**
     * Reads and compares two folders.
     *
     * @param learners the catalogue of the models
     * @throws IOException if a file of either is missing or unreadable
     */
    public static RunComparison of(Path first, Path second, Learners learners, Workers workers) throws IOException {
        RunFiles a = RunFiles.read(first, learners);
        RunFiles b = RunFiles.read(second, learners);
        boolean identical = Files.mismatch(first.resolve(StudyFiles.METRICS), second.resolve(StudyFiles.METRICS)) == -1;
        Predictions p = Predictions.read(first.resolve(StudyFiles.PREDICTIONS));
        Predictions q = Predictions.read(second.resolve(StudyFiles.PREDICTIONS));
        return RunFiles.over(
                StudyFiles.METRICS + ", " + StudyFiles.TIMINGS + " and " + StudyFiles.PREDICTIONS + " in " + first
                        + " and " + second,
                () -> {
                    boolean paired = p.sameRows(q);
                    List<Figure> figures = paired ? paired(a, b, p, q, workers) : unpaired(a, b);
                    String clusters = paired ? clusters(a.result().split()) : "";
                    return new RunComparison(
                            identical, paired, clusters, figures, times(a.record(), b.record()), facts(a, b));
                });
    }

    private static String clusters(SplitSummary split) {
        return Numbers.grouped(split.testClusters()) + " " + Plural.of(split.clusters());
    }

    private static List<Figure> paired(RunFiles a, RunFiles b, Predictions p, Predictions q, Workers workers) {
        List<String> models = p.shared(q);
        List<Forecast> forecasts = new ArrayList<>();
        for (String model : models) {
            forecasts.add(new Forecast(p.models().get(model), threshold(a, model)));
            forecasts.add(new Forecast(q.models().get(model), threshold(b, model)));
        }
        Resamples resamples =
                new Bootstrap(REPLICATES, a.result().seed(), workers).run(p.labels(), p.clusters(), forecasts);
        List<Figure> figures = new ArrayList<>();
        for (int m = 0; m < models.size(); m++) {
            for (Metric metric : Metric.ALL) {
                figures.add(new Figure(
                        models.get(m),
                        metric,
                        a.metric(models.get(m), metric.key()),
                        b.metric(models.get(m), metric.key()),
                        resamples.difference(2 * m + 1, 2 * m, metric).interval()));
            }
        }
        return figures;
    }

    private static double threshold(RunFiles run, String model) {
        ModelDetail detail = run.details().get(model);
        return detail == null ? 0.5 : detail.threshold();
    }

    private static List<Figure> unpaired(RunFiles a, RunFiles b) {
        List<Figure> figures = new ArrayList<>();
        for (String model : a.models()) {
            for (Metric metric : Metric.ALL) {
                Interval one = a.metric(model, metric.key());
                Interval two = b.metric(model, metric.key());
                if (one != null && two != null) {
                    figures.add(new Figure(model, metric, one, two, difference(one, two)));
                }
            }
        }
        return figures;
    }

    /** The reaches of independent figures add up in squares, each to its own side. */
    private static Interval difference(Interval one, Interval two) {
        double value = two.value() - one.value();
        double down = Math.hypot(two.value() - two.low(), one.high() - one.value());
        double up = Math.hypot(two.high() - two.value(), one.value() - one.low());
        return new Interval(value, value - down, value + up);
    }

    private static List<Change> times(RunRecord a, RunRecord b) {
        List<Change> times = new ArrayList<>();
        times.add(new Change("total", seconds(a.totalSeconds()), seconds(b.totalSeconds())));
        a.models().forEach((model, time) -> {
            RunRecord.ModelTime other = b.models().get(model);
            if (other != null) {
                times.add(new Change(model + " fit", seconds(time.fitSeconds()), seconds(other.fitSeconds())));
                times.add(new Change(
                        model + " predict", seconds(time.predictSeconds()), seconds(other.predictSeconds())));
            }
        });
        return times;
    }

    private static String seconds(double seconds) {
        return Numbers.fixed(seconds, 3) + " s";
    }

    private static List<Change> facts(RunFiles a, RunFiles b) {
        Map<String, String> first = facts(a);
        Map<String, String> second = facts(b);
        TreeSet<String> names = new TreeSet<>(first.keySet());
        names.addAll(second.keySet());
        List<Change> changes = new ArrayList<>();
        for (String name : names) {
            if (!Objects.equals(first.get(name), second.get(name))) {
                changes.add(new Change(name, first.getOrDefault(name, "-"), second.getOrDefault(name, "-")));
            }
        }
        return changes;
    }

    private static Map<String, String> facts(RunFiles run) {
        Map<String, String> facts = new LinkedHashMap<>();
        if (run.record().environment() != null) {
            facts.putAll(run.record().environment());
        }
        facts.put("protocol", run.result().protocol());
        facts.put("seed", Long.toString(run.result().seed()));
        facts.put("data", run.result().data().source());
        facts.put("sha256", run.result().data().sha256());
        facts.put("label", run.result().data().label());
        facts.put("models", String.join(" ", run.models()));
        facts.put("train rows", Integer.toString(run.result().split().train()));
        facts.put("test rows", Integer.toString(run.result().split().test()));
        if (run.record().command() != null) {
            facts.put("command", String.join(" ", run.record().command()));
        }
        return facts;
    }
}
