package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Builds that the launcher starts: several at once, cut off, failed. Its Maven is a stand-in that takes its time, says
 * when it met another one, and writes a jar in two halves. Every test runs with {@code flock} and without it.
 */
@DisabledOnOs(OS.WINDOWS)
class LauncherBuildTest {
    private static final String MAVEN = """
            echo "$*" >> builds
            mkdir building 2> /dev/null || echo met >> meetings
            mkdir -p cli/target
            printf half > cli/target/backbeat.jar
            if [ -f hang ]; then
                rm hang
                echo $$ > started
                exec sleep 60
            fi
            sleep 1
            printf whole > cli/target/backbeat.jar
            rmdir building
            [ ! -f broken ]
            """;

    @TempDir
    private Path temporary;

    private Path house;
    private Path jdk;
    private Path tools;

    @BeforeEach
    void layOut() throws IOException {
        house = LauncherHouse.at(temporary.resolve("a house"));
        jdk = LauncherHouse.jdk(temporary.resolve("jdk"), "17", "echo \"java $*\"\n");
        tools = temporary.resolve("tools");
        LauncherHouse.tool(tools.resolve("mvn"), MAVEN);
        for (String name : "cat cp find flock ln mkdir mktemp mv readlink rm rmdir sleep touch uname".split(" ")) {
            for (String folder : new String[] {"/usr/bin", "/bin"}) {
                Path real = Path.of(folder, name);
                if (Files.exists(real) && !Files.exists(tools.resolve(name))) {
                    Files.createSymbolicLink(tools.resolve(name), real);
                }
            }
        }
    }

    private void with(String lock) throws IOException {
        if (lock.equals("link")) {
            Files.deleteIfExists(tools.resolve("flock"));
        }
    }

    private Process start(String... arguments) throws IOException {
        String[] command = new String[arguments.length + 2];
        command[0] = "/bin/sh";
        command[1] = house.resolve("backbeat").toString();
        System.arraycopy(arguments, 0, command, 2, arguments.length);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("JAVA_HOME", jdk.toString());
        builder.environment().put("PATH", tools.toString());
        builder.environment().put("TMPDIR", temporary.toString());
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private static String end(Process process, int code) throws IOException, InterruptedException {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "does not end");
        assertEquals(code, process.exitValue(), output);
        return output;
    }

    private List<String> builds() throws IOException {
        return Files.readAllLines(house.resolve("builds"));
    }

    private void assertNothingIsLeft() throws IOException {
        try (Stream<Path> files = Files.list(house)) {
            List<String> locks = files.filter(
                            file -> file.getFileName().toString().startsWith(".build-lock"))
                    .filter(file -> Files.isSymbolicLink(file) || file.toFile().length() > 0)
                    .map(Path::toString)
                    .toList();
            assertEquals(List.of(), locks);
        }
        try (Stream<Path> files = Files.list(house.resolve("cli/target/launch"))) {
            assertEquals(
                    List.of("backbeat.jar"),
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> !name.endsWith(".jsa"))
                            .toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"flock", "link"})
    void ofSeveralAtOnceOneBuildsAndTheOthersWait(String lock) throws Exception {
        with(lock);
        List<Process> all = List.of(start("--version"), start("--version"), start("--version"));
        int waited = 0;
        for (Process one : all) {
            String output = end(one, 0);
            assertTrue(output.contains("cli/target/launch/backbeat.jar --version"), output);
            waited += output.contains("another backbeat is building here; waiting") ? 1 : 0;
        }
        assertEquals(2, waited);
        assertEquals(1, builds().size(), "what one has built the others take");
        assertFalse(Files.exists(house.resolve("meetings")));
        assertEquals("whole", Files.readString(house.resolve("cli/target/launch/backbeat.jar")));
        assertNothingIsLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"flock", "link"})
    void testsAndAFirstStartDoNotMeet(String lock) throws Exception {
        with(lock);
        Process verify = start("verify");
        Process version = start("--version");
        end(verify, 0);
        end(version, 0);
        assertEquals(2, builds().size());
        assertFalse(Files.exists(house.resolve("meetings")));
        assertNothingIsLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"flock", "link"})
    void aBuildThatWasCutOffIsFollowedByOneFromScratch(String lock) throws Exception {
        with(lock);
        Files.createFile(house.resolve("hang"));
        Process killed = start("--version");
        Path started = house.resolve("started");
        while (!Files.exists(started) || Files.size(started) == 0) {
            assertTrue(killed.isAlive());
            Thread.sleep(20);
        }
        killed.destroyForcibly().waitFor();
        long maven = Long.parseLong(Files.readString(started).strip());
        ProcessHandle.of(maven).ifPresent(handle -> {
            handle.destroyForcibly();
            handle.onExit().join();
        });
        Files.deleteIfExists(house.resolve("building"));
        assertFalse(Files.exists(house.resolve("cli/target/launch/backbeat.jar")), "half a jar");

        end(start("--version"), 0);
        assertEquals(2, builds().size());
        assertFalse(builds().get(0).contains("clean"), builds().get(0));
        assertTrue(builds().get(1).contains("clean package"), builds().get(1));
        assertNothingIsLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"flock", "link"})
    void aBuildThatFailedLeavesNoJarAndNoLock(String lock) throws Exception {
        with(lock);
        Files.createFile(house.resolve("broken"));
        String output = end(start("--version"), 1);
        assertTrue(output.contains("backbeat: the build failed"), output);
        assertFalse(Files.exists(house.resolve("cli/target/launch/backbeat.jar")));
        end(start("verify"), 1);
        Files.delete(house.resolve("broken"));
        end(start("--version"), 0);
        assertFalse(builds().get(2).contains("clean"), "it had come to its end");
        assertNothingIsLeft();
    }
}
