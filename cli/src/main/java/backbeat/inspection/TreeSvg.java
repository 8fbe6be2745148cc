package backbeat.inspection;

import backbeat.text.Svg;

/**
 * Draws the upper part of a tree as an SVG image: rows that answer yes go to the left. Each node has a bar that shows the
 * share of positives among its rows. Plain elements without scripts or outside references.
 */
public final class TreeSvg {
    private static final String STYLE = "text { font: 11px sans-serif }\n";
    private static final String FILL = "fill";
    private static final String STROKE = "stroke";
    private static final int WIDTH = 190;
    private static final int HEIGHT = 46;
    private static final int GAP = 14;
    private static final int LEVEL = 92;
    private static final int MARGIN = 12;

    private final Svg lines = new Svg().shape("rect", "width", "100%", "height", "100%", FILL, "#ffffff");
    private final Svg boxes = new Svg();
    private int leaves;
    private int depth;

    private TreeSvg() {}

    public static String draw(TreeView tree, String title) {
        TreeSvg svg = new TreeSvg();
        svg.place(tree, 0);
        int width = 2 * MARGIN + svg.leaves * (WIDTH + GAP) - GAP;
        int height = 2 * MARGIN + svg.depth * LEVEL + HEIGHT;
        return svg.lines.add(svg.boxes).finish(width, height, title, STYLE);
    }

    /** Places a node over the middle of its children and returns the middle of its box. */
    private double place(TreeView node, int level) {
        depth = Math.max(depth, level);
        int top = MARGIN + level * LEVEL;
        double middle;
        if (node.isSplit()) {
            double left = place(node.yes().orElseThrow(), level + 1);
            double right = place(node.no().orElseThrow(), level + 1);
            middle = (left + right) / 2;
            edge(middle, top, left, "yes");
            edge(middle, top, right, "no");
        } else {
            middle = MARGIN + leaves * (WIDTH + GAP) + WIDTH / 2.0;
            leaves++;
        }
        box(node, middle - WIDTH / 2.0, top);
        return middle;
    }

    private void edge(double from, int top, double to, String answer) {
        int start = top + HEIGHT;
        int end = top + LEVEL;
        lines.line(from, start, to, end, STROKE, "#888888");
        double beside = (from + to) / 2 + (to < from ? -12 : 12);
        lines.text(beside, (start + end) / 2, answer, "text-anchor", "middle", FILL, "#555555");
    }

    private void box(TreeView node, double left, int top) {
        double share = node.rows() == 0 ? 0 : (double) node.positives() / node.rows();
        boxes.rectangle(left, top, WIDTH, HEIGHT, "rx", 4, FILL, "#f4f6f8", STROKE, "#445566");
        boxes.rectangle(left + 1, top + HEIGHT - 6, share * (WIDTH - 2), 5, FILL, "#1b7f5c");
        text(left + 8, top + 16, node.isSplit() ? node.question() + "?" : node.hidden() > 0 ? "…" : "leaf");
        text(left + 8, top + 32, node.summary());
    }

    private void text(double x, int y, String text) {
        String shown = text.length() > 32 ? text.substring(0, 31) + "…" : text;
        boxes.text(x, y, shown);
    }
}
