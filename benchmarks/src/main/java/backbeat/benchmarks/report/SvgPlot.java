package backbeat.benchmarks.report;

import backbeat.benchmarks.results.Growth;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Two kinds of plots as SVG text: lines on two logarithmic axes, and bars on one. Written by hand because chart libraries
 * draw through AWT, which needs fonts that servers lack and whose output differs between machines; the same numbers give
 * the same bytes here. Colors follow the reader's light or dark theme.
 */
public final class SvgPlot {
    private static final int WIDTH = 860;
    private static final int LEFT = 70;
    private static final int RIGHT = 20;
    private static final int TOP = 46;
    private static final int LINE = 18;
    private static final int PLOT_HEIGHT = 320;
    private static final String[] COLORS = {
        "#2a6fbb", "#c8501e", "#2e8b57", "#8e4ec6", "#b8860b", "#c2185b", "#008b8b", "#6b6b6b"
    };

    private final StringBuilder body = new StringBuilder();

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
            StringBuilder points = new StringBuilder();
            for (int i = 0; i < growth.sizes().length; i++) {
                String px = number(horizontal(growth.sizes()[i], x, LEFT));
                String py = number(vertical(growth.seconds()[i], y));
                points.append(px).append(',').append(py).append(' ');
                plot.body.append("<circle cx=\"%s\" cy=\"%s\" r=\"3\" fill=\"%s\"/>%n".formatted(px, py, color));
            }
            plot.body.append("<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n"
                    .formatted(points.toString().strip(), color));
            double at = TOP + PLOT_HEIGHT + 50 + row * LINE;
            plot.body.append("<rect x=\"%d\" y=\"%s\" width=\"14\" height=\"10\" fill=\"%s\"/>%n"
                    .formatted(LEFT, number(at - 9), color));
            plot.text(
                    LEFT + 22,
                    at,
                    "start",
                    growth.label() + String.format(Locale.ROOT, " : n^%.2f", growth.exponent()));
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
            plot.body.append("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%d\" fill=\"%s\"/>%n"
                    .formatted(
                            number(Math.min(one, at)),
                            number(top),
                            number(Math.abs(at - one)),
                            LINE,
                            values.get(i) >= 1 ? COLORS[0] : COLORS[1]));
            plot.text(left - 8, top + 13, "end", labels.get(i));
            String times = String.format(Locale.ROOT, values.get(i) >= 10 ? "%,.0f ×" : "%.2f ×", values.get(i));
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
            text(
                    at,
                    bottom + 18,
                    "middle",
                    String.format(Locale.ROOT, decade < 0 ? "%.1g" : "%,.0f", Math.pow(10, decade)));
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
        body.append("<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" class=\"%s\"/>%n"
                .formatted(number(x1), number(y1), number(x2), number(y2), kind));
    }

    private void text(double x, double y, String anchor, String text) {
        body.append("<text x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>%n"
                .formatted(number(x), number(y), anchor, escaped(text)));
    }

    private static String time(int decade) {
        String[] units = {"ns", "µs", "ms", "s"};
        int thousands = Math.floorDiv(decade, 3);
        int unit = Math.max(0, Math.min(3, thousands + 3));
        double value = Math.pow(10, decade - 3 * (unit - 3));
        return String.format(Locale.ROOT, value < 1 ? "%.3g %s" : "%,.0f %s", value, units[unit]);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private String finish(String title, double height) {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %.0f" role="img" aria-label="%s">
                <style>
                text { font: 12px system-ui, sans-serif; fill: #222 }
                .title { font-size: 15px; font-weight: 600 }
                .grid { stroke: #ccc; stroke-width: 1 }
                .axis { stroke: #555; stroke-width: 1.5 }
                @media (prefers-color-scheme: dark) { text { fill: #ddd } .grid { stroke: #444 } .axis { stroke: #bbb } }
                </style>
                <text x="%d" y="24" class="title">%s</text>
                %s</svg>
                """.formatted(
                        WIDTH,
                        height + 10,
                        escaped(title).replace("\"", "&quot;"),
                        20,
                        escaped(title),
                        body.toString().replace("\r\n", "\n"));
    }
}
