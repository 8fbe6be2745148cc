package backbeat.reliability;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code data fetch} as people call it, from servers over TLS on this machine. */
class DownloadTest {
    private static final int SIGTERM = 128 + 15;

    @TempDir
    private Path folder;

    private Process fetch(TlsServer server, List<String> options) throws Exception {
        String recipe = server.recipe(folder).toString();
        return new Program(Program.here().java(), options).start(folder, "data", "fetch", "--recipe", recipe);
    }

    private int code(Process process) throws InterruptedException {
        assertTrue(process.waitFor(2, TimeUnit.MINUTES), () -> "does not end: " + Program.messages(folder));
        return process.exitValue();
    }

    private List<String> cached() throws IOException {
        Path cache = folder.resolve("data").resolve("cache");
        if (!Files.exists(cache)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(cache)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void aServerThatProvesWhoItIsDelivers() throws Exception {
        try (TlsServer server = new TlsServer(folder, "localhost", 0)) {
            assertEquals(0, code(fetch(server, server.trusting(folder))), () -> Program.messages(folder));
        }
        assertEquals(List.of("tiny.csv"), cached());
        assertArrayEquals(
                TlsServer.FILE,
                Files.readAllBytes(folder.resolve("data").resolve("cache").resolve("tiny.csv")));
    }

    /** Signed by nobody that this machine trusts. */
    @Test
    void anUnknownCertificateIsRefused() throws Exception {
        try (TlsServer server = new TlsServer(folder, "localhost", 0)) {
            assertEquals(1, code(fetch(server, List.of("-Dbackbeat.home=" + folder))));
        }
        refused();
    }

    /** Trusted, but for another host. */
    @Test
    void aCertificateForAnotherHostIsRefused() throws Exception {
        try (TlsServer server = new TlsServer(folder, "elsewhere.example", 0)) {
            assertEquals(1, code(fetch(server, server.trusting(folder))));
        }
        refused();
    }

    private void refused() throws IOException {
        String messages = Program.messages(folder);
        assertTrue(messages.contains("localhost does not prove that it is localhost"), messages);
        assertEquals(List.of(), cached());
    }

    /** SIGTERM, as from a shell's {@code kill} or at the end of a session. */
    @Test
    void aTerminatedDownloadLeavesNothing() throws Exception {
        try (TlsServer server = new TlsServer(folder, "localhost", 200)) {
            Process process = fetch(server, server.trusting(folder));
            assertTrue(server.hasBegun(), () -> Program.messages(folder));
            while (cached().isEmpty() && process.isAlive()) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            process.destroy();
            assertEquals(SIGTERM, code(process));
        }
        assertEquals(List.of(), cached());
    }
}
