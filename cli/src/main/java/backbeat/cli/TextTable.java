package backbeat.cli;

import backbeat.data.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table of text: the first column to the left, the others to the right, two blanks between. */
final class TextTable {
    private static final String GAP = "  ";

    private final List<String[]> rows = new ArrayList<>();

    TextTable(String... header) {
        rows.add(shown(header));
    }

    /** Adds a row with as many cells as the header has. */
    void add(String... cells) {
        if (cells.length != rows.get(0).length) {
            throw new IllegalArgumentException(cells.length + " cells, " + rows.get(0).length + " columns");
        }
        rows.add(shown(cells));
    }

    /** As they are printed, lest a name of a column or a category that is printed longer than it is moves the figures. */
    private static String[] shown(String[] cells) {
        return Arrays.stream(cells)
                .map(cell -> Values.shown(cell, Integer.MAX_VALUE))
                .toArray(String[]::new);
    }

    /** The lines of the table; the header is underlined. */
    List<String> lines() {
        int[] widths = new int[rows.get(0).length];
        for (String[] row : rows) {
            for (int c = 0; c < row.length; c++) {
                widths[c] = Math.max(widths[c], width(row[c]));
            }
        }
        List<String> lines = new ArrayList<>();
        for (String[] row : rows) {
            lines.add(line(row, widths));
        }
        lines.add(1, "-".repeat(width(lines.get(0))));
        return lines;
    }

    private static String line(String[] row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < row.length; c++) {
            String padding = " ".repeat(widths[c] - width(row[c]));
            line.append(c == 0 ? "" : GAP);
            line.append(c == 0 ? row[c] + padding : padding + row[c]);
        }
        return line.toString().stripTrailing();
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
