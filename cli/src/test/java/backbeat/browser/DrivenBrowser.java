package backbeat.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A Chromium without a window that does as it is told, over its DevTools protocol. */
public final class DrivenBrowser implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** For a single answer. Contrast of every cell of a long table takes a minute where others use the processor too. */
    private static final long PATIENCE_SECONDS = 600;

    private final Process process;
    private final WebSocket socket;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    /**
     * A browser for a test, which is skipped where there is none.
     *
     * @param pictures where its profile goes, and what the test looks at; made if it is not there
     */
    public static DrivenBrowser visit(Path pictures) throws Exception {
        Optional<String> program = program();
        assumeTrue(program.isPresent(), "needs a Chromium on the PATH, or BACKBEAT_CHROMIUM");
        Files.createDirectories(pictures);
        return new DrivenBrowser(
                program.get(),
                Files.createDirectories(
                        Files.createTempDirectory(pictures, "visit").resolve("profile")));
    }

    /** @param profile an empty folder for the browser */
    private DrivenBrowser(String program, Path profile) throws Exception {
        process = new ProcessBuilder(
                        program,
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--hide-scrollbars",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--remote-debugging-port=0",
                        "--remote-allow-origins=*",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(profile.resolveSibling("browser.log").toFile())
                .start();
        Path told = profile.resolve("DevToolsActivePort");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!Files.exists(told) || Files.readAllLines(told).isEmpty()) {
            if (System.nanoTime() > end || !process.isAlive()) {
                process.destroyForcibly();
                throw new IOException("Chromium does not start");
            }
            Thread.sleep(50);
        }
        HttpClient client = HttpClient.newHttpClient();
        URI pages = URI.create("http://127.0.0.1:" + Files.readAllLines(told).get(0) + "/json/list");
        JsonNode tabs =
                MAPPER.readTree(client.send(HttpRequest.newBuilder(pages).build(), HttpResponse.BodyHandlers.ofString())
                        .body());
        String address = "";
        for (JsonNode tab : tabs) {
            if (tab.path("type").asText().equals("page")) {
                address = tab.path("webSocketDebuggerUrl").asText();
            }
        }
        socket = client.newWebSocketBuilder()
                .buildAsync(URI.create(address), new Listener())
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        for (String domain : List.of("Page", "Runtime", "Network", "Log")) {
            call(domain + ".enable", Map.of());
        }
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                try {
                    heard(MAPPER.readTree(text.toString()));
                } catch (IOException e) {
                    complaints.add(e.toString());
                }
                text.setLength(0);
            }
            from.request(1);
            return null;
        }
    }

    private void heard(JsonNode message) {
        if (message.has("id")) {
            CompletableFuture<JsonNode> answer =
                    waiting.remove(message.get("id").asInt());
            if (answer != null) {
                answer.complete(message);
            }
            return;
        }
        JsonNode what = message.path("params");
        switch (message.path("method").asText()) {
            case "Network.requestWillBeSent" ->
                requests.add(what.path("request").path("url").asText());
            case "Log.entryAdded" ->
                complaints.add(what.path("entry").path("text").asText());
            case "Runtime.exceptionThrown" ->
                complaints.add(what.path("exceptionDetails").toString());
            default -> {}
        }
    }

    private JsonNode call(String method, Map<String, Object> parameters) throws Exception {
        int number = numbers.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(number, answer);
        ObjectNode message = MAPPER.createObjectNode().put("id", number).put("method", method);
        message.set("params", MAPPER.valueToTree(parameters));
        socket.sendText(message.toString(), true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS).path("result");
    }

    public void size(int width, int height) throws Exception {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    public void open(String address) throws Exception {
        call("Page.navigate", Map.of("url", address));
    }

    /** What an expression of the page comes to; promises are waited for. */
    public JsonNode evaluate(String expression) throws Exception {
        JsonNode result = call(
                "Runtime.evaluate",
                Map.of("expression", expression, "awaitPromise", true, "returnByValue", true, "userGesture", true));
        if (result.has("exceptionDetails")) {
            throw new AssertionError(result.get("exceptionDetails").toString());
        }
        return result.path("result").path("value");
    }

    /** Waits until an expression of the page is true. */
    public void await(String expression) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!evaluate("Boolean(" + expression + ")").asBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("never true: " + expression + "; " + complaints);
            }
            Thread.sleep(50);
        }
    }

    /** A key as from the keyboard. */
    public void press(String key) throws Exception {
        call(
                "Input.dispatchKeyEvent",
                Map.of("type", "keyDown", "key", key, "code", key, "windowsVirtualKeyCode", code(key)));
        call(
                "Input.dispatchKeyEvent",
                Map.of("type", "keyUp", "key", key, "code", key, "windowsVirtualKeyCode", code(key)));
    }

    private static int code(String key) {
        return switch (key) {
            case "Tab" -> 9;
            case "Enter" -> 13;
            case "ArrowRight" -> 39;
            default -> throw new IllegalArgumentException(key);
        };
    }

    /**
     * How pages look: on a screen or in print, light or dark.
     *
     * @param media  {@code screen} or {@code print}
     * @param scheme {@code light} or {@code dark}
     */
    public void look(String media, String scheme) throws Exception {
        List<Map<String, String>> features = List.of(Map.of("name", "prefers-color-scheme", "value", scheme));
        call("Emulation.setEmulatedMedia", Map.of("media", media, "features", features));
    }

    /**
     * What the rules of axe-core (contrast among them) find wrong with the page, a line each. All rules are tried; only what
     * is wrong is described, for to name each of the thousands of places where nothing is wrong takes most of the time.
     * Style sheets are not asked for a second time, which a browser refuses for files.
     */
    public List<String> axe() throws Exception {
        try (InputStream in = DrivenBrowser.class.getResourceAsStream("/axe.min.js")) {
            evaluate(new String(in.readAllBytes(), StandardCharsets.UTF_8) + "; 1");
        }
        JsonNode found = evaluate(
                "axe.run({resultTypes: ['violations'], preload: false}).then(r => r.violations.map(v => v.id + ': ' +"
                        + " v.nodes.map(n => n.target.join(' ')).join(', ')))");
        List<String> violations = new ArrayList<>();
        found.forEach(violation -> violations.add(violation.asText()));
        return violations;
    }

    public void picture(Path file) throws Exception {
        JsonNode found = call("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
        Files.write(file, Base64.getDecoder().decode(found.path("data").asText()));
    }

    /** The addresses that pages have asked for. */
    public List<String> requests() {
        return new ArrayList<>(requests);
    }

    /** What the browser has complained of. */
    public List<String> complaints() {
        return new ArrayList<>(complaints);
    }

    /** The path of a Chromium on this machine, if there is one. */
    public static Optional<String> program() throws Exception {
        return Browser.find().map(Browser::program);
    }

    @Override
    public void close() throws Exception {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
    }
}
