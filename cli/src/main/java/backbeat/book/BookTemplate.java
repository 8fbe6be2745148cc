package backbeat.book;

import backbeat.book.BookPage.Heading;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jsoup.nodes.Element;

/** What is around the text of a page: navigation, search, colors. The navigation is the start page's list of links. */
final class BookTemplate {
    private final Map<String, BookPage> pages;
    private final String frame = resource("page.html");

    BookTemplate(Map<String, BookPage> pages) {
        this.pages = pages;
    }

    static String resource(String name) {
        try (InputStream stream = BookTemplate.class.getResourceAsStream("/backbeat/book/" + name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String page(String place, BookPage page) {
        return framed(place, page.title(), page.body().html(), onThisPage(page));
    }

    /** A source file with the numbers of its lines, or a folder's list of names. */
    String source(String place, String path, String text) {
        String code = path.endsWith(".java") ? JavaColors.html(text) : JavaColors.escaped(text);
        String body = "<h1>" + JavaColors.escaped(path) + "</h1>\n<pre tabindex=\"0\"><code>" + code + "</code></pre>";
        return framed(place, path, body, "");
    }

    private String framed(String place, String title, String body, String contents) {
        return frame.replace("{{title}}", JavaColors.escaped(title))
                .replace("{{root}}", BookMap.relative(place, "index.html").replaceFirst("index\\.html$", ""))
                .replace("{{navigation}}", navigation(place))
                .replace("{{contents}}", contents)
                .replace("{{body}}", body);
    }

    /** The start page's second-level headings and the links below them. */
    private String navigation(String place) {
        StringBuilder html = new StringBuilder();
        for (Element heading : pages.get("index.html").body().select("h2")) {
            Element list = heading.nextElementSibling();
            while (list != null
                    && !list.tagName().equals("ul")
                    && !list.tagName().equals("h2")) {
                list = list.nextElementSibling();
            }
            if (list == null || !list.tagName().equals("ul")) {
                continue;
            }
            html.append("<p>").append(heading.text()).append("</p>\n<ul>\n");
            for (Element link :
                    list.select("li > a:first-child, li > strong:first-child > a, li > p > a:first-child")) {
                String target = link.attr("href");
                boolean here = target.equals(place);
                html.append("<li><a href=\"")
                        .append(BookMap.relative(place, target))
                        .append('"');
                html.append(here ? " aria-current=\"page\">" : ">")
                        .append(link.html())
                        .append("</a></li>\n");
            }
            html.append("</ul>\n");
        }
        return html.toString();
    }

    private static String onThisPage(BookPage page) {
        StringBuilder html = new StringBuilder();
        for (Heading heading : page.headings()) {
            if (heading.level() == 2) {
                html.append("<li><a href=\"#").append(heading.id()).append("\">");
                html.append(JavaColors.escaped(heading.text())).append("</a></li>\n");
            }
        }
        return html.length() == 0 ? "" : "<p>On this page</p>\n<ul>\n" + html + "</ul>\n";
    }

    /** The search and the headings that it looks through. */
    String script() {
        StringBuilder index = new StringBuilder("const headings = [\n");
        pages.forEach((place, page) -> page.headings()
                .forEach(heading -> index.append("[")
                        .append(quoted(heading.text()))
                        .append(", ")
                        .append(quoted(page.title()))
                        .append(", ")
                        .append(quoted(place + "#" + heading.id()))
                        .append("],\n")));
        return index.append("];\n").append(resource("search.js")).toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("<", "\\u003c") + '"';
    }
}
