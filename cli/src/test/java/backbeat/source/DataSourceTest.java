package backbeat.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.data.BadRows;
import backbeat.data.DataException;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.recipe.Recipe;
import backbeat.recipe.RecipeJson;
import backbeat.synthetic.Synthesizer;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The search for data, against a server on this machine. */
class DataSourceTest {
    private static final String CSV = "id,x,y\na,1,60\nb,2,40\n";
    private static final byte[] BYTES = CSV.getBytes(StandardCharsets.UTF_8);
    private static final Duration HOUR = Duration.ofHours(1);
    /** Patient enough for a machine that is busy with other things. */
    private static final Download LOOPBACK = new Download(
            uri -> uri.getHost().equals("localhost"), Duration.ofSeconds(60), Duration.ofSeconds(60), HOUR);

    /** Gives up when it hears nothing: for servers that stay silent on purpose. */
    private static final Download IMPATIENT = new Download(
            uri -> uri.getHost().equals("localhost"), Duration.ofSeconds(60), Duration.ofSeconds(10), HOUR);

    @TempDir
    private Path folder;

    private HttpServer server;
    private final CountDownLatch release = new CountDownLatch(1);

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        answer("/good.csv", 200, BYTES);
        answer("/long.csv", 200, (CSV + "c,3,50\n").getBytes(StandardCharsets.UTF_8));
        answer("/other.csv", 200, CSV.replace('1', '7').getBytes(StandardCharsets.UTF_8));
        answer("/short.csv", 200, "id,x".getBytes(StandardCharsets.UTF_8));
        answer("/gone.csv", 404, new byte[0]);
        server.createContext("/moved.csv", exchange -> {
            exchange.getResponseHeaders().add("Location", "/good.csv");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.createContext("/silent.csv", exchange -> {
            exchange.sendResponseHeaders(200, BYTES.length);
            exchange.getResponseBody().write(BYTES, 0, 5);
            exchange.getResponseBody().flush();
            await();
            exchange.close();
        });
        server.createContext("/mute.csv", exchange -> {
            await();
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        release.countDown();
        server.stop(0);
    }

    private void await() {
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(String path, int status, byte[] body) {
        server.createContext(path, exchange -> {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
    }

    private Recipe recipe(String path) {
        String json = """
            {"format": 1, "name": "tiny", "id": "id",
             "source": {"title": "t", "url": "http://localhost:%d%s", "bytes": %d, "sha256": "%s", "license": "none"},
             "columns": {"numeric": ["x"], "text": ["id"]},
             "label": {"column": "y", "operator": ">=", "value": 50}}
            """.formatted(server.getAddress().getPort(), path, BYTES.length, sha256(BYTES));
        return RecipeJson.parse(json.getBytes(StandardCharsets.UTF_8), "tiny.json");
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private DataSource.Request request(Optional<Path> file, Map<String, String> environment) {
        return new DataSource.Request(
                file, false, Optional.of(40L), false, folder.resolve("cache"), BadRows.FAIL, 1, environment);
    }

    private DataSource source(Recipe recipe, DataSource.Request request) {
        return new DataSource(recipe, request, LOOPBACK, Workers.sequential(), Progress.NONE);
    }

    private LoadedData load(String path, Map<String, String> environment) {
        return source(recipe(path), request(Optional.empty(), environment)).load();
    }

    private List<String> cached() {
        Path cache = folder.resolve("cache");
        if (!Files.exists(cache)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(cache)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void downloadsOnceThenUsesTheCache() {
        for (String path : List.of("/good.csv", "/moved.csv")) {
            LoadedData first = load(path, Map.of());
            assertEquals(2, first.dataset().rows());
            assertTrue(first.verified());
            assertEquals(List.of("tiny.csv"), cached());
        }
        server.stop(0);
        LoadedData second = load("/good.csv", Map.of());
        assertTrue(second.location().endsWith("(from the cache)"));
        assertEquals(List.of(), second.warnings());
    }

    @Test
    void theOrderIsFileThenEnvironmentThenCache() throws IOException {
        Path named = Files.writeString(folder.resolve("named.csv"), CSV + "c,3,1\n");
        Path environment = Files.writeString(folder.resolve("environment.csv"), CSV + "c,3,1\nd,4,2\n");
        load("/good.csv", Map.of());
        Map<String, String> variables = Map.of("BACKBEAT_DATA", environment.toString());
        DataSource both = source(recipe("/good.csv"), request(Optional.of(named), variables));
        assertEquals(3, both.load().dataset().rows());
        assertEquals(4, load("/good.csv", variables).dataset().rows());
        assertEquals(
                2, load("/good.csv", Map.of("BACKBEAT_DATA", " ")).dataset().rows());
    }

    @Test
    void aFileThatWasNamedMustBeThere() {
        Path none = folder.resolve("none.csv");
        DataException named = assertThrows(
                DataException.class,
                () -> source(recipe("/good.csv"), request(Optional.of(none), Map.of()))
                        .load());
        assertEquals("There is no file " + none, named.getMessage());
        DataException variable =
                assertThrows(DataException.class, () -> load("/good.csv", Map.of("BACKBEAT_DATA", none.toString())));
        assertTrue(variable.getMessage().startsWith("BACKBEAT_DATA names "));
    }

    @Test
    void anotherFileIsUsedWithAWarning() throws IOException {
        Path other = Files.writeString(folder.resolve("other.csv"), CSV.replace('1', '7'));
        LoadedData loaded = source(recipe("/good.csv"), request(Optional.of(other), Map.of()))
                .load();
        assertFalse(loaded.verified());
        assertTrue(loaded.warnings().get(0).contains("is not the published file"));
    }

    @Test
    void whatGoesWrongIsSaidAndNothingIsLeftBehind() {
        Map<String, String> expected = Map.of(
                "/long.csv", "delivers more than the " + BYTES.length + " bytes",
                "/other.csv", "is not the published file",
                "/short.csv", "is not the published file",
                "/gone.csv", "answers with HTTP status 404");
        expected.forEach((path, message) -> assertFails(path, LOOPBACK, message));
        assertEquals(List.of(), cached());
    }

    @Test
    void silenceIsSaidAndNothingIsLeftBehind() {
        Map<String, String> expected = Map.of("/silent.csv", "stopped delivering", "/mute.csv", "does not answer");
        expected.entrySet().parallelStream().forEach(each -> assertFails(each.getKey(), IMPATIENT, each.getValue()));
        assertEquals(List.of(), cached());
    }

    private void assertFails(String path, Download download, String message) {
        DataSource source = new DataSource(
                recipe(path), request(Optional.empty(), Map.of()), download, Workers.sequential(), Progress.NONE);
        DataException failure = assertThrows(DataException.class, source::load, path);
        assertTrue(failure.getMessage().contains(message), failure.getMessage());
        assertTrue(failure.getMessage().contains("--data"), failure.getMessage());
    }

    @Test
    void aFailedDownloadKeepsTheEarlierFile() throws IOException {
        load("/good.csv", Map.of());
        DataSource failing = source(recipe("/other.csv"), request(Optional.empty(), Map.of()));
        assertThrows(IOException.class, failing::fetch);
        assertEquals(CSV, Files.readString(failing.cacheFile()));
        assertEquals(List.of("tiny.csv"), cached());
    }

    @Test
    void aDamagedCacheIsReplaced() throws IOException {
        Files.createDirectories(folder.resolve("cache"));
        for (String damaged : List.of("", "id,x,y\na,1,99\n", "id,x\n")) {
            Files.writeString(folder.resolve("cache").resolve("tiny.csv"), damaged);
            LoadedData loaded = load("/good.csv", Map.of());
            assertTrue(loaded.verified());
            assertTrue(
                    loaded.warnings().get(0).startsWith("the cached file"),
                    loaded.warnings().toString());
            assertEquals(CSV, Files.readString(folder.resolve("cache").resolve("tiny.csv")));
        }
    }

    /** Long before its silence alone would be too much. */
    @Test
    void aDownloadThatTakesTooLongInAllIsGivenUp() {
        Download brief =
                new Download(uri -> true, Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(1));
        Recipe.Source source = recipe("/silent.csv").source().orElseThrow();
        IOException failure =
                assertThrows(IOException.class, () -> brief.fetch(source, folder.resolve("x.csv"), Progress.NONE));
        assertTrue(failure.getMessage().contains("needs more than 1 seconds"), failure.getMessage());
        assertFalse(Files.exists(folder.resolve("x.csv")));
    }

    @Test
    void onlyHttpsUnlessToldOtherwise() {
        Recipe.Source plain = recipe("/good.csv").source().orElseThrow();
        IOException refused = assertThrows(
                IOException.class, () -> Download.overHttps().fetch(plain, folder.resolve("x.csv"), Progress.NONE));
        assertTrue(refused.getMessage().startsWith("downloads are over HTTPS only"));
        assertTrue(URI.create(plain.url()).getScheme().equals("http"));
    }

    @Test
    void offlineGoesStraightToSyntheticRows() {
        Recipe songs = RecipeJson.bundled();
        for (String value : List.of("1", "true", "yes")) {
            LoadedData loaded = source(songs, request(Optional.empty(), Map.of("BACKBEAT_OFFLINE", value)))
                    .load();
            assertEquals("synthetic", loaded.kind());
            assertEquals(40, loaded.dataset().rows());
            assertTrue(loaded.warnings().get(0).contains("made up"));
            assertTrue(loaded.warnings().stream().anyMatch(warning -> warning.contains("network is not to be used")));
        }
        assertTrue(load("/good.csv", Map.of("BACKBEAT_OFFLINE", "0")).verified());
    }

    @Test
    void aFileOfSyntheticRowsIsKnownForWhatItIs() throws IOException {
        Path file = folder.resolve("synthetic.csv");
        Recipe songs = RecipeJson.bundled();
        try (OutputStream out = Files.newOutputStream(file)) {
            new Synthesizer(songs, 60, 3).write(out, Workers.sequential(), Progress.NONE);
        }
        LoadedData loaded = source(songs, request(Optional.of(file), Map.of())).load();
        assertEquals("synthetic", loaded.kind());
        assertTrue(loaded.warnings().get(0).contains("made up"));
    }
}
