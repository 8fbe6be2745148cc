package backbeat.explore;

import backbeat.kernel.KernelProvider;
import backbeat.neighbors.CategoryScale;
import backbeat.neighbors.CategoryWeights;
import backbeat.neighbors.KdTree;
import backbeat.neighbors.SearchTrace;
import backbeat.neighbors.SearchTrace.Visit;
import backbeat.parallel.Workers;
import backbeat.table.Table;
import backbeat.text.Numbers;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/** A search in a k-d tree over 600 points: step {@code s} shows the first {@code s} leaves that it scans, and its radius. */
final class NeighborSearchDemo implements Exploration.Demonstration {
    private static final int POINTS = 600;
    private static final int LEAF_SIZE = 5;
    private static final int K = 12;
    private static final float[] QUERY = {0.62f, -0.31f};

    private final Plane plane = new Plane(20, 24, 560);
    private final Table points = Plane.points(POINTS, 11).table();
    private final SearchTrace trace;

    NeighborSearchDemo() {
        KdTree tree = KdTree.build(
                points,
                CategoryWeights.of(CategoryScale.ONE, points),
                LEAF_SIZE,
                Workers.sequential(),
                KernelProvider.scalar().kernels());
        trace = SearchTrace.of(tree, K, Plane.table(new FMatrixRMaj(1, 2, true, QUERY)), 0);
    }

    @Override
    public int steps() {
        return trace.visits().size();
    }

    @Override
    public Scene scene(int step) {
        List<Visit> visits = trace.visits().subList(0, step);
        Visit last = visits.get(step - 1);
        Drawing drawing = new Drawing(600, 600, "The leaves that a search has scanned after step " + step);
        for (int leaf = 0; leaf < trace.leaves().size(); leaf++) {
            int number = leaf;
            boolean seen = visits.stream().anyMatch(visit -> visit.leaf() == number);
            box(drawing, trace.leaves().get(leaf), seen ? "seen" : "box");
        }
        for (int row = 0; row < POINTS; row++) {
            drawing.circle(plane.x(points.value(row, 0)), plane.y(points.value(row, 1)), 1.8, "yes");
        }
        drawing.circle(plane.x(QUERY[0]), plane.y(QUERY[1]), 4.5, "no");
        if (last.worst() < Float.POSITIVE_INFINITY) {
            double radius = 280 * Math.sqrt(last.worst());
            drawing.circle(plane.x(QUERY[0]), plane.y(QUERY[1]), radius, "mark");
        }
        int scanned = visits.stream().mapToInt(Visit::points).sum();
        return new Scene(
                drawing.toString(),
                List.of(
                        "Leaf " + step + " of " + steps() + " that the search enters, of "
                                + trace.leaves().size() + " in the tree",
                        "Points compared so far: " + scanned + " of " + POINTS,
                        last.worst() < Float.POSITIVE_INFINITY
                                ? "Distance of candidate " + K + ": " + Numbers.fixed(Math.sqrt(last.worst()), 4)
                                : "Fewer than " + K + " candidates: nothing can be skipped yet",
                        next(step, last)));
    }

    private String next(int step, Visit last) {
        if (step == steps()) {
            return "No other leaf is nearer than that: these are the " + K + " nearest";
        }
        return last.worst() < Float.POSITIVE_INFINITY
                ? "The next leaf is nearer than that, so it may hold a better one"
                : "There is no radius yet, so the next leaf is entered in any case";
    }

    private void box(Drawing drawing, SearchTrace.Box box, String kind) {
        double x = plane.x(box.low()[0]);
        double y = plane.y(box.high()[1]);
        drawing.rectangle(x, y, plane.x(box.high()[0]) - x, plane.y(box.low()[1]) - y, kind);
    }
}
