package backbeat.evaluation;

import java.util.Arrays;
import java.util.List;

/**
 * What a {@link Bootstrap} found: every metric of every model on the rows themselves and on every replicate. Models are
 * numbered in the order in which they were given.
 */
public final class Resamples {
    /** The share of replicates that an interval holds. */
    public static final double LEVEL = 0.95;

    private static final double CHANCE = 0.5;

    private final List<Metrics> points;
    private final double[][][] values;

    /** @param values {@code values[model][metric][replicate]}; handed over */
    Resamples(List<Metrics> points, double[][][] values) {
        this.points = List.copyOf(points);
        this.values = values;
    }

    public int models() {
        return points.size();
    }

    /** The model's figures on the rows themselves. */
    public Metrics metrics(int model) {
        return points.get(model);
    }

    /** A copy of the metric's values, in replicate order. */
    public double[] replicates(int model, Metric metric) {
        return values[model][metric.ordinal()].clone();
    }

    /** The figure with its 95 % percentile interval. */
    public Interval interval(int model, Metric metric) {
        return Quantiles.interval(points.get(model).value(metric), values[model][metric.ordinal()], LEVEL);
    }

    /** How much model {@code a} exceeds model {@code b}, paired replicate by replicate. */
    public Difference difference(int a, int b, Metric metric) {
        double[] first = values[a][metric.ordinal()];
        double[] second = values[b][metric.ordinal()];
        double[] differences = new double[first.length];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = first[i] - second[i];
        }
        double value = points.get(a).value(metric) - points.get(b).value(metric);
        return difference(value, differences);
    }

    /** How much the model's AUC exceeds that of guessing, one half. */
    public Difference overChance(int model) {
        double[] values = replicates(model, Metric.AUC);
        for (int i = 0; i < values.length; i++) {
            values[i] -= CHANCE;
        }
        return difference(points.get(model).auc() - CHANCE, values);
    }

    /**
     * The interval and the p-value that goes with it: the p-value is below {@code 1 - LEVEL} exactly where the interval
     * leaves out zero, since both are read off the same quantiles.
     */
    private static Difference difference(double value, double[] sample) {
        Interval interval = Quantiles.interval(value, sample, LEVEL);
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        double tail = Math.min(Quantiles.shareNotAbove(sorted, 0), Quantiles.shareNotAbove(negated(sorted), 0));
        // No fewer than one replicate on the far side: B draws cannot tell less (Davison and Hinkley 1997, section
        // 4.2).
        double p = Math.min(1, Math.max(2 * tail, 2.0 / (sample.length + 1)));
        double level = 1 - LEVEL;
        // By arithmetic alone; the last bit of a share must not make the two contradict.
        return new Difference(interval, interval.contains(0) ? Math.max(p, level) : Math.min(p, Math.nextDown(level)));
    }

    /** The values with the other sign, ascending again. */
    private static double[] negated(double[] ascending) {
        double[] mirrored = new double[ascending.length];
        for (int i = 0; i < mirrored.length; i++) {
            mirrored[i] = -ascending[ascending.length - 1 - i];
        }
        return mirrored;
    }
}
