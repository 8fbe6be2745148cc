package backbeat.report.chart;

import java.awt.BasicStroke;
import java.util.List;
import java.util.OptionalDouble;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.data.xy.XIntervalSeries;
import org.jfree.data.xy.XIntervalSeriesCollection;

/**
 * Dots with whiskers: a line per category, a dot per series with its interval. Reads better than bars, since nothing has
 * to start at zero.
 *
 * @param axis       what is measured, along the horizontal axis
 * @param categories from top to bottom
 * @param dots       the series
 * @param reference  where to draw a line to compare with
 */
public record DotChart(String axis, List<String> categories, List<Dots> dots, OptionalDouble reference)
        implements Chart {
    private static final int ROW = 26;
    private static final int FRAME = 100;

    public DotChart {
        categories = List.copyOf(categories);
        dots = List.copyOf(dots);
    }

    /**
     * One value per category; NaN leaves a gap.
     *
     * @param name   for the legend
     * @param style  number of its color and marker
     * @param values the dots
     * @param low    left ends of the whiskers
     * @param high   right ends
     */
    public record Dots(String name, int style, double[] values, double[] low, double[] high) {}

    @Override
    public int height() {
        return FRAME + categories.size() * Math.max(ROW, 8 * dots.size() + 6);
    }

    @Override
    public JFreeChart build() {
        int rows = categories.size();
        SymbolAxis names = new SymbolAxis("", categories.toArray(String[]::new));
        names.setLabel(null);
        names.setInverted(true);
        names.setGridBandsVisible(false);
        NumberAxis values = new NumberAxis(axis);
        values.setAutoRangeIncludesZero(false);
        values.setAutoRangeStickyZero(false); // a dot at zero is to be seen whole
        XYPlot plot = new XYPlot();
        plot.setDomainAxis(values);
        plot.setRangeAxis(names);
        for (int d = 0; d < dots.size(); d++) {
            Dots one = dots.get(d);
            XIntervalSeries points = new XIntervalSeries(one.name());
            double shift = (d + 1.0) / (dots.size() + 1) - 0.5;
            for (int row = 0; row < rows; row++) {
                if (!Double.isNaN(one.values()[row])) {
                    points.add(one.values()[row], one.low()[row], one.high()[row], row + 0.8 * shift);
                }
            }
            XIntervalSeriesCollection data = new XIntervalSeriesCollection();
            data.addSeries(points);
            plot.setDataset(d, data);
            plot.setRenderer(d, renderer(one));
        }
        names.setRange(-0.5, rows - 0.5);
        reference.ifPresent(at -> plot.addDomainMarker(new ValueMarker(at, Palette.MUTED, new BasicStroke(1.5f))));
        return Looks.finish(plot, dots.size() > 1);
    }

    private static XYErrorRenderer renderer(Dots dots) {
        XYErrorRenderer renderer = new XYErrorRenderer();
        renderer.setDrawYError(false);
        renderer.setSeriesPaint(0, Palette.series(dots.style()));
        renderer.setSeriesStroke(0, new BasicStroke(1.5f));
        renderer.setErrorStroke(new BasicStroke(1.5f));
        renderer.setSeriesShape(0, Looks.marker(dots.style()));
        renderer.setCapLength(4);
        return renderer;
    }
}
