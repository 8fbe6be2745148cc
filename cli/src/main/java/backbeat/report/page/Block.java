package backbeat.report.page;

import backbeat.report.chart.Chart;
import java.util.List;

/** A piece of a section. All texts are plain: whoever writes them down escapes them. */
public sealed interface Block {
    /** A few sentences. */
    record Paragraph(String text) implements Block {}

    /** The answer to the page's question. */
    record Verdict(String text) implements Block {}

    /** Something the reader must not miss. */
    record Notice(String text) implements Block {}

    /** Points of a list. */
    record Bullets(List<String> points) implements Block {
        public Bullets {
            points = List.copyOf(points);
        }
    }

    /** A command or a file, to be copied. */
    record Code(String text) implements Block {}

    /**
     * A table. The first cell of a row is its heading; further columns hold numbers unless {@code words} says otherwise.
     *
     * @param caption what the table shows
     * @param header  one heading per column
     * @param rows    as many cells each
     * @param words   whether the columns hold words, aligned left
     */
    record Table(String caption, List<String> header, List<List<String>> rows, boolean words) implements Block {
        /** @throws IllegalArgumentException if a row has another number of cells than the header */
        public Table {
            header = List.copyOf(header);
            rows = rows.stream().map(List::copyOf).toList();
            for (List<String> row : rows) {
                if (row.size() != header.size()) {
                    throw new IllegalArgumentException(
                            "Table '" + caption + "': a row of " + row.size() + " cells below " + header.size());
                }
            }
        }

        public Table(String caption, List<String> header, List<List<String>> rows) {
            this(caption, header, rows, false);
        }
    }

    /**
     * A chart.
     *
     * @param id          unique in the document: letters, digits, dashes
     * @param title       a few words above it
     * @param description for those who do not see it, and below it
     */
    record Figure(String id, String title, String description, Chart chart) implements Block {}

    /** Figures side by side where there is room. */
    record Figures(List<Figure> figures) implements Block {
        public Figures {
            figures = List.copyOf(figures);
        }
    }

    /** A file beside the page, and what it holds. */
    record Link(String file, String text) {}

    /** Files beside the page. */
    record Links(List<Link> links) implements Block {
        public Links {
            links = List.copyOf(links);
        }
    }

    /** Details to open on demand. */
    record Fold(String summary, List<Block> blocks) implements Block {
        public Fold {
            blocks = List.copyOf(blocks);
        }
    }
}
