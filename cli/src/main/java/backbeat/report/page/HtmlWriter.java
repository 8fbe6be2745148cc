package backbeat.report.page;

import backbeat.report.chart.Palette;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;

/**
 * A page as one HTML file that needs nothing else: no network (its own policy forbids it), no scripts. Text reaches the
 * document through jsoup's text nodes and attributes only, which escape it.
 */
public final class HtmlWriter {
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

    /** Rows from which on a table may be torn apart by a page's end. */
    private static final int LONG = 6;

    private final Map<String, String> drawings;
    private final TableFiles tables;

    private HtmlWriter(Map<String, String> drawings, TableFiles tables) {
        this.drawings = drawings;
        this.tables = tables;
    }

    /**
     * The file's text, lines ending in {@code \n}.
     *
     * @param drawings the figures' {@code svg} elements by id, as {@link backbeat.report.chart.SvgWriter} escapes them
     * @param tables   the files beside the page that hold its tables
     */
    public static String write(Page page, Map<String, String> drawings, TableFiles tables) {
        return new HtmlWriter(drawings, tables).text(page);
    }

    private String text(Page page) {
        Document document = new Document("");
        document.outputSettings().prettyPrint(false).charset(StandardCharsets.UTF_8);
        document.appendChild(new DocumentType("html", "", ""));
        Element html = document.appendElement("html").attr("lang", "en");
        head(html.appendElement("head"), page);
        Element body = html.appendElement("body");
        body.appendElement("a").attr("class", "skip").attr("href", "#main").text("Skip to the content");
        Element header = body.appendElement("header");
        header.appendElement("h1").text(page.title());
        header.appendElement("p").attr("class", "lead").text(page.lead());
        contents(body.appendElement("nav").attr("aria-label", "Contents"), page);
        Element main = body.appendElement("main").attr("id", "main").attr("tabindex", "-1");
        for (Section section : page.sections()) {
            Element element = main.appendElement("section")
                    .attr("id", section.id())
                    .attr("aria-labelledby", section.id() + "-heading");
            element.appendElement("h2").attr("id", section.id() + "-heading").text(section.title());
            blocks(element, section.blocks());
        }
        body.appendElement("footer").appendElement("p").text(page.footer());
        return document.outerHtml() + "\n";
    }

    private static void head(Element head, Page page) {
        head.appendElement("meta").attr("charset", "utf-8");
        head.appendElement("meta").attr("http-equiv", "Content-Security-Policy").attr("content", POLICY);
        head.appendElement("meta").attr("name", "viewport").attr("content", "width=device-width, initial-scale=1");
        head.appendElement("meta").attr("name", "color-scheme").attr("content", "light dark");
        head.appendElement("title").text(page.title());
        head.appendElement("style").appendChild(new DataNode(style()));
    }

    private static String style() {
        String colors = Palette.css(":root", false) + "\n@media screen and (prefers-color-scheme:dark){"
                + Palette.css(":root", true) + "}\n";
        try (InputStream in = HtmlWriter.class.getResourceAsStream("/backbeat/report/report.css")) {
            return "\n" + colors + new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void contents(Element nav, Page page) {
        Element list = nav.appendElement("ol");
        for (Section section : page.sections()) {
            list.appendElement("li")
                    .appendElement("a")
                    .attr("href", "#" + section.id())
                    .text(section.title());
        }
    }

    private void blocks(Element parent, List<Block> blocks) {
        for (Block block : blocks) {
            block(parent, block);
        }
    }

    private void block(Element parent, Block block) {
        if (block instanceof Block.Paragraph paragraph) {
            text(parent.appendElement("p"), paragraph.text());
        } else if (block instanceof Block.Verdict verdict) {
            text(parent.appendElement("p").attr("class", "verdict"), verdict.text());
        } else if (block instanceof Block.Notice notice) {
            text(parent.appendElement("p").attr("class", "notice"), notice.text());
        } else if (block instanceof Block.Bullets bullets) {
            Element list = parent.appendElement("ul");
            bullets.points().forEach(point -> text(list.appendElement("li"), point));
        } else if (block instanceof Block.Code code) {
            parent.appendElement("pre")
                    .attr("tabindex", "0")
                    .appendElement("code")
                    .text(code.text());
        } else if (block instanceof Block.Table table) {
            table(parent, table);
        } else if (block instanceof Block.Figure figure) {
            figure(parent.appendElement("div").attr("class", "figures"), figure);
        } else if (block instanceof Block.Figures figures) {
            Element grid = parent.appendElement("div").attr("class", "figures");
            figures.figures().forEach(figure -> figure(grid, figure));
        } else if (block instanceof Block.Links links) {
            Element list = parent.appendElement("ul");
            links.links().forEach(link -> {
                Element item = list.appendElement("li");
                item.appendElement("a").attr("href", link.file()).text(link.file());
                item.appendText(": " + link.text());
            });
        } else if (block instanceof Block.Fold fold) {
            Element details = parent.appendElement("details");
            details.appendElement("summary").text(fold.summary());
            blocks(details, fold.blocks());
        }
    }

    /** Text in which a number stays on one line with its sign. */
    private static void text(Element element, String text) {
        element.text(text.replace(" %", "\u00a0%")
                .replace(" = ", "\u00a0=\u00a0")
                .replace("≥ ", "≥\u00a0")
                .replace("≤ ", "≤\u00a0"));
    }

    private void table(Element parent, Block.Table table) {
        Element scroll = parent.appendElement("div")
                .attr("class", table.rows().size() > LONG ? "scroll long" : "scroll")
                .attr("role", "group")
                .attr("tabindex", "0")
                .attr("aria-label", table.caption());
        Element element = scroll.appendElement("table");
        if (table.words()) {
            element.attr("class", "words");
        }
        Element caption = element.appendElement("caption").appendElement("span").text(table.caption());
        tables.file(table)
                .ifPresent(file -> caption.appendText(" ")
                        .appendElement("a")
                        .attr("class", "csv")
                        .attr("href", file)
                        .attr("aria-label", "CSV of: " + table.caption())
                        .text("CSV"));
        Element head = element.appendElement("thead").appendElement("tr");
        table.header()
                .forEach(cell -> head.appendElement("th").attr("scope", "col").text(cell));
        Element body = element.appendElement("tbody");
        for (List<String> row : table.rows()) {
            Element line = body.appendElement("tr");
            line.appendElement("th").attr("scope", "row").text(row.get(0));
            row.stream().skip(1).forEach(cell -> cell(line.appendElement("td"), cell, table.words()));
        }
    }

    /** A cell; what stands in parentheses behind a figure, such as its interval, may go below it where room is scarce. */
    private static void cell(Element element, String text, boolean words) {
        int aside = words ? -1 : text.indexOf(" (");
        if (aside < 0) {
            text(element, text);
            return;
        }
        text(element, text.substring(0, aside + 1));
        text(element.appendElement("span").attr("class", "aside"), text.substring(aside + 1));
    }

    private void figure(Element parent, Block.Figure figure) {
        Element element = parent.appendElement("figure");
        element.appendElement("h3").text(figure.title());
        element.appendChild(new DataNode(drawings.get(figure.id())));
        text(element.appendElement("figcaption"), figure.description());
    }
}
