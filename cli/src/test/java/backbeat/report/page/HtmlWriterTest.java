package backbeat.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.report.chart.Chart;
import backbeat.report.chart.DotChart;
import backbeat.report.chart.SvgWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** A page of every kind of block, for those who use a keyboard, a screen reader, or eyes that need contrast. */
class HtmlWriterTest {
    /** WCAG 2.1 AA: text, and graphics or what tells where the focus is. */
    private static final double TEXT = 4.5;

    private static final double GRAPHICS = 3;

    private static final Document PAGE = page();

    private static Document page() {
        double[] at = {0.5};
        Chart chart = new DotChart(
                "AUC", List.of("a"), List.of(new DotChart.Dots("m", 0, at, at, at)), OptionalDouble.empty());
        Block.Figure figure = new Block.Figure("dots", "Dots", "What they show.", chart);
        Block table =
                new Block.Table("Numbers", List.of("Model", "AUC"), List.of(List.of("knn", "0.700 (0.600–0.800)")));
        List<Block> blocks = List.of(
                new Block.Notice("Beware."),
                new Block.Verdict("Yes, 70 % of the time."),
                new Block.Bullets(List.of("one")),
                table,
                new Block.Figures(List.of(figure)),
                new Block.Fold("More", List.of(new Block.Paragraph("Below."))),
                new Block.Code("./backbeat run"));
        String svg = SvgWriter.write(chart, "dots", figure.title(), figure.description());
        Page page = new Page("Title", "Lead", List.of(new Section("first", "First", blocks)), "End");
        return Jsoup.parse(HtmlWriter.write(page, Map.of("dots", svg), TableFiles.of(page)));
    }

    @Test
    void landmarksAndTheWayPastThem() {
        Element first = PAGE.select("a, summary, [tabindex=0]").first();
        assertEquals("#main", first.attr("href"), "the first stop of the tab key skips the contents");
        assertEquals(List.of("main"), PAGE.select("main[tabindex=-1]").eachAttr("id"));
        for (String landmark : List.of("header", "nav[aria-label]", "main", "footer")) {
            assertEquals(1, PAGE.select("body > " + landmark).size(), landmark);
        }
        assertEquals(
                "First",
                PAGE.getElementById(PAGE.select("section").attr("aria-labelledby"))
                        .text());
    }

    @Test
    void whatScrollsCanBeReachedAndHasAName() {
        for (Element table : PAGE.select("table")) {
            Element scroll = table.parent();
            assertEquals("0", scroll.attr("tabindex"));
            assertEquals("group", scroll.attr("role"));
            assertEquals(table.select("caption > span").first().ownText(), scroll.attr("aria-label"));
            assertEquals(
                    "CSV of: " + scroll.attr("aria-label"),
                    table.select("caption a").attr("aria-label"));
            assertTrue(table.select("thead th:not([scope=col]), tbody th:not([scope=row])")
                    .isEmpty());
        }
        assertEquals("0", PAGE.select("pre").attr("tabindex"));
        String css = PAGE.select("style").html();
        for (String focused :
                List.of("a:focus-visible", "summary:focus-visible", ".scroll:focus-visible", ".skip:focus")) {
            assertTrue(css.contains(focused), focused + " cannot be seen");
        }
    }

    @Test
    void aChartIsAnImageWithNameAndDescription() {
        Element svg = PAGE.selectFirst("svg");
        assertEquals("img", svg.attr("role"));
        assertEquals("dots-title dots-text", svg.attr("aria-labelledby"));
        assertEquals("Dots", PAGE.getElementById("dots-title").text());
        assertEquals("What they show.", PAGE.getElementById("dots-text").text());
        assertEquals("What they show.", PAGE.select("figcaption").text());
    }

    @Test
    void aNumberStaysWithItsSignAndAnIntervalApart() {
        assertTrue(PAGE.selectFirst(".verdict").wholeText().contains("70\u00a0%"));
        assertEquals("(0.600–0.800)", PAGE.select("td .aside").text());
        assertEquals("0.700 (0.600–0.800)", PAGE.select("td").text());
    }

    @Test
    void colorsHaveContrastInLightAndDark() {
        String css = PAGE.select("style").html();
        String dark = String.join("", matches(css, "prefers-color-scheme:dark\\)\\{(:root\\{[^}]*})}"));
        Map<String, String> light = variables(css.replaceAll("@media screen and[^}]*}}", ""));
        Map<String, String> night = new HashMap<>(light);
        night.putAll(variables(dark));
        assertFalse(light.get("--paper").equals(night.get("--paper")));
        for (Map<String, String> colors : List.of(light, night)) {
            for (String ground : List.of("--paper", "--card")) {
                for (String text : List.of("--ink", "--muted", "--accent")) {
                    assertContrast(colors, text, ground, TEXT);
                }
                for (int series = 0; series < 8; series++) {
                    assertContrast(colors, "--series-" + series, ground, GRAPHICS);
                }
            }
            assertContrast(colors, "--ink", "--notice", TEXT);
        }
    }

    private static void assertContrast(Map<String, String> colors, String front, String ground, double least) {
        double a = luminance(colors.get(front));
        double b = luminance(colors.get(ground));
        double contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        assertTrue(contrast >= least, front + " on " + ground + " " + colors.get(ground) + ": " + contrast);
    }

    /** Relative luminance as WCAG defines it. */
    private static double luminance(String color) {
        String hex = color.length() == 4 ? color.replaceAll("([0-9a-f])", "$1$1") : color;
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double channel = Integer.parseInt(hex.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            sum += weights[i] * (channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    private static Map<String, String> variables(String css) {
        Map<String, String> variables = new HashMap<>();
        Matcher matcher = Pattern.compile("(--[a-z0-9-]+):(#[0-9a-f]{3,6})").matcher(css);
        while (matcher.find()) {
            variables.put(matcher.group(1), matcher.group(2));
        }
        return variables;
    }

    private static List<String> matches(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
