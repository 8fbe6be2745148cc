package backbeat.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.learner.Learners;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of a whole study on a small file whose every name is an attack. */
class ReportTest {
    @TempDir
    private static Path home;

    private static Path run;
    private static String html;
    private static Document page;

    @BeforeAll
    static void runTheStudy() throws IOException {
        run = HostileStudy.run(home);
        html = Files.readString(run.resolve(Report.HTML));
        page = Jsoup.parse(html);
    }

    @Test
    void parsesWithoutError() {
        Parser parser = Parser.htmlParser().setTrackErrors(50);
        Jsoup.parse(html, "", parser);
        assertEquals(List.of(), parser.getErrors());
    }

    @Test
    void hasEveryChapter() {
        List<String> chapters = page.select("main > section").eachAttr("id");
        assertEquals(
                List.of(
                        "summary",
                        "results",
                        "published",
                        "curves",
                        "comparisons",
                        "repeats",
                        "calibration",
                        "decisions",
                        "leaks",
                        "importance",
                        "groups",
                        "cases",
                        "tuning",
                        "data",
                        "run",
                        "words"),
                chapters);
        assertEquals(
                chapters.stream().map(id -> "#" + id).toList(),
                page.select("nav a").eachAttr("href"));
    }

    @Test
    void tellsHowTheLearningRateWasFoundAndWhatTheLossesSay() {
        Element search = page.select("#tuning table").stream()
                .filter(table -> table.text().contains("Search for the learning rate"))
                .findFirst()
                .orElseThrow();
        assertEquals(
                List.of("Learning rate", "round 1", "round 2"),
                search.select("thead th").eachText());
        assertEquals(6, search.select("tbody tr").size());
        assertEquals(1, search.select("tbody td:contains(chosen)").size());
        assertEquals(6 + 3, search.select("tbody td:contains(epoch)").size());
        assertTrue(page.select("#tuning").text().contains("Verdict: "), "no verdict");
    }

    @Test
    void namesAreTextAndNothingRuns() {
        assertTrue(page.select("#cases th").eachText().stream().anyMatch(text -> text.contains(HostileStudy.NAME)));
        assertTrue(page.text().contains(HostileStudy.GENRE));
        assertEquals(
                0,
                page.select("script, img, iframe, object, embed, link, base, form")
                        .size());
        for (Element element : page.getAllElements()) {
            for (Attribute attribute : element.attributes()) {
                assertFalse(attribute.getKey().startsWith("on"), element.nodeName() + " has " + attribute);
            }
        }
    }

    /** A reference is one to a place of the page, or a link to a file of the run, which is there. */
    @Test
    void refersToNothingOutside() {
        for (Element element : page.select("[href], [src], [xlink:href]")) {
            String href = element.attr("href");
            boolean file = element.nodeName().equals("a")
                    && href.matches("(tables/)?[a-z][a-z0-9-]*\\.(json|csv|md|backbeat)")
                    && Files.isRegularFile(run.resolve(href));
            assertTrue(file || href.startsWith("#"), element.outerHtml());
            assertFalse(element.hasAttr("src") || element.hasAttr("xlink:href"), element.outerHtml());
        }
        String style = page.select("style").html();
        assertFalse(style.contains("@import") || style.contains("url("), "the style sheet loads something");
        assertFalse(html.contains("http://") || html.contains("https://"));
        assertEquals(
                "default-src 'none'; style-src 'unsafe-inline'",
                page.select("meta[http-equiv=Content-Security-Policy]").attr("content"));
    }

    /** Every table can be had as a file, its cells as they are shown. */
    @Test
    void everyTableHasItsFile() throws IOException {
        Set<String> files = new HashSet<>();
        for (Element table : page.select("table")) {
            Element link = table.selectFirst("caption a.csv");
            assertTrue(
                    link != null && files.add(link.attr("href")),
                    table.select("caption").text());
            List<String> lines = Files.readAllLines(run.resolve(link.attr("href")));
            assertEquals(table.select("tbody tr").size() + 1, lines.size(), link.attr("href"));
            assertTrue(
                    lines.get(0).split(",", -1).length
                            >= table.select("thead th").size(),
                    lines.get(0));
        }
        assertTrue(files.size() > 20, files.toString());
    }

    @Test
    void idsAreUniqueAndReferencesFindThem() {
        Set<String> ids = new HashSet<>();
        for (String id : page.select("[id]").eachAttr("id")) {
            assertTrue(ids.add(id), "id " + id + " occurs twice");
        }
        page.select("[href^=#]").eachAttr("href").forEach(href -> assertTrue(ids.contains(href.substring(1)), href));
        for (Element element : page.select("[aria-labelledby]")) {
            for (String id : element.attr("aria-labelledby").split(" ")) {
                assertTrue(ids.contains(id), id);
            }
        }
        for (Element element : page.select("[clip-path]")) {
            String id = element.attr("clip-path").replaceAll("^url\\(#|\\)$", "");
            assertTrue(ids.contains(id), id);
        }
    }

    @Test
    void speaksToThoseWhoDoNotSee() {
        assertEquals("en", page.select("html").attr("lang"));
        assertEquals("#main", page.select("body > a.skip").attr("href"));
        assertEquals(1, page.select("h1").size());
        int level = 1;
        for (Element heading : page.select("h1, h2, h3, h4")) {
            int next = heading.nodeName().charAt(1) - '0';
            assertTrue(next <= level + 1, "heading '" + heading.text() + "' skips a level");
            level = next;
        }
        assertTrue(page.select("svg").size() >= 10);
        for (Element svg : page.select("svg")) {
            assertEquals("img", svg.attr("role"));
            assertFalse(svg.select("> title").text().isBlank());
            assertFalse(svg.select("> desc").text().isBlank());
        }
        for (Element table : page.select("table")) {
            assertFalse(table.select("caption").text().isBlank());
            assertTrue(table.select("th:not([scope])").isEmpty());
        }
    }

    @Test
    void everyChartColorFollowsThePage() {
        for (Element element : page.select("svg [fill], svg [stroke]")) {
            for (String key : List.of("fill", "stroke")) {
                String color = element.attr(key);
                assertTrue(
                        color.isEmpty()
                                || color.equals("none")
                                || element.attr(key + "-opacity").equals("0"),
                        "a chart has the fixed color " + color + ": " + element.cssSelector());
            }
        }
    }

    @Test
    void isRebuiltFromTheFilesToTheByte() throws IOException {
        byte[] before = Files.readAllBytes(run.resolve(Report.HTML));
        Files.delete(run.resolve(Report.HTML));
        assertEquals(0, HostileStudy.execute("report", run.toString()));
        assertArrayEquals(before, Files.readAllBytes(run.resolve(Report.HTML)));
    }

    @Test
    void markdownEscapesNamesAndFindsItsCharts() throws Exception {
        String markdown = Files.readString(run.resolve(Report.MARKDOWN));
        assertFalse(
                markdown.replaceAll("</?(details|summary)>", "").contains("<"),
                "raw HTML in the Markdown besides folds");
        assertTrue(markdown.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
        List<String> links = markdown.lines()
                .filter(line -> line.startsWith("!["))
                .map(line -> line.replaceAll("^.*]\\((.*)\\)$", "$1"))
                .toList();
        assertTrue(links.size() >= 10);
        for (String link : links) {
            assertTrue(Files.exists(run.resolve(link)), link);
        }
        try (Stream<Path> plots = Files.list(run.resolve("plots"))) {
            for (Path plot : plots.toList()) {
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(plot.toFile());
            }
        }
    }

    @Test
    void foldersWithoutARunAreRefused() throws IOException {
        assertEquals(1, HostileStudy.execute("report", home.resolve("nowhere").toString()));
        Path empty = Files.createDirectory(home.resolve("empty"));
        IOException refusal = assertThrows(IOException.class, () -> Report.write(empty, Learners.standard()));
        assertTrue(refusal.getMessage().contains("holds no metrics.json"), refusal.getMessage());
        Files.writeString(empty.resolve("metrics.json"), "{\"schema\":99}");
        Files.writeString(empty.resolve("timings.json"), "{}");
        refusal = assertThrows(IOException.class, () -> Report.write(empty, Learners.standard()));
        assertTrue(refusal.getMessage().contains("schema 99"), refusal.getMessage());
        assertEquals(2, HostileStudy.execute("report"));
    }
}
