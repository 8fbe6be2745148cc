package backbeat.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A server of one small file over HTTPS on this machine, whose certificate is made by {@code keytool} and signed by itself. */
final class TlsServer implements AutoCloseable {
    static final byte[] FILE = ("id,x,y\n" + "a,1,60\nb,2,40\n".repeat(2_000)).getBytes(StandardCharsets.UTF_8);

    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final int STEP = 500;

    private final Path keys;
    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch begun = new CountDownLatch(1);

    /**
     * @param folder for the key store
     * @param name   the host that the certificate is for
     * @param pause  milliseconds after every {@value #STEP} bytes
     */
    TlsServer(Path folder, String name, int pause) throws Exception {
        keys = keys(folder, name);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context()));
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, FILE.length);
            try (OutputStream out = exchange.getResponseBody()) {
                for (int at = 0; at < FILE.length; at += STEP) {
                    out.write(FILE, at, Math.min(STEP, FILE.length - at));
                    out.flush();
                    begun.countDown();
                    Thread.sleep(pause);
                }
            } catch (IOException e) {
                // the client is gone
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    private static Path keys(Path folder, String name) throws Exception {
        Path keys = folder.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=dns:" + name,
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        new String(PASSWORD)))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool").toFile())
                .start();
        keytool.waitFor();
        assertEquals(0, keytool.exitValue(), () -> "keytool failed");
        return keys;
    }

    private SSLContext context() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    /** Waits until a client has been sent the first bytes. */
    boolean hasBegun() throws InterruptedException {
        return begun.await(2, TimeUnit.MINUTES);
    }

    /** Options of a program that trusts this server's certificate and no other, and keeps its cache in {@code home}. */
    List<String> trusting(Path home) {
        return List.of(
                "-Djavax.net.ssl.trustStore=" + keys,
                "-Djavax.net.ssl.trustStorePassword=" + new String(PASSWORD),
                "-Dbackbeat.home=" + home);
    }

    /** Writes the recipe of this server's file. */
    Path recipe(Path folder) throws Exception {
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(FILE));
        return Files.writeString(
                folder.resolve("recipe.json"), """
            {"format": 1, "name": "tiny", "id": "id",
             "source": {"title": "t", "url": "https://localhost:%d/t.csv", "bytes": %d, "sha256": "%s", "license": "none"},
             "columns": {"numeric": ["x"], "text": ["id"]},
             "label": {"column": "y", "operator": ">=", "value": 50}}
            """.formatted(server.getAddress().getPort(), FILE.length, sha256));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
