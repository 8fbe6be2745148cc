package backbeat.neighbors;

import backbeat.Pictures;
import backbeat.kernel.KernelProvider;
import backbeat.neighbors.KnnData.Shape;
import backbeat.parallel.Workers;
import backbeat.random.Xoshiro256;
import backbeat.table.Table;
import backbeat.text.Svg;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.ejml.data.FMatrixRMaj;

/** Draws the pictures of docs/algorithms/knn.md by running the real tree. {@link KnnPicturesTest} keeps them true. */
final class KnnPictures {
    static final int[] DIMENSIONS = {1, 2, 3, 4, 5, 6, 8, 10, 12, 14, 16, 20};

    private static final int POINTS = 600;
    private static final int LEAF_SIZE = 8;
    private static final int K = 10;
    private static final int PLOT = 560;
    private static final int MARGIN = 20;

    private static final int CURVE_POINTS = 20_000;
    private static final int CURVE_QUERIES = 200;

    private KnnPictures() {}

    static Map<String, String> all() {
        Map<String, String> pictures = new LinkedHashMap<>();
        pictures.put("knn-partition.svg", partition());
        pictures.put("knn-query.svg", query());
        pictures.put("knn-dimensions.svg", dimensions());
        return pictures;
    }

    private static KdTree build(Table table, int leafSize) {
        CategoryWeights weights = CategoryWeights.of(CategoryScale.ONE, table);
        return KdTree.build(
                table,
                weights,
                leafSize,
                Workers.sequential(),
                KernelProvider.scalar().kernels());
    }

    /** Three clouds in the unit square. */
    private static Table plane() {
        Xoshiro256 random = new Xoshiro256(11);
        FMatrixRMaj points = new FMatrixRMaj(POINTS, 2);
        float[][] clouds = {{0.3f, 0.65f, 0.11f}, {0.68f, 0.7f, 0.07f}, {0.58f, 0.28f, 0.14f}};
        for (int i = 0; i < POINTS; i++) {
            float[] cloud = clouds[random.nextInt(clouds.length)];
            for (int j = 0; j < 2; j++) {
                float value = cloud[j] + cloud[2] * (float) random.nextGaussian();
                points.data[2 * i + j] = Math.max(0.01f, Math.min(0.99f, value));
            }
        }
        return new Table(KnnData.schema(2), points, new int[0][]);
    }

    private static double x(double coordinate) {
        return MARGIN + PLOT * coordinate;
    }

    private static double y(double coordinate) {
        return MARGIN + PLOT * (1 - coordinate);
    }

    private static void box(Svg svg, PointTree tree, int level, int box, Object... style) {
        float left = tree.low(level, box, 0);
        float top = tree.high(level, box, 1);
        float width = tree.high(level, box, 0) - left;
        float height = top - tree.low(level, box, 1);
        svg.rectangle(x(left), y(top), PLOT * width, PLOT * height, style);
    }

    private static void points(Svg svg, Table table) {
        for (int i = 0; i < table.rows(); i++) {
            svg.circle(x(table.value(i, 0)), y(table.value(i, 1)), 1.8, "fill", "#37474f");
        }
    }

    static String partition() {
        Table table = plane();
        PointTree tree = build(table, LEAF_SIZE).layers[0].group(new int[0]);
        Svg svg = Pictures.blank();
        for (int leaf = 0; leaf < tree.leaves; leaf++) {
            box(svg, tree, 0, leaf, "fill", "#e3f2fd", "stroke", "#1e88e5", "stroke-width", "0.8");
        }
        for (int group = 0; group < tree.levelSizes[1]; group++) {
            box(svg, tree, 1, group, "fill", "none", "stroke", "#e65100", "stroke-width", "2");
        }
        points(svg, table);
        svg.text(
                MARGIN,
                PLOT + 2 * MARGIN + 12,
                POINTS + " points, " + tree.leaves + " leaves of up to " + LEAF_SIZE + " (blue), " + tree.levelSizes[1]
                        + " groups of up to " + PointTree.FAN_OUT + " leaves (orange)",
                "fill",
                "#263238");
        return svg.finish(
                PLOT + 2 * MARGIN,
                PLOT + 2 * MARGIN + 24,
                "The leaves of a k-d tree in two dimensions, and their groups",
                Pictures.STYLE);
    }

    /** Remembers which leaves were scanned. */
    private static final class Tracing extends KdTreeSearcher {
        final TreeSet<Integer> scanned = new TreeSet<>();

        Tracing(KdTree tree, int k) {
            super(tree, k);
        }

        @Override
        void scan(PointTree points, int leaf) {
            scanned.add(leaf);
            super.scan(points, leaf);
        }
    }

    static String query() {
        Table table = plane();
        KdTree index = build(table, LEAF_SIZE);
        PointTree tree = index.layers[0].group(new int[0]);
        Table query = new Table(KnnData.schema(2), new FMatrixRMaj(1, 2, true, 0.47f, 0.56f), new int[0][]);
        Tracing searcher = new Tracing(index, K);
        searcher.search(query, 0);
        Svg svg = Pictures.blank();
        for (int leaf = 0; leaf < tree.leaves; leaf++) {
            String fill = searcher.scanned.contains(leaf) ? "#ffcc80" : "#f5f5f5";
            box(svg, tree, 0, leaf, "fill", fill, "stroke", "#90a4ae", "stroke-width", "0.8");
        }
        points(svg, table);
        double radius = PLOT * Math.sqrt(searcher.squaredDistance(K - 1));
        svg.circle(x(0.47), y(0.56), radius, "fill", "none", "stroke", "#c62828", "stroke-width", "1.5");
        for (int rank = 0; rank < K; rank++) {
            int i = searcher.index(rank);
            svg.circle(x(table.value(i, 0)), y(table.value(i, 1)), 3.2, "fill", "#c62828");
        }
        svg.circle(x(0.47), y(0.56), 4, "fill", "#000000");
        SearchStatistics statistics = searcher.statistics();
        svg.text(
                MARGIN,
                PLOT + 2 * MARGIN + 12,
                K + " neighbors (red) of the black point: " + statistics.leaves() + " of " + tree.leaves
                        + " leaves scanned (orange), " + statistics.points() + " of " + POINTS + " points",
                "fill",
                "#263238");
        return svg.finish(
                PLOT + 2 * MARGIN, PLOT + 2 * MARGIN + 24, "The leaves that one query visits", Pictures.STYLE);
    }

    /** The share of points that a query for 15 neighbors scans among 20,000, in percent. */
    static double scannedPercent(Shape shape, int dimensions) {
        Table points = KnnData.table(KnnData.schema(dimensions), shape, CURVE_POINTS, 0, 1);
        Table queries = KnnData.table(KnnData.schema(dimensions), shape, CURVE_QUERIES, 0, 2);
        KdTreeSearcher searcher = build(points, KdTree.DEFAULT_LEAF_SIZE).searcher(15);
        for (int row = 0; row < CURVE_QUERIES; row++) {
            searcher.search(queries, row);
        }
        return 100 * searcher.statistics().pointsPerQuery() / CURVE_POINTS;
    }

    static String dimensions() {
        Svg svg = Pictures.blank();
        for (int percent = 0; percent <= 100; percent += 20) {
            double height = 340 - 3 * percent;
            svg.line(60, height, 600, height, "stroke", "#cfd8dc");
            svg.text(52, height + 4, percent + " %", "fill", "#263238", "text-anchor", "end");
        }
        for (int d : DIMENSIONS) {
            svg.text(60 + 26 * d, 360, Integer.toString(d), "fill", "#263238", "text-anchor", "middle");
        }
        curve(svg, Shape.GAUSSIAN, "#c62828", 60, "independent normal columns");
        curve(svg, Shape.UNIFORM, "#1e88e5", 78, "independent uniform columns");
        curve(svg, Shape.CLUSTERED, "#2e7d32", 96, "five clouds, far apart");
        svg.text(60, 386, "dimensions; 20,000 points, k = 15, leaves of 32, mean of 200 queries", "fill", "#263238");
        return svg.finish(
                620, 400, "The share of points that a query scans, against the number of dimensions", Pictures.STYLE);
    }

    private static void curve(Svg svg, Shape shape, String color, int legend, String name) {
        double lastX = 0;
        double lastY = 0;
        for (int d : DIMENSIONS) {
            double x = 60 + 26 * d;
            double y = 340 - 3 * scannedPercent(shape, d);
            if (d > DIMENSIONS[0]) {
                svg.line(lastX, lastY, x, y, "stroke", color, "stroke-width", "2");
            }
            svg.circle(x, y, 3, "fill", color);
            lastX = x;
            lastY = y;
        }
        svg.text(100, legend, name, "fill", color);
    }
}
