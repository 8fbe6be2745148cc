package backbeat.explore;

import backbeat.text.Numbers;

/** Axes of a small chart: a panel with a grid, both axes linear. */
final class Chart {
    private final double left;
    private final double top;
    private final double width;
    private final double height;
    private final double[] xRange;
    private final double[] yRange;

    Chart(double left, double top, double width, double height, double[] xRange, double[] yRange) {
        this.left = left;
        this.top = top;
        this.width = width;
        this.height = height;
        this.xRange = xRange;
        this.yRange = yRange;
    }

    double x(double value) {
        return left + width * (value - xRange[0]) / (xRange[1] - xRange[0]);
    }

    double y(double value) {
        return top + height * (1 - (value - yRange[0]) / (yRange[1] - yRange[0]));
    }

    /** The frame and its grid; numbers of the axes have one decimal where they are small. */
    void frame(Drawing drawing, String xName, String yName, int xLines, int yLines) {
        for (int i = 0; i <= xLines; i++) {
            double x = xRange[0] + (xRange[1] - xRange[0]) * i / xLines;
            drawing.line(x(x), top, x(x), top + height, "grid");
            drawing.text(x(x), top + height + 16, "middle", Numbers.fixed(x, xRange[1] < 5 ? 1 : 0));
        }
        for (int i = 0; i <= yLines; i++) {
            double y = yRange[0] + (yRange[1] - yRange[0]) * i / yLines;
            drawing.line(left, y(y), left + width, y(y), "grid");
            drawing.text(left - 6, y(y) + 4, "end", Numbers.fixed(y, 1));
        }
        drawing.rectangle(left, top, width, height, "panel");
        drawing.text(left + width / 2, top + height + 34, "middle", xName);
        drawing.text(left, top - 7, yName);
    }

    /** A line through the first {@code count} values. */
    void line(Drawing drawing, double[] xs, double[] ys, int count, String kind) {
        double[] px = new double[count];
        double[] py = new double[count];
        for (int i = 0; i < count; i++) {
            px[i] = x(xs[i]);
            py[i] = y(ys[i]);
        }
        drawing.path(px, py, count, "line " + kind);
    }
}
