package backbeat.report.page;

import backbeat.text.MarkdownTable;
import backbeat.text.Markup;
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
        writer.line("# " + Markup.markdown(page.title()));
        writer.line(Markup.markdown(page.lead()));
        for (Section section : page.sections()) {
            writer.line("## " + Markup.markdown(section.title()));
            section.blocks().forEach(writer::block);
        }
        writer.line("---");
        writer.line(Markup.markdown(page.footer()));
        return writer.out.toString();
    }

    private void block(Block block) {
        if (block instanceof Block.Paragraph paragraph) {
            line(Markup.markdown(paragraph.text()));
        } else if (block instanceof Block.Verdict verdict) {
            line("**" + Markup.markdown(verdict.text()) + "**");
        } else if (block instanceof Block.Notice notice) {
            line("> **" + Markup.markdown(notice.text()) + "**");
        } else if (block instanceof Block.Bullets bullets) {
            line(bullets.points().stream()
                    .map(point -> "- " + Markup.markdown(point))
                    .collect(Collectors.joining("\n")));
        } else if (block instanceof Block.Code code) {
            line(code.text().lines().map(line -> "    " + line).collect(Collectors.joining("\n")));
        } else if (block instanceof Block.Table table) {
            table(table);
        } else if (block instanceof Block.Figure figure) {
            figure(figure);
        } else if (block instanceof Block.Figures figures) {
            figures.figures().forEach(this::figure);
        } else if (block instanceof Block.Fold fold) {
            line("### " + Markup.markdown(fold.summary()));
            fold.blocks().forEach(this::block);
        }
    }

    private void figure(Block.Figure figure) {
        line("![" + Markup.markdown(figure.title()) + "](" + PLOTS + "/" + figure.id() + ".svg)");
        line("*" + Markup.markdown(figure.description()) + "*");
    }

    private void table(Block.Table table) {
        line("**" + Markup.markdown(table.caption()) + "**");
        MarkdownTable text = new MarkdownTable();
        for (int column = 0; column < table.header().size(); column++) {
            String title = Markup.markdown(table.header().get(column));
            if (column == 0 || table.words()) {
                text.words(title);
            } else {
                text.numbers(title);
            }
        }
        table.rows()
                .forEach(cells -> text.row(cells.stream().map(Markup::markdown).toList()));
        line(text.toString().stripTrailing());
    }

    private void line(String text) {
        out.append(text).append("\n\n");
    }
}
