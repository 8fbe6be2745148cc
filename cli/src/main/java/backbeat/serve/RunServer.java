package backbeat.serve;

import backbeat.data.DataException;
import backbeat.files.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The page's server: the JDK's, on the loopback address. */
public final class RunServer implements AutoCloseable {
    private static final int MOST_BODY = 1 << 16;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Nothing but what this server gives: no other host, no inline script or style, no frame around the page. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(2, task -> {
        Thread thread = new Thread(task, "backbeat-serve");
        thread.setDaemon(true);
        return thread;
    });
    private final Door door;
    private final RunPage page;

    private RunServer(HttpServer server, RunPage page) {
        this.server = server;
        this.page = page;
        this.door = Door.of(server.getAddress().getPort());
    }

    /**
     * Starts a server.
     *
     * @param port 0 for any that is free
     * @throws IOException if the port is taken
     */
    public static RunServer start(int port, RunPage page) throws IOException {
        HttpServer http;
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
        } catch (BindException e) {
            throw new IOException(
                    "Port " + port + " cannot be had: " + e.getMessage()
                            + ". Another --port, or none for any that is free",
                    e);
        }
        RunServer server = new RunServer(http, page);
        http.createContext("/", server::handle);
        http.setExecutor(server.threads);
        http.start();
        return server;
    }

    /** The address to open, with its token. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/?" + Door.PARAMETER + "=" + door.token();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /**
     * An answer.
     *
     * @param status   of HTTP
     * @param type     of its content
     * @param body     its content
     * @param download the name of a file that the browser is to keep it in; empty to show it
     */
    record Answer(int status, String type, byte[] body, String download) {
        static Answer text(int status, String text) {
            return new Answer(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8), "");
        }

        static Answer json(Object value) {
            byte[] body = Json.text(value).getBytes(StandardCharsets.UTF_8);
            return new Answer(200, "application/json; charset=utf-8", body, "");
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            send(exchange, answer(exchange));
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
        Optional<String> refusal = door.refusal(exchange, query);
        if (refusal.isPresent()) {
            return Answer.text(403, refusal.get());
        }
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getPath();
        try {
            if (method.equals("GET")) {
                return page.get(path, query, door.token());
            }
            if (method.equals("POST")) {
                return page.post(path, query, body(exchange));
            }
            return Answer.text(405, "Only GET and POST");
        } catch (DataException | IllegalArgumentException e) {
            return Answer.text(400, String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, String> body(HttpExchange exchange) throws IOException {
        try (InputStream in = exchange.getRequestBody()) {
            byte[] bytes = in.readNBytes(MOST_BODY + 1);
            if (bytes.length > MOST_BODY) {
                throw new IllegalArgumentException("The request is too long");
            }
            Map<String, String> values = new LinkedHashMap<>();
            MAPPER.readTree(bytes)
                    .properties()
                    .forEach(
                            field -> values.put(field.getKey(), field.getValue().asText()));
            return values;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The request is no JSON object", e);
        }
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new LinkedHashMap<>();
        if (raw == null) {
            return query;
        }
        for (String part : raw.split("&")) {
            int equals = part.indexOf('=');
            try {
                query.put(
                        decoded(equals < 0 ? part : part.substring(0, equals)),
                        equals < 0 ? "" : decoded(part.substring(equals + 1)));
            } catch (IllegalArgumentException e) {
                // a percent sign without digits: no parameter of ours
            }
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", answer.type());
        headers.set("Content-Security-Policy", POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cache-Control", "no-store");
        if (!answer.download().isEmpty()) {
            headers.set("Content-Disposition", "attachment; filename=\"" + answer.download() + "\"");
        }
        if (answer.status() == 405) {
            headers.set("Allow", "GET, POST");
        }
        if (answer.body().length == 0 || exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(answer.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(answer.status(), answer.body().length);
        exchange.getResponseBody().write(answer.body());
    }
}
