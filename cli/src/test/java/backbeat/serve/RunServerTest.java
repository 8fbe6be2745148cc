package backbeat.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.browser.DrivenBrowser;
import backbeat.cli.ServePage;
import backbeat.cli.SmallSongs;
import backbeat.parallel.Workers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The local page: who may come in, what it answers, and how it works in a browser. */
class RunServerTest {
    private static final Path PICTURES = Path.of("target", "serve-in-browser").toAbsolutePath();

    @TempDir
    private static Path home;

    private static Path run;
    private static Workers workers;
    private static RunServer server;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @BeforeAll
    static void aServer() throws Exception {
        Path data = SmallSongs.write(home, SmallSongs.lines(500));
        run = home.resolve("run");
        ServePage.study(data, run);
        workers = Workers.of(2);
        server = RunServer.start(0, ServePage.of(run, workers));
    }

    @AfterAll
    static void close() {
        server.close();
        workers.close();
    }

    private static String base() {
        return server.address().substring(0, server.address().indexOf("/?"));
    }

    private static String token() {
        return server.address().substring(server.address().indexOf('=') + 1);
    }

    private static HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(String path) throws Exception {
        HttpResponse<String> answer = get(path, Door.HEADER, token());
        assertEquals(200, answer.statusCode(), answer.body());
        return new ObjectMapper().readTree(answer.body());
    }

    private static HttpResponse<String> post(String path, String body) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(base() + path))
                        .header(Door.HEADER, token())
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** A request with any head at all; Java's client sends no wrong host. */
    private static String raw(String request) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), URI.create(base()).getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write((request + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void noTokenNoPage() throws Exception {
        for (String path :
                List.of("/", "/page.js", "/api/run", "/?token=", "/?token=" + token() + "x", "/api/nothing")) {
            HttpResponse<String> answer = get(path);
            assertEquals(403, answer.statusCode(), path);
            assertTrue(answer.body().startsWith("The token is missing or wrong"), answer.body());
        }
        assertEquals(403, get("/", Door.HEADER, "guessed").statusCode());
        assertEquals(200, get("/?token=" + token()).statusCode());
        assertEquals(404, get("/api/nothing", Door.HEADER, token()).statusCode());
    }

    @Test
    void aPageOfAnotherNameIsRefused() throws Exception {
        int port = URI.create(base()).getPort();
        String ask = "GET /api/run?token=" + token() + " HTTP/1.1\r\nHost: ";
        assertTrue(raw(ask + "evil.example").startsWith("HTTP/1.1 403"));
        assertTrue(raw(ask + "evil.example:" + port).startsWith("HTTP/1.1 403"));
        assertTrue(raw(ask + "127.0.0.1:" + port + "\r\nOrigin: http://evil.example")
                .startsWith("HTTP/1.1 403"));
        assertTrue(raw(ask + "127.0.0.1:" + port).startsWith("HTTP/1.1 200"));
        assertTrue(raw(ask + "localhost:" + port).startsWith("HTTP/1.1 200"));
    }

    @Test
    void everyAnswerHasTheStrictPolicy() throws Exception {
        for (String path : List.of("/?token=" + token(), "/page.css?token=" + token(), "/")) {
            var headers = get(path).headers();
            String policy = headers.firstValue("Content-Security-Policy").orElseThrow();
            assertTrue(policy.startsWith("default-src 'none'; script-src 'self'"), policy);
            assertFalse(policy.contains("unsafe"), policy);
            assertEquals("no-referrer", headers.firstValue("Referrer-Policy").orElseThrow());
            assertEquals("nosniff", headers.firstValue("X-Content-Type-Options").orElseThrow());
        }
    }

    @Test
    void whatIsAskedWronglyIsSaid() throws Exception {
        for (String path : List.of(
                "/api/row?row=x",
                "/api/row?row=99999",
                "/api/threshold?model=tree&at=1&fp=1&fn=1",
                "/api/threshold?model=knn&at=NaN&fp=1&fn=1",
                "/api/threshold?model=knn&at=1&fp=1e308&fn=1e308",
                "/api/threshold?model=knn&at=1&fp=-1&fn=1",
                "/api/rows?page=-")) {
            assertEquals(400, get(path, Door.HEADER, token()).statusCode(), path);
        }
        assertEquals(400, post("/api/answer", "{").statusCode());
        assertEquals(400, post("/api/answer", "{}").statusCode());
        assertEquals(400, post("/api/answer", " ".repeat(70_000)).statusCode());
        assertEquals(400, post("/api/explain?model=tree", "{}").statusCode());
    }

    @Test
    void aRowIsFoundByItsNumber() throws Exception {
        JsonNode last = json("/api/rows?page=0&order=-row").get("rows").get(0);
        for (String asked :
                List.of(last.get("row").asText(), "%20" + last.get("row").asText() + "%20")) {
            JsonNode found = json("/api/find?q=" + asked);
            assertEquals(last.get("row"), found.get(0).get("row"), "the row itself comes first");
            assertEquals(last.get("title"), found.get(0).get("title"));
            assertEquals(
                    1,
                    found.findValuesAsText("row").stream()
                            .filter(asked.replace("%20", "")::equals)
                            .count());
        }
        assertEquals(0, json("/api/find?q=99999999999999999999").size());
    }

    @Test
    void aPortInUseIsNamed() {
        int port = URI.create(base()).getPort();
        IOException taken = assertThrows(IOException.class, () -> RunServer.start(port, null));
        assertTrue(taken.getMessage().contains("Port " + port + " "), taken.getMessage());
    }

    @Test
    void headIsRefusedWithoutABody() throws Exception {
        String answer = raw("HEAD /?token=" + token() + " HTTP/1.1\r\nHost: 127.0.0.1:"
                + URI.create(base()).getPort());
        assertTrue(answer.startsWith("HTTP/1.1 405"), answer);
        assertTrue(answer.toLowerCase(Locale.ROOT).contains("\nallow: get, post"), answer);
    }

    @Test
    void thresholdsCountWhatPredictionsSay() throws Exception {
        List<String> lines = Files.readAllLines(run.resolve("predictions.csv"));
        int forest = List.of(lines.get(0).split(",")).indexOf("forest");
        int label = List.of(lines.get(0).split(",")).indexOf("label");
        int said = 0;
        int right = 0;
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",");
            boolean positive = Double.parseDouble(fields[forest]) >= 0.4;
            said += positive ? 1 : 0;
            right += positive && fields[label].equals("1") ? 1 : 0;
        }
        JsonNode found = json("/api/threshold?model=forest&at=0.4&fp=2&fn=5");
        assertEquals(right, found.path("truePositives").asInt());
        assertEquals(said - right, found.path("falsePositives").asInt());
        assertEquals(
                2.0 * (said - right) + 5 * found.path("falseNegatives").asInt(),
                found.path("cost").asDouble());
        assertEquals(101, json("/api/curve?model=forest&fp=2&fn=5").size());
    }

    @Test
    void rowsAreSortedFilteredAndDownloaded() throws Exception {
        JsonNode found = json("/api/rows?order=-forest&page=0&filter=song%201");
        double last = 2;
        assertTrue(found.path("count").asInt() > 0);
        for (JsonNode row : found.path("rows")) {
            assertTrue(row.path("title").asText().startsWith("Song 1"), row.toString());
            double next = row.path("probabilities").get(3).asDouble();
            assertTrue(next <= last);
            last = next;
        }
        HttpResponse<String> csv = get("/api/rows.csv?order=row&filter=song%201", Door.HEADER, token());
        assertEquals(found.path("count").asInt() + 1, csv.body().lines().count());
        assertTrue(csv.headers().firstValue("Content-Disposition").orElseThrow().startsWith("attachment"));
    }

    /** A track is found, a slider moved, genres chosen, a threshold moved; the answers are those of predict, to the last digit. */
    @Test
    void theBrowserShowsWhatPredictSays() throws Exception {
        try (DrivenBrowser browser = DrivenBrowser.visit(PICTURES)) {
            browser.size(1280, 900);
            browser.open(server.address());
            browser.await("document.body && document.body.dataset.ready");
            browser.evaluate(
                    "document.getElementById('query').value = 'song 12 '; document.getElementById('search').requestSubmit()");
            browser.await(
                    "[...document.querySelectorAll('#found button')].some(b => b.textContent.startsWith('Song 12 '))");
            browser.evaluate(
                    "[...document.querySelectorAll('#found button')].find(b => b.textContent.startsWith('Song 12 ')).click()");
            browser.await("document.getElementById('chosen').textContent.startsWith('Song 12 ')");
            String before = browser.evaluate("document.getElementById('answers').innerText")
                    .asText();
            browser.evaluate(
                    "(() => { const s = document.querySelector('#values input[type=range][aria-label^=energy]');"
                            + " s.value = s.max; s.dispatchEvent(new Event('input')) })()");
            browser.await("document.getElementById('answers').innerText !== "
                    + new ObjectMapper().writeValueAsString(before));
            assertSameAsPredict(browser);
            for (List<String> genres : List.of(
                    List.of("pop", "salsa", "techno"), List.<String>of(), List.of("salsa", "tango"), List.of("pop"))) {
                chooseGenres(browser, genres);
                assertEquals(
                        String.join(";", genres),
                        browser.evaluate("values()").path("track_genre").asText());
                assertSameAsPredict(browser);
            }
            chooseGenres(browser, List.of("pop", "salsa", "techno"));
            browser.evaluate("document.getElementById('why').click()");
            browser.await("document.querySelector('#reasons table')");
            thresholdByKeyboard(browser);
            assertEquals(List.of(), browser.axe());
            browser.picture(PICTURES.resolve("desk.png"));
            browser.size(390, 900);
            assertTrue(
                    browser.evaluate("document.documentElement.scrollWidth").asInt() <= 390, "no sideways scrolling");
            assertEquals(List.of(), browser.axe());
            browser.picture(PICTURES.resolve("phone.png"));
            for (String request : browser.requests()) {
                assertTrue(
                        request.startsWith(base())
                                || request.startsWith("blob:" + base())
                                || request.equals("about:blank"),
                        request);
            }
            assertEquals(List.of(), browser.complaints());
        }
    }

    /** Several members of the set column, as a hand would choose them; waits for another answer. */
    private static void chooseGenres(DrivenBrowser browser, List<String> genres) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        String before =
                browser.evaluate("document.getElementById('answers').innerText").asText();
        browser.evaluate("(() => { const chosen = " + mapper.writeValueAsString(genres)
                + "; const list = document.querySelector('#values select[multiple]');"
                + " for (const one of list.options) one.selected = chosen.includes(one.value);"
                + " list.dispatchEvent(new Event('change')) })()");
        browser.await("document.getElementById('answers').innerText !== " + mapper.writeValueAsString(before));
    }

    private static void assertSameAsPredict(DrivenBrowser browser) throws Exception {
        ServePage.assertSameAsPredict(browser, run, ",", Set.of(), home);
    }

    private static void thresholdByKeyboard(DrivenBrowser browser) throws Exception {
        String said = browser.evaluate("document.getElementById('t-said').textContent")
                .asText();
        browser.evaluate("document.getElementById('t-at').focus()");
        for (int i = 0; i < 20; i++) {
            browser.press("ArrowRight");
        }
        browser.await("document.getElementById('t-value').textContent === '0.70'");
        browser.await(
                "document.getElementById('t-said').textContent !== " + new ObjectMapper().writeValueAsString(said));
    }
}
