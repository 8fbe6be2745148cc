package backbeat.inspection;

import java.util.ArrayList;
import java.util.List;

/** Draws the upper part of a tree as indented text. */
public final class TreeText {
    private TreeText() {}

    /** One line a node; below a split first the rows that answer yes. */
    public static List<String> lines(TreeView tree) {
        List<String> lines = new ArrayList<>();
        add(tree, "", "", "", lines);
        lines.add("Rows count as often as the bootstrap drew them, with all of their group each time: their number is");
        lines.add("near that of the training rows, and not the same.");
        return lines;
    }

    private static void add(TreeView node, String branch, String answer, String indent, List<String> lines) {
        lines.add(branch + answer + (node.isSplit() ? node.question() + "?  " : "") + "[" + node.summary() + "]");
        if (node.isSplit()) {
            add(node.yes().orElseThrow(), indent + "├─ ", "yes: ", indent + "│  ", lines);
            add(node.no().orElseThrow(), indent + "└─ ", "no: ", indent + "   ", lines);
        }
    }
}
