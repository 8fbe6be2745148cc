package backbeat.source;

import backbeat.model.Progress;
import backbeat.output.Draft;
import backbeat.recipe.Recipe;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;

/**
 * Downloads a recipe's file: over HTTPS, not one byte more than announced, and under its final name only once its hash is
 * right. A server that cannot be reached or falls silent is given up after seconds.
 */
final class Download {
    private static final int BUFFER = 1 << 16;

    private final Predicate<URI> allowed;
    private final Duration connect;
    private final Duration silence;
    private final Duration total;

    /**
     * A download with limits of its own.
     *
     * @param allowed which addresses may be used
     * @param connect how long to wait for a connection
     * @param silence how long to wait for an answer or for more of it
     * @param total   how long a file may take to arrive, however steadily it does
     */
    Download(Predicate<URI> allowed, Duration connect, Duration silence, Duration total) {
        this.total = total;
        this.allowed = allowed;
        this.connect = connect;
        this.silence = silence;
    }

    static Download overHttps() {
        return new Download(
                uri -> "https".equalsIgnoreCase(uri.getScheme()),
                Duration.ofSeconds(3),
                Duration.ofSeconds(20),
                Duration.ofMinutes(30));
    }

    /**
     * Fetches {@code source} to {@code target}; whatever goes wrong, an earlier {@code target} stays and nothing else is
     * left behind.
     *
     * @throws IOException if the address is not allowed, the server does not deliver, or what it delivers is not the
     *                     published file; the message is one clause for people
     */
    void fetch(Recipe.Source source, Path target, Progress progress) throws IOException {
        URI uri = URI.create(source.url());
        if (!allowed.test(uri)) {
            throw new IOException("downloads are over HTTPS only, not from " + uri);
        }
        Files.createDirectories(target.toAbsolutePath().getParent());
        try (Draft draft = Draft.file(target)) {
            progress.begin("downloading " + uri.getHost(), source.bytes());
            String sha256 = transfer(uri, source, draft.path(), progress);
            if (!sha256.equals(source.sha256())) {
                throw new IOException("what " + uri.getHost() + " delivered is not the published file (its SHA-256 is "
                        + sha256 + ") and was thrown away");
            }
            draft.put(target, true);
        } finally {
            progress.end();
        }
    }

    private String transfer(URI uri, Recipe.Source source, Path part, Progress progress) throws IOException {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(connect)
                .followRedirects(HttpClient.Redirect.NORMAL) // never from HTTPS to HTTP
                .build();
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(silence).build();
        HttpResponse<InputStream> response;
        try {
            response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (HttpConnectTimeoutException | ConnectException e) {
            throw new IOException(uri.getHost() + " cannot be reached" + because(e), e);
        } catch (SSLException e) {
            throw new IOException(uri.getHost() + " does not prove that it is " + uri.getHost() + because(e), e);
        } catch (HttpTimeoutException e) {
            throw new IOException(uri.getHost() + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the download was interrupted", e);
        }
        try (InputStream body = response.body()) {
            if (!allowed.test(response.uri())) {
                throw new IOException(
                        uri.getHost() + " points to " + response.uri().getHost() + " without HTTPS");
            }
            if (response.statusCode() != 200) {
                throw new IOException(uri.getHost() + " answers with HTTP status " + response.statusCode());
            }
            return copy(uri, body, source.bytes(), part, progress);
        }
    }

    private String copy(URI uri, InputStream body, long size, Path part, Progress progress) throws IOException {
        MessageDigest digest = sha256();
        long begin = System.nanoTime();
        AtomicLong lastSign = new AtomicLong(begin);
        ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "backbeat-download-watch");
            thread.setDaemon(true);
            return thread;
        });
        try (OutputStream out = Files.newOutputStream(part)) {
            long period = Math.max(1, silence.toMillis() / 4);
            watch.scheduleAtFixedRate(() -> closeIfSilent(body, lastSign.get()), period, period, TimeUnit.MILLISECONDS);
            watch.schedule(() -> close(body), total.toNanos(), TimeUnit.NANOSECONDS);
            byte[] buffer = new byte[BUFFER];
            long total = 0;
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                lastSign.set(System.nanoTime());
                total += read;
                if (total > size) {
                    throw new IOException(
                            uri.getHost() + " delivers more than the " + size + " bytes of the published file");
                }
                out.write(buffer, 0, read);
                digest.update(buffer, 0, read);
                progress.advance(read);
                progress.checkCancelled();
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            if (System.nanoTime() - begin >= total.toNanos()) {
                throw new IOException(
                        uri.getHost() + " needs more than " + total.toSeconds() + " seconds to deliver the file", e);
            }
            boolean silent = System.nanoTime() - lastSign.get() >= silence.toNanos();
            throw silent ? new IOException(uri.getHost() + " stopped delivering", e) : e;
        } finally {
            watch.shutdownNow();
        }
    }

    private void closeIfSilent(InputStream body, long lastSign) {
        if (System.nanoTime() - lastSign >= silence.toNanos()) {
            close(body);
        }
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            // The reader is told by its own read.
        }
    }

    private static String because(Exception e) {
        if (e.getCause() instanceof UnresolvedAddressException) {
            return " (its name cannot be resolved)";
        }
        return e.getMessage() == null ? "" : " (" + e.getMessage() + ")";
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
