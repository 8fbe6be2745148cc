package backbeat.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A table in GitHub's Markdown. Cells are Markdown themselves and stand as they are given: who has foreign text escapes it
 * ({@link Markup#markdown}).
 */
public final class MarkdownTable {
    private static final String WORDS = "---";
    private static final String NUMBERS = "---:";

    private final List<String> header = new ArrayList<>();
    private final List<String> alignments = new ArrayList<>();
    private final StringBuilder rows = new StringBuilder();

    /** Adds columns of words, to the right of those there are. */
    public MarkdownTable words(String... titles) {
        return columns(List.of(titles), WORDS);
    }

    /** Adds columns of numbers, which stand below each other by their last digit. */
    public MarkdownTable numbers(String... titles) {
        return columns(List.of(titles), NUMBERS);
    }

    private MarkdownTable columns(List<String> titles, String alignment) {
        header.addAll(titles);
        alignments.addAll(Collections.nCopies(titles.size(), alignment));
        return this;
    }

    /** Adds a row; there are as many cells as columns. */
    public MarkdownTable row(String... cells) {
        return row(Arrays.asList(cells));
    }

    /** Adds a row; there are as many cells as columns. */
    public MarkdownTable row(List<String> cells) {
        if (cells.size() != header.size()) {
            throw new IllegalArgumentException(
                    "A row has " + cells.size() + " cells, the table " + header.size() + " columns: " + cells);
        }
        rows.append(line(cells));
        return this;
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    /** The table's text; each line has its end. */
    @Override
    public String toString() {
        return line(header) + line(alignments) + rows;
    }
}
