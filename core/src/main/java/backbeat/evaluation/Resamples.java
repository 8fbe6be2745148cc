package backbeat.evaluation;

import java.util.List;

/**
 * What a {@link Bootstrap} found: every metric of every model on the rows themselves and on every replicate. Models are
 * numbered in the order in which they were given.
 */
public final class Resamples {
    /** The share of replicates that an interval holds. */
    public static final double LEVEL = 0.95;

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
        return new Difference(Quantiles.interval(value, differences, LEVEL), pValue(differences));
    }

    /**
     * A two-sided p-value: twice the smaller share of replicates on either side of zero, zeros on both sides. One is
     * added to each count, so that a p-value is never below {@code 2/(B + 1)} (Davison and Hinkley 1997, §4.2).
     */
    private static double pValue(double[] differences) {
        int notAbove = 0;
        int notBelow = 0;
        for (double difference : differences) {
            notAbove += difference <= 0 ? 1 : 0;
            notBelow += difference >= 0 ? 1 : 0;
        }
        return Math.min(1, 2.0 * (Math.min(notAbove, notBelow) + 1) / (differences.length + 1));
    }
}
