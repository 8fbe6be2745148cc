package backbeat.report.page;

import java.util.List;
import java.util.stream.Collectors;

/** A page as Markdown; charts are links to SVG files beside it. */
public final class MarkdownWriter {
    /** The folder of the charts, beside the Markdown file. */
    public static final String PLOTS = "plots";

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
            line(code.text().lines().map(line -> "    " + line).collect(Collectors.joining("\n")));
        } else if (block instanceof Block.Table table) {
            table(table);
        } else if (block instanceof Block.Figure figure) {
            figure(figure);
        } else if (block instanceof Block.Figures figures) {
            figures.figures().forEach(this::figure);
        } else if (block instanceof Block.Fold fold) {
            line("### " + escape(fold.summary()));
            fold.blocks().forEach(this::block);
        }
    }

    private void figure(Block.Figure figure) {
        line("![" + escape(figure.title()) + "](" + PLOTS + "/" + figure.id() + ".svg)");
        line("*" + escape(figure.description()) + "*");
    }

    private void table(Block.Table table) {
        line("**" + escape(table.caption()) + "**");
        StringBuilder text = new StringBuilder();
        text.append(row(table.header())).append("\n|");
        for (int column = 0; column < table.header().size(); column++) {
            text.append(column == 0 || table.words() ? " --- |" : " ---: |");
        }
        table.rows().forEach(cells -> text.append("\n").append(row(cells)));
        line(text.toString());
    }

    private static String row(List<String> cells) {
        return cells.stream().map(MarkdownWriter::escape).collect(Collectors.joining(" | ", "| ", " |"));
    }

    private void line(String text) {
        out.append(text).append("\n\n");
    }

    /** Text as it is to be read: nothing of it is markup or HTML, and it stays on one line. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '|', '*', '_', '`', '[', ']', '\\', '#' ->
                    escaped.append('\\').append(c);
                case '\n', '\r' -> escaped.append(' ');
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
