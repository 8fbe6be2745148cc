package backbeat.explore;

import backbeat.model.BinaryClassifier;
import backbeat.random.Xoshiro256;
import backbeat.table.Labels;
import backbeat.table.Schema;
import backbeat.table.Table;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * Points of two classes in a square from -1 to 1, and how a panel of a picture shows them. The made-up truth is a ring of
 * positives around the origin, cut by a slanted line; a tenth of the labels is turned round.
 */
final class Plane {
    private static final int CELLS = 36;
    private static final double NOISE = 0.1;
    private static final Schema SCHEMA = new Schema(List.of("x", "y"), List.of());

    private final double left;
    private final double top;
    private final double size;

    Plane(double left, double top, double size) {
        this.left = left;
        this.top = top;
        this.size = size;
    }

    /** A table of two columns and its labels. */
    record Points(Table table, Labels labels) {}

    static Points points(int rows, long seed) {
        Xoshiro256 random = new Xoshiro256(seed);
        FMatrixRMaj block = new FMatrixRMaj(rows, 2);
        byte[] labels = new byte[rows];
        for (int row = 0; row < rows; row++) {
            float x = 2 * random.nextFloat() - 1;
            float y = 2 * random.nextFloat() - 1;
            block.data[2 * row] = x;
            block.data[2 * row + 1] = y;
            boolean positive = x * x + y * y < 0.55 && x * x + y * y > 0.06 && y > 0.5f * x - 0.45f;
            labels[row] = (byte) (positive != random.nextDouble() < NOISE ? 1 : 0);
        }
        return new Points(table(block), new Labels(labels));
    }

    static Table table(FMatrixRMaj block) {
        return new Table(SCHEMA, block, new int[0][]);
    }

    double x(double value) {
        return left + size * (value + 1) / 2;
    }

    double y(double value) {
        return top + size * (1 - value) / 2;
    }

    /** Paints what a model says of every place: blue above one half, orange below, the stronger the surer it is. */
    void surface(Drawing drawing, BinaryClassifier model) {
        FMatrixRMaj centers = new FMatrixRMaj(CELLS * CELLS, 2);
        for (int i = 0; i < CELLS * CELLS; i++) {
            centers.data[2 * i] = (2 * (i % CELLS) + 1f) / CELLS - 1;
            centers.data[2 * i + 1] = 1 - (2 * (i / CELLS) + 1f) / CELLS;
        }
        double[] p = model.probabilities(table(centers));
        double cell = size / CELLS;
        for (int row = 0; row < CELLS; row++) {
            for (int from = 0; from < CELLS; ) {
                int shade = shade(p[row * CELLS + from]);
                int to = from + 1;
                while (to < CELLS && shade(p[row * CELLS + to]) == shade) {
                    to++;
                }
                if (shade != 0) {
                    double width = (to - from) * cell;
                    String kind = shade > 0 ? "yes" : "no";
                    drawing.shade(left + from * cell, top + row * cell, width, cell, kind, "0." + Math.abs(shade));
                }
                from = to;
            }
        }
    }

    /** From -5, surely negative, to 5, surely positive. */
    private static int shade(double probability) {
        return (int) Math.round(10 * (probability - 0.5));
    }

    void points(Drawing drawing, Points points) {
        for (int row = 0; row < points.table.rows(); row++) {
            drawing.point(x(points.table.value(row, 0)), y(points.table.value(row, 1)), points.labels.isPositive(row));
        }
    }

    void frame(Drawing drawing, String title) {
        drawing.rectangle(left, top, size, size, "panel");
        drawing.text(left, top - 7, title);
    }
}
