package backbeat.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import backbeat.browser.Browser;
import backbeat.browser.DrivenBrowser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * The report of a study full of hostile names as Chromium shows it: on a desk and on a phone, light and dark. Leaves
 * pictures of it in {@code target/report-in-browser}.
 */
@Tag("slow")
class ReportInBrowserTest {
    private static final Path PICTURES = Path.of("target", "report-in-browser").toAbsolutePath();
    private static final int PHONE = 390;
    private static final int DESKTOP = 1280;

    /** A4 between margins of 15 mm, at 96 pixels an inch; browsers shrink a page that is wider until it fits. */
    private static final int PAPER = 680;

    /** The report's own ban on scripts; where it stands a copy gets a script that notices others. */
    private static final String POLICY = "<meta http-equiv=\"Content-Security-Policy\"";

    private static final String TRAP = "<script>alert = () => ran = true</script><meta name=\"without-policy\"";

    /** Under {@code target}: a Chromium that came as a snap may not read {@code /tmp}. */
    private static final class BesidePictures implements TempDirFactory {
        @Override
        public Path createTempDirectory(AnnotatedElementContext field, ExtensionContext test) throws IOException {
            return Files.createTempDirectory(Files.createDirectories(PICTURES), "visit");
        }
    }

    @TempDir(factory = BesidePictures.class)
    private static Path home;

    private static Browser browser;
    private static Path report;
    private static String html;

    /** What {@code look.html} found in one frame; see there. */
    private record Findings(
            boolean complete,
            boolean dark,
            String paper,
            String ink,
            int scripts,
            boolean ran,
            int width,
            int reach,
            List<String> wide,
            List<String> cut,
            List<String> nameless,
            int drawings,
            List<String> sections,
            String text) {}

    private record Look(Browser.Visit visit, Map<String, Findings> frames) {
        Map<String, Integer> widths() {
            return frames.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, frame -> frame.getValue().width()));
        }
    }

    @BeforeAll
    static void runTheStudy() throws IOException, InterruptedException {
        Optional<Browser> found = Browser.find();
        assumeTrue(
                found.isPresent(),
                "no Chromium that starts: put chromium, chromium-browser or google-chrome on the PATH, or its path in "
                        + Browser.VARIABLE);
        browser = found.get();
        report = HostileStudy.run(home).resolve(Report.HTML);
        html = Files.readString(report);
        assertTrue(html.contains(POLICY) && html.contains("@media print{"));
    }

    /** Opens a page that shows the report at two widths and as it prints, and a copy without the report's ban on scripts. */
    private static Look look(String name, boolean dark, String copy) throws IOException, InterruptedException {
        Path folder = Files.createDirectory(home.resolve(name));
        Path trapped = Files.writeString(folder.resolve("trapped.html"), copy.replace(POLICY, TRAP));
        Path printed = Files.writeString(folder.resolve("printed.html"), html.replace("@media print{", "@media all{"));
        Path page = folder.resolve("look.html");
        try (InputStream in = ReportInBrowserTest.class.getResourceAsStream("look.html")) {
            String frames = frame("phone", PHONE, report)
                    + frame("desktop", DESKTOP, report)
                    + frame("trapped", DESKTOP, trapped)
                    + frame("paper", PAPER, printed);
            Files.writeString(page, new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("FRAMES", frames));
        }
        Browser.Visit visit = browser.open(page, folder, dark, PICTURES.resolve(name + ".png"));
        String findings = Jsoup.parse(visit.document()).body().attr("data-findings");
        assertFalse(findings.isEmpty(), () -> "the page was not looked at: " + visit.console());
        return new Look(visit, new ObjectMapper().readValue(findings, new TypeReference<>() {}));
    }

    private static String frame(String id, int width, Path page) {
        return "<iframe id=\"" + id + "\" style=\"width:" + width + "px\" src=\"" + page.toUri() + "\"></iframe>";
    }

    private static void assertReads(Look look, boolean dark) {
        assertEquals(List.of(), look.visit().console());
        assertEquals(List.of(), look.visit().requests());
        assertEquals(Map.of("phone", PHONE, "desktop", DESKTOP, "trapped", DESKTOP, "paper", PAPER), look.widths());
        Document page = Jsoup.parse(html);
        List<String> sections = page.select("main > section").eachAttr("id");
        look.frames().forEach((frame, findings) -> {
            assertTrue(findings.complete(), frame);
            assertEquals(sections, findings.sections(), frame);
            assertEquals(page.select("figure").size(), findings.drawings(), frame + " shows not every chart");
            assertTrue(findings.text().contains(HostileStudy.NAME), frame + " shows the name of no track");
            assertTrue(findings.text().contains(HostileStudy.GENRE), frame + " shows the name of no genre");
            assertFalse(findings.ran(), frame);
            assertEquals(frame.equals("trapped") ? 1 : 0, findings.scripts(), frame);
            assertTrue(findings.reach() <= findings.width(), frame + " scrolls sideways to " + findings.reach());
            assertEquals(List.of(), findings.wide(), frame);
            assertEquals(List.of(), findings.cut(), frame);
            assertEquals(List.of(), findings.nameless(), frame);
            assertEquals(dark, findings.dark(), frame);
            assertEquals(dark, brightness(findings.paper()) < 64, frame + " has paper " + findings.paper());
            assertEquals(dark, brightness(findings.ink()) > 192, frame + " has ink " + findings.ink());
        });
    }

    /** The mean of red, green and blue in {@code rgb(18, 22, 29)}. */
    private static double brightness(String color) {
        assertTrue(color.matches("rgb\\(\\d+, \\d+, \\d+\\)"), color);
        return Stream.of(color.replaceAll("[^0-9,]", "").split(","))
                .mapToInt(Integer::parseInt)
                .average()
                .orElseThrow();
    }

    @Test
    void readsInLight() throws Exception {
        assertReads(look("light", false, html), false);
    }

    @Test
    void readsInDark() throws Exception {
        assertReads(look("dark", true, html), true);
    }

    /** The figures that a report is opened for stand in the window of a small laptop, and in half of a large one. */
    @Test
    void theMainTableIsSeenWhole() throws Exception {
        try (DrivenBrowser driven = DrivenBrowser.visit(PICTURES)) {
            for (int width : new int[] {900, 1100, 1280}) {
                driven.size(width, 900);
                driven.open(report.toUri().toString());
                driven.await("document.readyState === 'complete' && document.querySelector('#results table')");
                int hidden = driven.evaluate(
                                "(s => s.scrollWidth - s.clientWidth)(document.querySelector('#results .scroll'))")
                        .asInt();
                assertEquals(0, hidden, "pixels that are cut off in a window of " + width);
            }
        }
    }

    /** All of the above would be seen if it happened. */
    @Test
    void aBrokenReportWouldBeNoticed() throws Exception {
        String broken = html.replace("&lt;script&gt;", "<script>")
                .replace("&lt;/script&gt;", "</script>")
                .replace(
                        "<footer>",
                        "<p style=\"min-width:2000px\">far</p><img src=\"http://elsewhere.invalid/a.png\"><script>nothing()</script>"
                                + "<svg><text x=\"-99\">cut</text></svg><footer>");
        Look look = look("broken", false, broken);
        Findings findings = look.frames().get("trapped");
        assertTrue(findings.ran());
        assertFalse(findings.text().contains(HostileStudy.NAME));
        assertTrue(findings.scripts() > 2);
        assertTrue(findings.reach() >= 2000, "reaches to " + findings.reach());
        assertEquals(List.of("p \"far\""), findings.wide());
        assertEquals(List.of("text \"cut\""), findings.cut());
        assertEquals(List.of("img \"\"", "svg \"cut\""), findings.nameless());
        assertEquals(List.of("http://elsewhere.invalid/a.png"), look.visit().requests());
        assertEquals(1, look.visit().console().size());
        assertTrue(look.visit().console().get(0).contains("nothing is not defined"));
    }
}
