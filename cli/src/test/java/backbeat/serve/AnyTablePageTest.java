package backbeat.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.browser.DrivenBrowser;
import backbeat.cli.ServePage;
import backbeat.parallel.Workers;
import backbeat.random.Xoshiro256;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page over a table that is none of songs: semicolons and decimal commas, gaps in every column, dates, a set, forty
 * categories, names with blanks and brackets, no identifier.
 */
class AnyTablePageTest {
    private static final List<String> EXTRAS = List.of("garden", "lift", "balcony", "old & new", "near \"park\"");
    private static final String HEADER = "Area (m²);Rooms;Built;Listed on;Viewed;City;Heating;Extras;Pets;Sold";
    private static final String RECIPE = """
            {"format": 1, "name": "flats", "csv": {"decimal": ","},
             "columns": {"numeric": ["Area (m²)", "Rooms", "Built"], "boolean": ["Pets"],
               "categorical": ["City", "Heating"], "set": {"Extras": {"separator": "|"}},
               "date": [{"column": "Listed on", "pattern": "d.M.yyyy", "parts": ["daysSince", "month", "dayOfWeek"]},
                 {"column": "Viewed", "parts": ["hour"]}]},
             "derived": {"extras": {"kind": "history", "over": "Extras", "prior": 10}},
             "label": {"column": "Sold", "operator": "is", "value": "yes"}}
            """;
    private static final Path PICTURES = Path.of("target", "serve-in-browser").toAbsolutePath();
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private static Path home;

    private static Path run;
    private static Workers workers;
    private static RunServer server;

    @BeforeAll
    static void aServer() throws Exception {
        Path data = Files.write(home.resolve("flats.csv"), table(500));
        Path recipe = Files.writeString(home.resolve("flats.json"), RECIPE);
        run = home.resolve("run");
        ServePage.study(data, run, "--recipe", recipe.toString());
        workers = Workers.of(2);
        server = RunServer.start(0, ServePage.of(run, workers));
    }

    private static List<String> table(int rows) {
        Xoshiro256 random = Xoshiro256.stream(22, 3);
        List<String> lines = new ArrayList<>(List.of(HEADER));
        for (int row = 0; row < rows; row++) {
            double area = 30 + 90 * random.nextDouble();
            int built = 1900 + random.nextInt(120);
            List<String> extras =
                    EXTRAS.stream().filter(one -> random.nextInt(3) == 0).toList();
            double worth = (area - 75) / 30 + (built - 1960) / 60.0 + extras.size() + random.nextGaussian() - 2;
            lines.add(String.join(
                    ";",
                    gap(random, String.format(Locale.ROOT, "%.1f", area).replace('.', ',')),
                    gap(random, Integer.toString(1 + random.nextInt(5))),
                    gap(random, Integer.toString(built)),
                    gap(random, (1 + random.nextInt(28)) + "." + (1 + random.nextInt(12)) + ".2023"),
                    row % 10 == 3 ? "" : "2023-05-0" + (1 + row % 9) + "T" + (10 + row % 8) + ":30",
                    gap(random, "Town " + (10 + random.nextInt(40))),
                    gap(random, List.of("gas", "oil", "heat pump").get(random.nextInt(3))),
                    '"' + String.join("|", extras).replace("\"", "\"\"") + '"',
                    gap(random, random.nextInt(2) == 0 ? "yes" : "no"),
                    worth > 0 ? "yes" : "no"));
        }
        return lines;
    }

    private static String gap(Xoshiro256 random, String value) {
        return random.nextInt(10) == 0 ? "" : value;
    }

    @AfterAll
    static void close() {
        server.close();
        workers.close();
    }

    private static JsonNode asked(String path, String body) throws Exception {
        String address = server.address();
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(address.substring(0, address.indexOf("/?")) + path))
                .header(Door.HEADER, address.substring(address.indexOf('=') + 1));
        HttpResponse<String> answer = CLIENT.send(
                (body.isEmpty() ? request : request.POST(HttpRequest.BodyPublishers.ofString(body))).build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
        return MAPPER.readTree(answer.body());
    }

    /** A row's own values get the answers that the run has written down: no gap and no date is lost on the way. */
    @Test
    void theValuesOfARowAreThoseOfTheFile() throws Exception {
        List<String> lines = Files.readAllLines(run.resolve("predictions.csv"));
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",");
            JsonNode row = asked("/api/row?row=" + fields[0], "");
            JsonNode answers = asked("/api/answer", row.path("values").toString());
            for (int m = 0; m < ServePage.MODELS.size(); m++) {
                assertEquals(
                        new BigDecimal(fields[3 + m]).setScale(9, RoundingMode.HALF_EVEN),
                        new BigDecimal(answers.get(m).path("probability").asText()),
                        ServePage.MODELS.get(m) + " of " + row);
            }
        }
        assertTrue(lines.size() > 90, "every test row");
    }

    @Test
    void aDateIsOneFieldAndGapsAreKnown() throws Exception {
        JsonNode columns = asked("/api/run", "").path("columns");
        assertEquals(
                List.of("Area (m²)", "Rooms", "Built", "Listed on", "Viewed", "Pets", "City", "Heating", "Extras"),
                IntStream.range(0, columns.size())
                        .mapToObj(c -> columns.get(c).path("name").asText())
                        .toList());
        assertEquals("date", columns.get(3).path("kind").asText());
        assertEquals("d.M.yyyy", columns.get(3).path("form").asText());
        assertEquals("yyyy-MM-ddTHH:mm", columns.get(4).path("form").asText(), "the hour is asked for");
        for (int c = 0; c < 8; c++) {
            assertTrue(columns.get(c).path("gaps").asBoolean(), columns.get(c).toString());
        }
    }

    /** Gaps entered, a date, a category that nobody knows: what {@code predict} says of such a row, to the last digit. */
    @Test
    void theBrowserShowsWhatPredictSays() throws Exception {
        try (DrivenBrowser browser = DrivenBrowser.visit(PICTURES)) {
            browser.size(1280, 900);
            browser.open(server.address());
            browser.await("document.body && document.body.dataset.ready");
            browser.evaluate(
                    "document.getElementById('query').value = 'row 17'; document.getElementById('search').requestSubmit()");
            browser.await("document.querySelector('#found button')");
            browser.evaluate("document.querySelector('#found button').click()");
            browser.await("document.getElementById('chosen').textContent === 'row 17'");
            assertSameAsPredict(browser);
            for (Map.Entry<String, String> change : List.of(
                    Map.entry("Area (m²)", "41.5"),
                    Map.entry("Area (m²)", ""),
                    Map.entry("Listed on", "29.2.2024"),
                    Map.entry("Listed on", ""),
                    Map.entry("Viewed", "2023-05-01T17:45"),
                    Map.entry("Pets", ""),
                    Map.entry("Pets", "1"),
                    Map.entry("City", "Town 12"),
                    Map.entry("City", ""),
                    Map.entry("Heating", "heat pump"))) {
                set(browser, change.getKey(), change.getValue());
                assertSameAsPredict(browser);
            }
            assertEquals(
                    "left",
                    browser.evaluate("getComputedStyle([...document.querySelectorAll('#rows-table th')]"
                                    + ".find(head => head.textContent === 'title')).textAlign")
                            .asText(),
                    "above titles that begin on the left");
            set(browser, "Listed on", "30.2.2024");
            browser.await("document.getElementById('problem').textContent.includes('30.2.2024')");
            set(browser, "Listed on", "1.3.2024");
            browser.await("document.getElementById('problem').textContent === ''");
            assertSameAsPredict(browser);
            browser.evaluate("document.getElementById('why').click()");
            browser.await("document.querySelector('#reasons table')");
            assertEquals(List.of(), browser.axe());
            browser.picture(PICTURES.resolve("flats-desk.png"));
            browser.size(390, 900);
            assertTrue(
                    browser.evaluate("document.documentElement.scrollWidth").asInt() <= 390, "no sideways scrolling");
            assertTrue(
                    browser.evaluate("document.getElementById('answers').scrollWidth")
                                    .asInt()
                            <= 390,
                    "the answers need none either");
            assertEquals(List.of(), browser.axe());
            browser.picture(PICTURES.resolve("flats-phone.png"));
            browser.open(run.resolve("report.html").toUri().toString());
            browser.await("document.querySelector('#cases table')");
            assertEquals(List.of(), browser.axe(), "the report names every row and every group");
            assertTrue(
                    browser.evaluate("document.documentElement.scrollWidth").asInt() <= 390, "no sideways scrolling");
            assertTrue(browser.evaluate("document.querySelector('#cases tbody th').textContent")
                    .asText()
                    .matches("row \\d+"));
            assertEquals(
                    "Can “Sold is yes” be predicted?",
                    browser.evaluate("document.querySelector('h1').textContent").asText());
            assertEquals(
                    List.of("Failed to load resource: the server responded with a status of 400 (Bad Request)"),
                    browser.complaints(),
                    "but for the date that is none");
        }
    }

    /** Types or chooses a value, as a hand would. */
    private static void set(DrivenBrowser browser, String column, String value) throws Exception {
        browser.evaluate(
                "(() => { const c = run.columns.findIndex(one => one.name === " + MAPPER.writeValueAsString(column)
                        + "); const input = document.getElementById('value-' + c); input.value = "
                        + MAPPER.writeValueAsString(value)
                        + "; input.dispatchEvent(new Event('input')); input.dispatchEvent(new Event('change')) })()");
    }

    private static void assertSameAsPredict(DrivenBrowser browser) throws Exception {
        ServePage.assertSameAsPredict(browser, run, ";", Set.of("Area (m²)", "Rooms", "Built"), home);
    }
}
