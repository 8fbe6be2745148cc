package backbeat.report.page;

import backbeat.data.Values;
import backbeat.text.MarkdownTable;
import backbeat.text.Markup;
import java.util.stream.Collectors;

/** A page as Markdown; charts are links to SVG files beside it, what is folded is a {@code details} element, as GitHub folds it. */
public final class MarkdownWriter {
    /** The folder of the charts, beside the Markdown file. */
    public static final String PLOTS = "plots";

    /** Characters of a paragraph or of a table's cell. */
    private static final int MOST = 10_000;

    private final StringBuilder out = new StringBuilder();

    private MarkdownWriter() {}

    /** The file's text. */
    public static String write(Page page) {
        MarkdownWriter writer = new MarkdownWriter();
        writer.line("# " + escape(page.title()));
        writer.line(escape(page.lead()));
        for (Section section : page.sections()) {
            writer.line("## " + escape(section.title()));
            section.blocks().forEach(writer::block);
        }
        writer.line("---");
        writer.line(escape(page.footer()));
        return writer.out.toString();
    }

    private void block(Block block) {
        if (block instanceof Block.Paragraph paragraph) {
            line(escape(paragraph.text()));
        } else if (block instanceof Block.Verdict verdict) {
            line("**" + escape(verdict.text()) + "**");
        } else if (block instanceof Block.Notice notice) {
            line("> **" + escape(notice.text()) + "**");
        } else if (block instanceof Block.Bullets bullets) {
            line(bullets.points().stream().map(point -> "- " + escape(point)).collect(Collectors.joining("\n")));
        } else if (block instanceof Block.Code code) {
            line(code.text()
                    .lines()
                    .map(line -> "    " + Values.shown(line, MOST))
                    .collect(Collectors.joining("\n")));
        } else if (block instanceof Block.Table table) {
            table(table);
        } else if (block instanceof Block.Figure figure) {
            figure(figure);
        } else if (block instanceof Block.Figures figures) {
            figures.figures().forEach(this::figure);
        } else if (block instanceof Block.Links links) {
            line(links.links().stream()
                    .map(link -> "- [" + Markup.markdown(link.file()) + "](" + link.file() + "): "
                            + Markup.markdown(link.text()))
                    .collect(Collectors.joining("\n")));
        } else if (block instanceof Block.Fold fold) {
            // Inside HTML, Markdown's own escapes are text; the blank line behind ends the HTML.
            String summary = Markup.xml(oneLine(fold.summary())).replace("://", "&#58;//");
            line("<details>\n<summary>" + summary + "</summary>");
            fold.blocks().forEach(this::block);
            line("</details>");
        }
    }

    private void figure(Block.Figure figure) {
        line("![" + escape(figure.title()) + "](" + PLOTS + "/" + figure.id() + ".svg)");
        line("*" + escape(figure.description()) + "*");
    }

    private void table(Block.Table table) {
        line("**" + escape(table.caption()) + "**");
        MarkdownTable text = new MarkdownTable();
        for (int column = 0; column < table.header().size(); column++) {
            String title = escape(table.header().get(column));
            if (column == 0 || table.words()) {
                text.words(title);
            } else {
                text.numbers(title);
            }
        }
        table.rows()
                .forEach(cells ->
                        text.row(cells.stream().map(MarkdownWriter::escape).toList()));
        line(text.toString().stripTrailing());
    }

    private void line(String text) {
        out.append(text).append("\n\n");
    }

    /**
     * Text as it is to be read: nothing of it is markup, HTML or a link, and it stays on one line. What steers a terminal or
     * the direction of writing is shown as an escape ({@link Values#shown}), for people read such files in terminals too.
     */
    static String escape(String text) {
        return Markup.markdown(oneLine(text));
    }

    private static String oneLine(String text) {
        return Values.shown(text.replace('\n', ' ').replace('\r', ' '), MOST);
    }
}
