package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher script on machines that it has to get along with. Its Java is a stand-in that prints its arguments, its
 * house a copy with nothing but the script and a jar, so that no build is due.
 */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    private static final String FAKE_JAVA = "#!/bin/sh\necho \"java $*\"\n";

    @TempDir
    private Path temporary;

    private Path house;

    @BeforeEach
    void layOut() throws IOException {
        house = Files.createDirectories(temporary.resolve("a house with blanks"));
        Files.copy(Path.of("..", "backbeat"), house.resolve("backbeat"));
        Files.createDirectories(house.resolve("cli/target"));
        Files.writeString(house.resolve("cli/target/backbeat.jar"), "");
    }

    private Path jdk(String name, String release) throws IOException {
        Path bin = Files.createDirectories(temporary.resolve(name).resolve("bin"));
        Files.writeString(bin.resolve("java"), FAKE_JAVA);
        Files.setPosixFilePermissions(bin.resolve("java"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(bin.resolveSibling("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + release + "\"\n");
        return bin.getParent();
    }

    private record Outcome(int code, String output) {}

    private Outcome launch(String javaHome, String path, String... arguments) throws IOException, InterruptedException {
        String[] command = new String[arguments.length + 2];
        command[0] = "/bin/sh";
        command[1] = house.resolve("backbeat").toString();
        System.arraycopy(arguments, 0, command, 2, arguments.length);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("JAVA_HOME");
        builder.environment().remove("BACKBEAT_JAVA_OPTS");
        if (javaHome != null) {
            builder.environment().put("JAVA_HOME", javaHome);
        }
        builder.environment().put("PATH", path);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        return new Outcome(process.exitValue(), output);
    }

    private static String tools() {
        return System.getenv("PATH");
    }

    @Test
    void passesTheVectorModuleAndEveryArgument() throws Exception {
        Outcome outcome = launch(jdk("jdk17", "17.0.15").toString(), tools(), "run", "--out", "my results");
        assertEquals(0, outcome.code(), outcome.output());
        assertTrue(outcome.output().startsWith("java --add-modules jdk.incubator.vector "), outcome.output());
        assertTrue(outcome.output().endsWith("cli/target/backbeat.jar run --out my results\n"), outcome.output());
    }

    @Test
    void followsALinkToItself() throws Exception {
        Path link = Files.createSymbolicLink(temporary.resolve("bb"), house.resolve("backbeat"));
        Path before = house;
        house = temporary;
        Files.createSymbolicLink(temporary.resolve("backbeat"), link);
        Outcome outcome = launch(jdk("jdk25", "25").toString(), tools(), "--version");
        assertEquals(0, outcome.code(), outcome.output());
        assertTrue(outcome.output().contains(before.toRealPath() + "/cli/target/backbeat.jar"), outcome.output());
    }

    @Test
    void findsTheJavaOnThePath() throws Exception {
        Path jdk = jdk("jdk21", "21.0.2");
        Outcome outcome = launch(null, jdk.resolve("bin") + ":" + tools(), "--version");
        assertEquals(0, outcome.code(), outcome.output());
        assertTrue(outcome.output().endsWith("--version\n"), outcome.output());
    }

    @Test
    void anOldJavaIsNamedWithItsVersion() throws Exception {
        for (String release : new String[] {"1.8.0_392", "11.0.21", "16"}) {
            Outcome outcome = launch(jdk("jdk-" + release, release).toString(), tools(), "run");
            assertEquals(1, outcome.code());
            assertTrue(outcome.output().startsWith("backbeat: Java "), outcome.output());
            assertTrue(outcome.output().contains("too old. Install a JDK 17 or newer"), outcome.output());
        }
    }

    @Test
    void aJavaHomeWithoutJavaIsNamed() throws Exception {
        Outcome outcome = launch(temporary.resolve("nowhere").toString(), tools(), "run");
        assertEquals(1, outcome.code());
        assertTrue(
                outcome.output().startsWith("backbeat: JAVA_HOME is " + temporary.resolve("nowhere")),
                outcome.output());
    }

    @Test
    void noJavaAtAllIsSaid() throws Exception {
        Path tools = Files.createDirectories(temporary.resolve("tools"));
        for (String tool : new String[] {"dirname", "sed", "head", "readlink", "find"}) {
            for (String folder : new String[] {"/usr/bin", "/bin"}) {
                Path real = Path.of(folder, tool);
                if (Files.exists(real) && !Files.exists(tools.resolve(tool))) {
                    Files.writeString(tools.resolve(tool), "#!/bin/sh\nexec " + real + " \"$@\"\n");
                    Files.setPosixFilePermissions(tools.resolve(tool), PosixFilePermissions.fromString("rwxr-xr-x"));
                }
            }
        }
        Outcome outcome = launch(null, tools.toString(), "run");
        assertEquals(1, outcome.code());
        assertTrue(outcome.output().startsWith("backbeat: no Java found. Install a JDK 17"), outcome.output());
    }
}
