package backbeat.mlp;

import backbeat.Pictures;
import backbeat.text.Svg;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Draws the curves of docs/notebook/mlp.md from the figures of a real run, which stand beside the pictures:
 * {@code backbeat.benchmarks.quality.MlpCurves} writes them. {@link MlpPicturesTest} keeps the pictures true.
 */
final class MlpPictures {
    private static final int LEFT = 62;
    private static final int WIDTH = 638;
    private static final int TOP = 44;
    private static final int HEIGHT = 288;
    private static final String[] COLORS = {
        "#440154", "#482878", "#3e4a89", "#31688e", "#26828e", "#1f7a70", "#2a8058", "#4f7a1f", "#7a6a00"
    };

    private MlpPictures() {}

    static Map<String, String> all(Path folder) throws IOException {
        Map<String, String> pictures = new LinkedHashMap<>();
        pictures.put("mlp-losses.svg", losses(read(folder.resolve("mlp-epochs.csv"))));
        pictures.put("mlp-search.svg", search(read(folder.resolve("mlp-search.csv"))));
        return pictures;
    }

    /** The numbers below the header. */
    private static List<double[]> read(Path csv) throws IOException {
        List<double[]> rows = new ArrayList<>();
        for (String line : Files.readAllLines(csv).stream().skip(1).toList()) {
            rows.add(Arrays.stream(line.split(","))
                    .mapToDouble(Double::parseDouble)
                    .toArray());
        }
        return rows;
    }

    /** Epochs to the right, losses upward. */
    private record Axes(double epochs, boolean logarithmic, double low, double high) {
        double x(double epoch) {
            double share = logarithmic ? StrictMath.log(epoch) / StrictMath.log(epochs) : epoch / epochs;
            return LEFT + WIDTH * share;
        }

        double y(double loss) {
            return TOP + HEIGHT * (1 - (Math.min(loss, high) - low) / (high - low));
        }

        void draw(Svg svg, int[] ticks, int lines) {
            for (int tick : ticks) {
                svg.line(x(tick), TOP, x(tick), TOP + HEIGHT, "stroke", "#e0e0e0");
                svg.text(x(tick), TOP + HEIGHT + 18, Integer.toString(tick), "text-anchor", "middle");
            }
            for (int i = 0; i <= lines; i++) {
                double loss = low + (high - low) * i / lines;
                svg.line(LEFT, y(loss), LEFT + WIDTH, y(loss), "stroke", "#d0d0d0");
                long hundredths = Math.round(100 * loss);
                svg.text(LEFT - 6, y(loss) + 4, "0." + hundredths / 10 + hundredths % 10, "text-anchor", "end");
            }
            svg.text(LEFT + WIDTH / 2.0, TOP + HEIGHT + 38, "epoch", "text-anchor", "middle");
            svg.text(8, TOP - 12, "mean cross-entropy", "fill", "#222");
        }

        void curve(Svg svg, List<double[]> points, int column, Object... style) {
            for (int i = 1; i < points.size(); i++) {
                double[] from = points.get(i - 1);
                double[] to = points.get(i);
                svg.line(x(from[0]), y(from[column]), x(to[0]), y(to[column]), style);
            }
        }
    }

    private static String losses(List<double[]> epochs) {
        Svg svg = Pictures.blank();
        Axes axes = new Axes(epochs.size(), false, 0.24, 0.52);
        axes.draw(svg, new int[] {0, 25, 50, 75, 100, 125, 150, 175, 200}, 7);
        axes.curve(svg, epochs, 1, "stroke", "#31688e", "stroke-width", "2");
        axes.curve(svg, epochs, 2, "stroke", "#b3541e", "stroke-width", "2");
        double[] best = epochs.stream().reduce((a, b) -> b[2] < a[2] ? b : a).orElseThrow();
        svg.circle(axes.x(best[0]), axes.y(best[2]), 5, "fill", "#b3541e");
        long digits = Math.round(10_000 * best[2]);
        String words = "lowest: 0." + digits + " in epoch " + Math.round(best[0]);
        svg.text(axes.x(best[0]) + 6, axes.y(best[2]) + 22, words, "fill", "#222");
        double[] last = epochs.get(epochs.size() - 1);
        svg.text(axes.x(last[0]) - 6, axes.y(last[2]) - 14, "validation", "fill", "#9a4617", "text-anchor", "end");
        svg.text(axes.x(last[0]) - 6, axes.y(last[1]) - 14, "training", "fill", "#28577a", "text-anchor", "end");
        return svg.finish(
                720,
                380,
                "Training and validation loss over 200 epochs, 64 units, Adam, batches of 256",
                Pictures.STYLE);
    }

    private static String search(List<double[]> rows) {
        Map<Double, List<double[]>> trials = new TreeMap<>();
        for (double[] row : rows) {
            trials.computeIfAbsent(row[0], rate -> new ArrayList<>()).add(new double[] {row[1], row[2]});
        }
        int longest = trials.values().stream().mapToInt(List::size).max().orElseThrow();
        Svg svg = Pictures.blank();
        Axes axes = new Axes(longest * 1.8, true, 0.36, 0.68);
        axes.draw(svg, new int[] {1, 4, 8, 16, 32, 64, 128}, 8);
        int trial = 0;
        for (Map.Entry<Double, List<double[]>> entry : trials.entrySet()) {
            String color = COLORS[trial++ % COLORS.length];
            List<double[]> points = entry.getValue();
            String width = points.size() == longest ? "3" : "1.5";
            axes.curve(svg, points, 1, "stroke", color, "stroke-width", width);
            double[] last = points.get(points.size() - 1);
            svg.circle(axes.x(last[0]), axes.y(last[1]), 3, "fill", color);
            svg.text(axes.x(last[0]) + 6, axes.y(last[1]) + 4, rate(entry.getKey()), "fill", color);
        }
        return svg.finish(
                720, 380, "A search for the learning rate by successive halving; validation loss", Pictures.STYLE);
    }

    /** A rate with two digits, written out. */
    private static String rate(double rate) {
        return new BigDecimal(rate)
                .round(new MathContext(2))
                .stripTrailingZeros()
                .toPlainString();
    }
}
