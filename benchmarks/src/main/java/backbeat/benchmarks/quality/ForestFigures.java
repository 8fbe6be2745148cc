package backbeat.benchmarks.quality;

import backbeat.benchmarks.data.BenchmarkData;
import backbeat.forest.ForestOptions;
import backbeat.forest.Importance;
import backbeat.forest.OutOfBagCurve;
import backbeat.forest.RandomForest;
import backbeat.forest.RandomForestTrainer;
import backbeat.parallel.Workers;
import backbeat.table.Schema;
import backbeat.tree.Candidates;
import backbeat.tree.FlatTree;
import backbeat.tree.NodeGains;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Draws the pictures of {@code docs/algorithms/forest.md} from forests grown on the study's training rows (or on synthetic
 * ones where the file is not at hand). Usage: {@code ForestFigures <folder>}.
 */
public final class ForestFigures {
    private static final String STYLE = "<style>text{font:12px sans-serif;fill:#222}.s{fill:none;stroke:#888}"
            + ".n{fill:#eef3fa;stroke:#2a6fbb}.l{fill:#fbeee8;stroke:#c8501e}.b{fill:#2a6fbb}"
            + "@media(prefers-color-scheme:dark){text{fill:#ddd}.n{fill:#1b2a3d}.l{fill:#3d241b}}</style>\n";

    private ForestFigures() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        Files.createDirectories(folder);
        BenchmarkData data = BenchmarkData.named("track");
        try (Workers workers = Workers.ofAvailableProcessors()) {
            ForestOptions small = ForestOptions.defaults()
                    .withTrees(1)
                    .withBootstrap(false)
                    .withCandidates(Candidates.all())
                    .withMaxDepth(3);
            RandomForest one = new RandomForestTrainer(small, workers).fit(data.train(), data.trainLabels());
            Files.writeString(
                    folder.resolve("forest-tree.svg"),
                    tree(one.trees().get(0), data.train().schema()));
            RandomForest forest =
                    new RandomForestTrainer(ForestOptions.defaults(), workers).fit(data.train(), data.trainLabels());
            double[] curve =
                    OutOfBagCurve.accuracies(forest.compile(workers), data.train(), data.trainLabels(), workers);
            Files.writeString(folder.resolve("forest-oob.svg"), curve(curve));
            Files.writeString(folder.resolve("forest-importance.svg"), importance(forest.importance()));
        }
    }

    private static String svg(int width, int height, String title, String body) {
        return ("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%n"
                        + "%s%s</svg>%n")
                .formatted(width, height, title, STYLE, body);
    }

    private static String number(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    private static String tree(FlatTree tree, Schema schema) {
        int[] negatives = new int[tree.size()];
        int[] positives = new int[tree.size()];
        NodeGains.countRows(tree, negatives, positives);
        StringBuilder body = new StringBuilder();
        node(tree, schema, 0, 480, 30, 240, negatives, positives, body);
        return svg(960, 330, "A tree of depth 3", body.toString());
    }

    private static void node(
            FlatTree tree,
            Schema schema,
            int node,
            int x,
            int y,
            int spread,
            int[] negatives,
            int[] positives,
            StringBuilder body) {
        int rows = negatives[node] + positives[node];
        if (!tree.isLeaf(node)) {
            for (int side = 0; side < 2; side++) {
                int child = side == 0 ? tree.left(node) : tree.right(node);
                int at = x + (side == 0 ? -spread : spread);
                body.append("<path class=\"s\" d=\"M%d %dL%d %d\"/>%n".formatted(x, y + 22, at, y + 60));
                node(tree, schema, child, at, y + 82, spread / 2, negatives, positives, body);
            }
        }
        body.append("<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"114\" height=\"44\" rx=\"5\"/>%n"
                .formatted(tree.isLeaf(node) ? "l" : "n", x - 57, y - 22));
        String test = tree.isLeaf(node) ? "leaf" : test(tree, schema, node);
        String share = number(100.0 * positives[node] / rows, 1) + " % of " + rows;
        body.append("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>%n".formatted(x, y - 4, test));
        body.append("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>%n".formatted(x, y + 13, share));
    }

    private static String test(FlatTree tree, Schema schema, int node) {
        int column = tree.column(node);
        if (tree.kind(node) == FlatTree.Kind.NUMERIC) {
            return schema.numeric().get(column) + " &gt; " + number(tree.threshold(node), 2);
        }
        return schema.categorical()
                        .get(column - schema.numericCount())
                        .categories()
                        .get(tree.category(node)) + "?";
    }

    private static String curve(double[] accuracies) {
        double low = 0.72;
        double high = 0.84;
        StringBuilder body = new StringBuilder();
        for (int percent = 72; percent <= 84; percent += 2) {
            double y = 280 - (percent / 100.0 - low) / (high - low) * 250;
            body.append("<path class=\"s\" stroke-dasharray=\"2 4\" d=\"M60 %sH700\"/>%n".formatted(number(y, 1)));
            body.append(
                    "<text x=\"52\" y=\"%s\" text-anchor=\"end\">%d %%</text>%n".formatted(number(y + 4, 1), percent));
        }
        StringBuilder points = new StringBuilder();
        for (int tree = 0; tree < accuracies.length; tree++) {
            double x = 60 + 640.0 * (tree + 1) / accuracies.length;
            double y = 280 - (Math.max(low, accuracies[tree]) - low) / (high - low) * 250;
            points.append(number(x, 1)).append(',').append(number(y, 1)).append(' ');
            if ((tree + 1) % 10 == 0) {
                body.append("<text x=\"%s\" y=\"300\" text-anchor=\"middle\">%d</text>%n"
                        .formatted(number(x, 1), tree + 1));
            }
        }
        body.append("<polyline fill=\"none\" stroke=\"#2a6fbb\" stroke-width=\"2\" points=\"%s\"/>%n"
                .formatted(points.toString().strip()));
        body.append("<text x=\"380\" y=\"322\" text-anchor=\"middle\">trees</text>\n");
        return svg(720, 330, "Out-of-bag accuracy against the number of trees", body.toString());
    }

    private static String importance(Importance importance) {
        int[] order = IntStream.range(0, importance.columns())
                .boxed()
                .sorted((a, b) -> Double.compare(importance.share(b), importance.share(a)))
                .mapToInt(column -> column)
                .toArray();
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < order.length; i++) {
            int y = 14 + 22 * i;
            double share = importance.share(order[i]);
            body.append("<text x=\"150\" y=\"%d\" text-anchor=\"end\">%s</text>%n"
                    .formatted(y + 12, importance.name(order[i])));
            body.append("<rect class=\"b\" x=\"160\" y=\"%d\" width=\"%s\" height=\"15\"/>%n"
                    .formatted(y, number(1200 * share, 1)));
            body.append("<text x=\"%s\" y=\"%d\">%s %%</text>%n"
                    .formatted(number(166 + 1200 * share, 1), y + 12, number(100 * share, 1)));
        }
        return svg(720, 30 + 22 * order.length, "Importance by column", body.toString());
    }
}
