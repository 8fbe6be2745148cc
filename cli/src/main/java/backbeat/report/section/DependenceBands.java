package backbeat.report.section;

import backbeat.report.chart.Band;
import backbeat.report.run.RunFiles;
import backbeat.result.Insight;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What is drawn behind the lines of dependence: how sure they are, and where the rows are. */
final class DependenceBands {
    /** Of the height of the lines: that of the density at the foot of the chart, and what lies between. */
    private static final double FOOT = 0.2;

    private static final double GAP = 0.08;

    private DependenceBands() {}

    /** What the areas are, in words; empty where the run knows neither. */
    static String reading(Insight.Dependence one) {
        if (one.categorical() || one.errors().isEmpty() || one.density().length == 0) {
            return "";
        }
        return " Bands: 95 % intervals of the means over the sampled rows; all values are asked of the same rows, so that differences along a"
                + " line are surer than the bands look. Gray at the foot: where the test rows are.";
    }

    /**
     * The intervals of a column's means by model, and at the foot the density of its rows.
     *
     * @param values the column's values, ascending
     * @return none where the run knows neither
     */
    static List<Band> of(RunFiles run, Insight.Dependence one, double[] values) {
        List<Band> bands = new ArrayList<>();
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (String model : one.models().keySet()) {
            double[] means = one.models().get(model);
            double[] reach = DependenceTables.reach(one, model, means.length);
            double[] low = new double[means.length];
            double[] high = new double[means.length];
            for (int i = 0; i < means.length; i++) {
                low[i] = means[i] - reach[i];
                high[i] = means[i] + reach[i];
                least = Math.min(least, low[i]);
                most = Math.max(most, high[i]);
            }
            if (one.errors().containsKey(model)) {
                bands.add(new Band(run.style(model), values, low, high));
            }
        }
        if (one.density().length == values.length && values.length > 0) {
            bands.add(density(one.density(), values, least - (FOOT + GAP) * (most - least), FOOT * (most - least)));
        }
        return bands;
    }

    private static Band density(double[] shares, double[] values, double foot, double height) {
        double[] low = new double[values.length];
        Arrays.fill(low, foot);
        double largest = Arrays.stream(shares).max().orElse(0);
        double[] high = Arrays.stream(shares)
                .map(share -> largest > 0 ? foot + height * share / largest : foot)
                .toArray();
        return new Band(Band.MUTED, values, low, high);
    }
}
