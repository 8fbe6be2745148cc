package backbeat.book;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** One page: Markdown as the HTML of the book, its links still those of the Markdown. */
final class BookPage {
    private static final List<org.commonmark.Extension> EXTENSIONS =
            List.of(TablesExtension.create(), HeadingAnchorExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(EXTENSIONS).build();

    private final Element body;

    private BookPage(Element body) {
        this.body = body;
    }

    /** A heading that can be linked to. */
    record Heading(int level, String id, String text) {}

    static BookPage of(String markdown) {
        Document document = Jsoup.parseBodyFragment(RENDERER.render(PARSER.parse(markdown)));
        document.outputSettings().prettyPrint(false);
        BookPage page = new BookPage(document.body());
        page.code();
        page.inlineFormulas();
        page.tables();
        page.images();
        return page;
    }

    Element body() {
        return body;
    }

    /** The text of the first heading. */
    String title() {
        Element heading = body.selectFirst("h1");
        return heading == null ? "Backbeat" : heading.text();
    }

    List<Heading> headings() {
        return body.select("h1[id], h2[id], h3[id], h4[id]").stream()
                .map(h -> new Heading(h.tagName().charAt(1) - '0', h.id(), h.text()))
                .toList();
    }

    /** Formulas become MathML, Java gets its colors. A block that may be wider than the page can be scrolled by keyboard. */
    private void code() {
        for (Element code : body.select("pre > code")) {
            Element pre = code.parent();
            if (code.hasClass("language-math")) {
                pre.replaceWith(new Element("div")
                        .addClass("formula")
                        .attr("tabindex", "0")
                        .html(MathMl.block(code.wholeText().strip())));
                continue;
            }
            if (code.hasClass("language-java")) {
                code.html(JavaColors.html(code.wholeText()));
            }
            pre.attr("tabindex", "0");
        }
    }

    /** GitHub's way to write a formula within a line is a dollar sign around code: $`x`$. */
    private void inlineFormulas() {
        for (Element code : body.select("code")) {
            boolean formula = code.previousSibling() instanceof TextNode before
                    && before.getWholeText().endsWith("$")
                    && code.nextSibling() instanceof TextNode after
                    && after.getWholeText().startsWith("$");
            if (formula) {
                TextNode before = (TextNode) code.previousSibling();
                TextNode after = (TextNode) code.nextSibling();
                before.text(
                        before.getWholeText().substring(0, before.getWholeText().length() - 1));
                after.text(after.getWholeText().substring(1));
                code.before(MathMl.inline(code.wholeText()));
                code.remove();
            }
        }
    }

    private void tables() {
        Map<String, Integer> named = new HashMap<>();
        for (Element table : body.select("table")) {
            table.select("th").stream().filter(th -> th.text().isBlank()).forEach(th -> th.tagName("td"));
            table.select("th").attr("scope", "col");
            for (Element cell : table.select("th[align], td[align]")) { // an attribute of old
                cell.addClass(cell.attr("align")).removeAttr("align");
            }
            Element heading = nearestHeading(table);
            Element box =
                    new Element("div").addClass("wide").attr("tabindex", "0").attr("role", "region");
            String name = heading == null ? title() : heading.text();
            int number = named.merge(name, 1, Integer::sum); // regions of one name cannot be told apart by ear
            box.attr("aria-label", (number == 1 ? "Table: " : "Table " + number + ": ") + name);
            table.replaceWith(box);
            box.appendChild(table);
        }
    }

    private static Element nearestHeading(Element element) {
        Element before = element.previousElementSibling();
        while (before != null && !before.tagName().matches("h[1-4]")) {
            before = before.previousElementSibling();
        }
        return before;
    }

    /** A paragraph that is a picture becomes a figure with its words below. */
    private void images() {
        for (Element image : body.select("p > img:only-child")) {
            Element paragraph = image.parent();
            if (paragraph.text().isBlank()) {
                paragraph.tagName("figure").appendElement("figcaption").text(image.attr("alt"));
            }
        }
    }
}
