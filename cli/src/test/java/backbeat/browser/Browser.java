package backbeat.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Chromium without a window that opens one page and is gone. */
public final class Browser {
    /** Names a Chromium; without it the first one on the {@code PATH} is taken. */
    public static final String VARIABLE = "BACKBEAT_CHROMIUM";

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final long PATIENCE_SECONDS = 60;

    private final String program;

    private Browser(String program) {
        this.program = program;
    }

    /** A Chromium that starts on this machine. */
    public static Optional<Browser> find() throws IOException, InterruptedException {
        String named = System.getenv(VARIABLE);
        Stream<Path> candidates = named != null && !named.isBlank()
                ? Stream.of(Path.of(named))
                : NAMES.stream()
                        .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                                .map(folder -> Path.of(folder, name)));
        for (Path candidate : candidates.filter(Files::isExecutable).toList()) {
            Process process = new ProcessBuilder(candidate.toString(), "--version")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0) {
                return Optional.of(new Browser(candidate.toString()));
            }
            process.destroyForcibly();
        }
        return Optional.empty();
    }

    /** The path of its program. */
    public String program() {
        return program;
    }

    /**
     * What opening a page brought about.
     *
     * @param document the page after it has loaded and its scripts have run
     * @param console  the browser's console, which is where broken scripts and broken policies are reported
     * @param requests the addresses that pages, not the browser itself, asked the network for
     */
    public record Visit(String document, List<String> console, List<String> requests) {}

    /**
     * Opens a file's page and takes its picture.
     *
     * @param folder  where the browser may write
     * @param dark    whether the reader prefers dark pages
     * @param picture a PNG file to be
     * @throws AssertionError if the browser fails or does not end, as with a page that opens a dialog
     */
    public Visit open(Path page, Path folder, boolean dark, Path picture) throws IOException, InterruptedException {
        Path document = folder.resolve("document.html");
        Path messages = folder.resolve("messages");
        Path requests = folder.resolve("requests.json");
        List<String> command = List.of(
                program,
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--host-resolver-rules=MAP * ~NOTFOUND", // nothing leaves this machine, whatever a page or the browser
                // wants
                "--log-net-log=" + requests,
                "--user-data-dir=" + folder.resolve("profile"),
                "--allow-file-access-from-files", // the page may look into its frames
                "--enable-blink-features=ComputedAccessibilityInfo",
                "--blink-settings=preferredColorScheme=" + (dark ? 0 : 1),
                "--hide-scrollbars",
                "--window-size=1700,12000",
                "--enable-logging=stderr",
                "--screenshot=" + picture,
                "--dump-dom",
                page.toUri().toString());
        Process process = new ProcessBuilder(command)
                .redirectOutput(document.toFile())
                .redirectError(messages.toFile())
                .start();
        assertEquals(0, waitFor(process), () -> "Chromium: " + read(messages));
        List<String> console =
                read(messages).lines().filter(line -> line.contains(":CONSOLE")).toList();
        return new Visit(read(document), console, requests(requests));
    }

    /** Waits for the end of a process and of those that it started, and helps where they do not find it. */
    private static int waitFor(Process process) throws InterruptedException {
        Set<ProcessHandle> helpers = new HashSet<>();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        try {
            while (!process.waitFor(50, TimeUnit.MILLISECONDS) && System.nanoTime() < end) {
                process.descendants().forEach(helpers::add);
            }
        } finally {
            process.destroyForcibly().waitFor();
            helpers.forEach(ProcessHandle::destroyForcibly);
            helpers.forEach(helper -> helper.onExit().join());
        }
        return process.exitValue();
    }

    /** The addresses in Chromium's log of its network, those apart that no page has asked for. */
    private static List<String> requests(Path log) throws IOException {
        List<String> addresses = new ArrayList<>();
        for (JsonNode event : new ObjectMapper().readTree(log.toFile()).get("events")) {
            JsonNode what = event.path("params");
            if (what.has("initiator") && !what.get("initiator").asText().equals("not an origin")) {
                addresses.add(what.get("url").asText());
            }
        }
        return addresses;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
