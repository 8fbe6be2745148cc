package backbeat.benchmarks.report;

import backbeat.benchmarks.results.Growth;
import backbeat.text.Numbers;
import backbeat.text.Svg;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Two kinds of plots: lines on two logarithmic axes, and bars on one. Colors follow the reader's light or dark theme.
 */
public final class SvgPlot {
    private static final String STYLE = """
            text { font: 12px system-ui, sans-serif; fill: #222 }
            .title { font-size: 15px; font-weight: 600 }
            .grid { stroke: #ccc; stroke-width: 1 }
            .axis { stroke: #555; stroke-width: 1.5 }
            @media (prefers-color-scheme: dark) { text { fill: #ddd } .grid { stroke: #444 } .axis { stroke: #bbb } }
            """;
    private static final String FILL = "fill";
    private static final int WIDTH = 860;
    private static final int LEFT = 70;
    private static final int RIGHT = 20;
    private static final int TOP = 46;
    private static final int LINE = 18;
    private static final int PLOT_HEIGHT = 320;
    private static final String[] COLORS = {
        "#2a6fbb", "#c8501e", "#2e8b57", "#8e4ec6", "#b8860b", "#c2185b", "#008b8b", "#6b6b6b"
    };

    private final Svg svg = new Svg();

    private SvgPlot() {}

    /** Time against size, both logarithmic; one line for each growth, its exponent in the legend. */
    public static String lines(String title, List<Growth> growths) {
        SvgPlot plot = new SvgPlot();
        double[] x = range(growths.stream().map(Growth::sizes).toList());
        double[] y = range(growths.stream().map(Growth::seconds).toList());
        plot.xAxis(x, TOP, TOP + PLOT_HEIGHT, LEFT);
        for (int decade = (int) Math.round(Math.log10(y[0])); decade <= Math.round(Math.log10(y[1])); decade++) {
            double at = vertical(Math.pow(10, decade), y);
            plot.line(LEFT, at, WIDTH - RIGHT, at, "grid");
            plot.text(LEFT - 8, at + 4, "end", time(decade));
        }
        int row = 0;
        for (Growth growth : growths) {
            String color = COLORS[row % COLORS.length];
            int count = growth.sizes().length;
            double[] px = new double[count];
            double[] py = new double[count];
            for (int i = 0; i < count; i++) {
                px[i] = horizontal(growth.sizes()[i], x, LEFT);
                py[i] = vertical(growth.seconds()[i], y);
                plot.svg.circle(px[i], py[i], 3, FILL, color);
            }
            plot.svg.path(px, py, count, FILL, "none", "stroke", color, "stroke-width", 2);
            double at = TOP + PLOT_HEIGHT + 50 + row * LINE;
            plot.svg.rectangle(LEFT, at - 9, 14, 10, FILL, color);
            plot.text(LEFT + 22, at, "start", growth.label() + " : n^" + Numbers.fixed(growth.exponent(), 2));
            row++;
        }
        return plot.finish(title, TOP + PLOT_HEIGHT + 50 + row * LINE);
    }

    /**
     * One bar a label on a logarithmic axis that begins at 1 or at the decade below the least value.
     *
     * @param labels what each bar is
     * @param values how many times
     */
    public static String bars(String title, List<String> labels, List<Double> values) {
        SvgPlot plot = new SvgPlot();
        int left = 300;
        double least = Math.min(1, values.stream().mapToDouble(v -> v).min().orElse(1));
        double most = values.stream().mapToDouble(v -> v).max().orElse(10);
        double[] x = range(List.of(new double[] {least, Math.max(most, 10)}));
        double bottom = TOP + labels.size() * (LINE + 6) + 6;
        plot.xAxis(x, TOP, bottom, left);
        double one = horizontal(1, x, left);
        plot.line(one, TOP, one, bottom, "axis");
        for (int i = 0; i < labels.size(); i++) {
            double top = TOP + 6 + i * (LINE + 6);
            double at = horizontal(values.get(i), x, left);
            String color = values.get(i) >= 1 ? COLORS[0] : COLORS[1];
            plot.svg.rectangle(Math.min(one, at), top, Math.abs(at - one), LINE, FILL, color);
            plot.text(left - 8, top + 13, "end", labels.get(i));
            String times = Numbers.grouped(values.get(i), values.get(i) >= 10 ? 0 : 2) + " ×";
            plot.text(Math.max(one, at) + 5, top + 13, "start", times);
        }
        return plot.finish(title, bottom + 34);
    }

    /** Bars of a table of peers; empty text where nothing is compared. */
    public static String peers(JsonNode table, String title) {
        List<String> labels = new ArrayList<>();
        List<Double> times = new ArrayList<>();
        for (JsonNode row : table) {
            if (row.has("backbeatTimesFaster")) {
                labels.add(row.get("task").asText() + " · " + row.get("library").asText());
                times.add(row.get("backbeatTimesFaster").asDouble());
            }
        }
        return labels.isEmpty() ? "" : bars(title, labels, times);
    }

    private void xAxis(double[] range, double top, double bottom, int left) {
        for (int decade = (int) Math.round(Math.log10(range[0]));
                decade <= Math.round(Math.log10(range[1]));
                decade++) {
            double at = horizontal(Math.pow(10, decade), range, left);
            line(at, top, at, bottom, "grid");
            text(at, bottom + 18, "middle", Numbers.significant(Math.pow(10, decade), 1));
        }
    }

    /** Whole decades around all values. */
    private static double[] range(List<double[]> series) {
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        for (double[] values : series) {
            for (double value : values) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        return new double[] {
            Math.pow(10, Math.floor(Math.log10(low) + 1e-9)), Math.pow(10, Math.ceil(Math.log10(high) - 1e-9))
        };
    }

    private static double horizontal(double value, double[] range, int left) {
        return left + (WIDTH - RIGHT - 50 - left) * share(value, range);
    }

    private static double vertical(double value, double[] range) {
        return TOP + PLOT_HEIGHT * (1 - share(value, range));
    }

    private static double share(double value, double[] range) {
        return Math.log(value / range[0]) / Math.log(range[1] / range[0]);
    }

    private void line(double x1, double y1, double x2, double y2, String kind) {
        svg.line(x1, y1, x2, y2, "class", kind);
    }

    private void text(double x, double y, String anchor, String text) {
        svg.text(x, y, text, "text-anchor", anchor);
    }

    private static String time(int decade) {
        String[] units = {"ns", "µs", "ms", "s"};
        int thousands = Math.floorDiv(decade, 3);
        int unit = Math.max(0, Math.min(3, thousands + 3));
        double value = Math.pow(10, decade - 3 * (unit - 3));
        return (value < 1 ? Numbers.significant(value, 1) : Numbers.grouped(value, 0)) + " " + units[unit];
    }

    private String finish(String title, double height) {
        svg.text(20, 24, title, "class", "title");
        return svg.finish(WIDTH, (int) Math.ceil(height) + 10, title, STYLE);
    }
}
