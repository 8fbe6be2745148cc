package backbeat.inspection;

import java.util.Locale;

/**
 * Draws the upper part of a tree as an SVG image: rows that answer yes go to the left. Each node has a bar that shows the
 * share of positives among its rows. Plain elements without scripts or outside references.
 */
public final class TreeSvg {
    private static final int WIDTH = 190;
    private static final int HEIGHT = 46;
    private static final int GAP = 14;
    private static final int LEVEL = 92;
    private static final int MARGIN = 12;

    private final StringBuilder lines = new StringBuilder();
    private final StringBuilder boxes = new StringBuilder();
    private int leaves;
    private int depth;

    private TreeSvg() {}

    public static String draw(TreeView tree, String title) {
        TreeSvg svg = new TreeSvg();
        svg.place(tree, 0);
        int width = 2 * MARGIN + svg.leaves * (WIDTH + GAP) - GAP;
        int height = 2 * MARGIN + svg.depth * LEVEL + HEIGHT;
        return String.format(Locale.ROOT, """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" \
                font-family="sans-serif" font-size="11">
                <title>%s</title>
                <rect width="100%%" height="100%%" fill="#ffffff"/>
                %s%s</svg>
                """, width, height, width, height, escape(title), svg.lines, svg.boxes);
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
        lines.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"#888888\"/>\n",
                from,
                start,
                to,
                end));
        lines.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" fill=\"#555555\">%s</text>\n",
                (from + to) / 2 + (to < from ? -12 : 12),
                (start + end) / 2,
                answer));
    }

    private void box(TreeView node, double left, int top) {
        double share = node.rows() == 0 ? 0 : (double) node.positives() / node.rows();
        boxes.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"4\" fill=\"#f4f6f8\" stroke=\"#445566\"/>\n",
                left,
                top,
                WIDTH,
                HEIGHT));
        boxes.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"5\" fill=\"#1b7f5c\"/>\n",
                left + 1,
                top + HEIGHT - 6,
                share * (WIDTH - 2)));
        text(left + 8, top + 16, node.isSplit() ? node.question() + "?" : node.hidden() > 0 ? "…" : "leaf");
        text(left + 8, top + 32, node.summary());
    }

    private void text(double x, int y, String text) {
        String shown = text.length() > 32 ? text.substring(0, 31) + "…" : text;
        boxes.append(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%d\">%s</text>\n", x, y, escape(shown)));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
