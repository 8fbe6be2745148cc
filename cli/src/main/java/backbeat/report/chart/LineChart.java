package backbeat.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.renderer.xy.XYStepRenderer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.DefaultXYDataset;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/**
 * Lines in a plane.
 *
 * @param x      the horizontal axis
 * @param y      the vertical axis
 * @param series drawn in order
 * @param marker a vertical line worth pointing out, such as the best epoch
 * @param bands  areas behind the lines
 */
public record LineChart(Axis x, Axis y, List<Series> series, Optional<Marker> marker, List<Band> bands)
        implements Chart {
    /** How much of a band's color is seen: enough on white and on black, and two over each other are told apart. */
    private static final int OPACITY = 46;

    public LineChart {
        series = List.copyOf(series);
        bands = List.copyOf(bands);
    }

    public LineChart(Axis x, Axis y, List<Series> series, Optional<Marker> marker) {
        this(x, y, series, marker, List.of());
    }

    public LineChart(Axis x, Axis y, List<Series> series) {
        this(x, y, series, Optional.empty());
    }

    /** A vertical line with a word beside it. */
    public record Marker(double x, String label) {}

    /**
     * One axis.
     *
     * @param label what it shows
     * @param scale how
     */
    public record Axis(String label, Scale scale) {
        public static Axis of(String label) {
            return new Axis(label, Scale.FITTED);
        }
    }

    /** How an axis is laid out. */
    public enum Scale {
        /** Around the values. */
        FITTED,
        /** From 0 to 1, with room for markers that stand on either end. */
        UNIT,
        /** Decades. */
        LOGARITHMIC,
        /** Around the values, ticks at integers. */
        INTEGERS
    }

    @Override
    public JFreeChart build() {
        XYPlot plot = new XYPlot();
        plot.setDomainAxis(axis(x));
        plot.setRangeAxis(axis(y));
        for (int i = 0; i < series.size(); i++) {
            Series one = series.get(i);
            DefaultXYDataset data = new DefaultXYDataset();
            data.addSeries(one.name(), new double[][] {one.x(), one.y()});
            plot.setDataset(i, data);
            plot.setRenderer(i, renderer(one));
        }
        for (int i = 0; i < bands.size(); i++) { // the last data set is drawn first
            plot.setDataset(series.size() + i, points(bands.get(i)));
            plot.setRenderer(series.size() + i, renderer(bands.get(i)));
        }
        marker.ifPresent(at -> plot.addDomainMarker(line(at)));
        return Looks.finish(plot, series.size() > 1);
    }

    private static AbstractXYItemRenderer renderer(Series series) {
        boolean points = series.mark() == Series.Mark.LINE_WITH_POINTS;
        XYLineAndShapeRenderer renderer =
                series.mark() == Series.Mark.STEPS ? new XYStepRenderer() : new XYLineAndShapeRenderer(true, points);
        boolean reference = series.mark() == Series.Mark.REFERENCE;
        renderer.setSeriesPaint(0, reference ? Palette.MUTED : Palette.series(series.style()));
        renderer.setSeriesStroke(0, reference ? new BasicStroke(1f) : Palette.stroke(series.style()));
        renderer.setSeriesShape(0, Looks.marker(series.style()));
        renderer.setDrawSeriesLineAsPath(series.mark() != Series.Mark.STEPS);
        return renderer;
    }

    private static YIntervalSeriesCollection points(Band band) {
        YIntervalSeries points = new YIntervalSeries("");
        for (int i = 0; i < band.x().length; i++) {
            points.add(band.x()[i], (band.low()[i] + band.high()[i]) / 2, band.low()[i], band.high()[i]);
        }
        YIntervalSeriesCollection all = new YIntervalSeriesCollection();
        all.addSeries(points);
        return all;
    }

    private static DeviationRenderer renderer(Band band) {
        DeviationRenderer renderer = new DeviationRenderer(false, false);
        Color color = band.style() == Band.MUTED ? Palette.MUTED : Palette.series(band.style());
        renderer.setAlpha(1); // the color has its own
        renderer.setSeriesFillPaint(0, new Color(color.getRed(), color.getGreen(), color.getBlue(), OPACITY));
        renderer.setSeriesVisibleInLegend(0, false);
        return renderer;
    }

    /** The line, its label where the curves leave room: at the other end of the chart, on the side of the middle. */
    private ValueMarker line(Marker at) {
        ValueMarker line = new ValueMarker(at.x(), Palette.MUTED, new BasicStroke(1.5f));
        line.setLabel(at.label());
        line.setLabelFont(Looks.SMALL);
        line.setLabelPaint(Palette.INK);
        boolean top = !isHighAt(at.x());
        boolean left = position(at.x(), Series::x) > 0.6;
        line.setLabelAnchor(
                top
                        ? left ? RectangleAnchor.TOP_LEFT : RectangleAnchor.TOP_RIGHT
                        : left ? RectangleAnchor.BOTTOM_LEFT : RectangleAnchor.BOTTOM_RIGHT);
        line.setLabelTextAnchor(
                top
                        ? left ? TextAnchor.TOP_RIGHT : TextAnchor.TOP_LEFT
                        : left ? TextAnchor.BOTTOM_RIGHT : TextAnchor.BOTTOM_LEFT);
        line.setLabelBackgroundColor(new Color(0, 0, 0, 0));
        return line;
    }

    /** Whether a curve is in the upper half of the chart at {@code x}. */
    private boolean isHighAt(double x) {
        for (Series one : series) {
            int nearest = 0;
            for (int i = 1; i < one.x().length; i++) {
                nearest = Math.abs(one.x()[i] - x) < Math.abs(one.x()[nearest] - x) ? i : nearest;
            }
            if (one.x().length > 0 && position(one.y()[nearest], Series::y) > 0.5) {
                return true;
            }
        }
        return false;
    }

    /** Where {@code value} lies between the least (0) and the largest (1) value of all series. */
    private double position(double value, Function<Series, double[]> values) {
        DoubleSummaryStatistics range = series.stream()
                .flatMapToDouble(one -> Arrays.stream(values.apply(one)))
                .summaryStatistics();
        return range.getMax() > range.getMin() ? (value - range.getMin()) / (range.getMax() - range.getMin()) : 0;
    }

    private static ValueAxis axis(Axis wanted) {
        if (wanted.scale() == Scale.LOGARITHMIC) {
            LogAxis log = new LogAxis(wanted.label());
            log.setTickUnit(new NumberTickUnit(1)); // in powers of ten
            log.setNumberFormatOverride(
                    new DecimalFormat("0.##########", DecimalFormatSymbols.getInstance(Locale.ROOT)));
            return log;
        }
        NumberAxis axis = new NumberAxis(wanted.label());
        axis.setAutoRangeIncludesZero(false);
        if (wanted.scale() == Scale.UNIT) {
            axis.setRange(-0.02, 1.02);
        }
        if (wanted.scale() == Scale.INTEGERS) {
            axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        }
        return axis;
    }
}
