package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
    /** Makes a class-data archive when asked to, and lists in the file {@code starts} how often. */
    private static final String FAKE_JAVA = """
            for option; do
                case $option in
                    -XX:ArchiveClassesAtExit=*)
                        echo archive >> "${0%/*}/starts"
                        echo classes > "${option#*=}"
                        ;;
                esac
            done
            echo "java $*"
            """;

    /** A JVM that has no such archives. */
    private static final String FAKE_JAVA_WITHOUT = """
            case $* in
                *-XX:ArchiveClassesAtExit=*)
                    echo archive >> "${0%/*}/starts"
                    echo "Unrecognized option" >&2
                    exit 1
                    ;;
            esac
            echo "java $*"
            """;

    @TempDir
    private Path temporary;

    private Path house;

    @BeforeEach
    void layOut() throws IOException {
        house = LauncherHouse.at(temporary.resolve("a house with blanks"));
        Files.createDirectories(house.resolve("cli/target/launch"));
        Path jar = Files.writeString(house.resolve("cli/target/launch/backbeat.jar"), "");
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().minusSeconds(60)));
    }

    private Path jdk(String name, String release) throws IOException {
        return LauncherHouse.jdk(temporary.resolve(name), release, FAKE_JAVA);
    }

    private record Outcome(int code, String output) {}

    private Outcome launch(String javaHome, String path, String... arguments) throws IOException, InterruptedException {
        return launch(javaHome, path, Map.of(), arguments);
    }

    private Outcome launch(String javaHome, String path, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        String[] command = new String[arguments.length + 2];
        command[0] = "/bin/sh";
        command[1] = house.resolve("backbeat").toString();
        System.arraycopy(arguments, 0, command, 2, arguments.length);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("JAVA_HOME");
        for (String options : new String[] {"BACKBEAT_JAVA_OPTS", "JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS"}) {
            builder.environment().remove(options);
        }
        builder.environment().putAll(environment);
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
        Outcome outcome = launch(jdk("jdk17", "17.0.15").toString(), tools(), "compare", "--out", "my results");
        assertEquals(0, outcome.code(), outcome.output());
        assertTrue(outcome.output().startsWith("java --add-modules jdk.incubator.vector "), outcome.output());
        assertTrue(
                outcome.output().endsWith("cli/target/launch/backbeat.jar compare --out my results\n"),
                outcome.output());
        assertFalse(outcome.output().contains("archive"), "made for `run` alone: " + outcome.output());
    }

    @Test
    void followsALinkToItself() throws Exception {
        Path link = Files.createSymbolicLink(temporary.resolve("bb"), house.resolve("backbeat"));
        Path before = house;
        house = temporary;
        Files.createSymbolicLink(temporary.resolve("backbeat"), link);
        Outcome outcome = launch(jdk("jdk25", "25").toString(), tools(), "--version");
        assertEquals(0, outcome.code(), outcome.output());
        assertTrue(
                outcome.output().contains(before.toRealPath() + "/cli/target/launch/backbeat.jar"), outcome.output());
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
                    LauncherHouse.tool(tools.resolve(tool), "exec " + real + " \"$@\"\n");
                }
            }
        }
        Outcome outcome = launch(null, tools.toString(), "run");
        assertEquals(1, outcome.code());
        assertTrue(outcome.output().startsWith("backbeat: no Java found. Install a JDK 17"), outcome.output());
    }

    /** What lies beside the jar: archives, and leftovers if there were any. */
    private List<Path> besideTheJar() throws IOException {
        try (Stream<Path> files = Files.list(house.resolve("cli/target/launch"))) {
            return files.filter(file -> !file.endsWith("backbeat.jar")).toList();
        }
    }

    private static List<String> starts(Path jdk) throws IOException {
        return Files.readAllLines(jdk.resolve("bin/starts"));
    }

    private Outcome run(Path jdk) throws IOException, InterruptedException {
        Outcome outcome = launch(jdk.toString(), tools(), "run");
        assertEquals(0, outcome.code(), outcome.output());
        assertTrue(outcome.output().endsWith("cli/target/launch/backbeat.jar run\n"), outcome.output());
        return outcome;
    }

    @Test
    void makesOneArchiveForEachJdkAndUsesItFromThenOn() throws Exception {
        Path jdk17 = jdk("jdk17", "17.0.15");
        String first = run(jdk17).output();
        assertTrue(first.startsWith("backbeat: making an archive of the classes"), first);
        Path archive = house.toRealPath().resolve("cli/target/launch/backbeat-17.0.15-x-.jsa");
        assertTrue(first.contains(" -XX:SharedArchiveFile=" + archive + " -Xlog:cds*=off "), first);
        String second = run(jdk17).output();
        assertTrue(second.startsWith("java ") && second.contains(" -XX:SharedArchiveFile=" + archive), second);
        assertEquals(1, starts(jdk17).size());

        Path jdk25 = jdk("jdk25", "25.0.1");
        assertTrue(run(jdk25).output().contains("backbeat-25.0.1-x-.jsa -Xlog"));
        run(jdk17);
        assertEquals(1, starts(jdk17).size());
        assertEquals(1, starts(jdk25).size());
        assertEquals(2, besideTheJar().size());
    }

    @Test
    void theArchivesNameTellsJdksOfOneVersionApart() throws Exception {
        Path jdk = jdk("jdk", "21.0.2");
        Files.writeString(jdk.resolve("release"), """
                IMPLEMENTOR="A Maker, Inc."
                JAVA_RUNTIME_VERSION="21.0.2+13/LTS=x"
                JAVA_VERSION="21.0.2"
                OS_ARCH="x86_64\"""");
        run(jdk);
        assertEquals(
                "backbeat-21.0.2+13_LTS_x-A_Maker__Inc.-x86_64.jsa",
                besideTheJar().get(0).getFileName().toString());
    }

    @Test
    void anArchiveOlderThanTheJarIsMadeAnew() throws Exception {
        Path jdk = jdk("jdk17", "17.0.15");
        run(jdk);
        FileTime beforeTheJar = FileTime.from(Instant.now().minusSeconds(120));
        Files.setLastModifiedTime(besideTheJar().get(0), beforeTheJar);
        Outcome other = launch(jdk.toString(), tools(), "--version");
        assertFalse(other.output().contains("archive") || other.output().contains("Archive"), other.output());
        assertTrue(run(jdk).output().contains(" -XX:SharedArchiveFile="));
        assertEquals(2, starts(jdk).size());
    }

    @Test
    void aJvmThatMakesNoArchiveIsAskedOnce() throws Exception {
        Path jdk = LauncherHouse.jdk(temporary.resolve("jdk17"), "17.0.15", FAKE_JAVA_WITHOUT);
        assertFalse(run(jdk).output().contains("SharedArchiveFile"));
        assertTrue(run(jdk).output().startsWith("java --add-modules"));
        assertEquals(1, starts(jdk).size());
        assertEquals(1, besideTheJar().size());
        assertEquals(0, Files.size(besideTheJar().get(0)));
    }

    @Test
    void theUsersOwnOptionsForSharedClassesTakeItsPlace() throws Exception {
        Path jdk = jdk("jdk25", "25");
        run(jdk);
        for (String own : new String[] {"-Xshare:off", "-XX:SharedArchiveFile=a.jsa", "-XX:AOTCache=a.aot"}) {
            for (String variable : new String[] {"BACKBEAT_JAVA_OPTS", "JDK_JAVA_OPTIONS"}) {
                Outcome outcome = launch(jdk.toString(), tools(), Map.of(variable, own), "run");
                assertEquals(0, outcome.code(), outcome.output());
                assertFalse(outcome.output().contains("backbeat-25"), outcome.output());
            }
        }
    }

    @Test
    void theHeapBeginsSmallAndSmallerWhereOneModelIsFitted() throws Exception {
        Path jdk = jdk("jdk17", "17.0.15");
        for (String command : new String[] {"train", "predict", "--version"}) {
            String output = launch(jdk.toString(), withProcessors(2), command).output();
            assertTrue(output.contains(" -XX:MaxNewSize=20m -XX:InitialHeapSize=24m "), output);
        }
        String output = launch(jdk.toString(), withProcessors(2), "run").output();
        assertTrue(output.contains(" -XX:MaxNewSize=96m -XX:InitialHeapSize=96m "), output);
        assertFalse(output.contains("TenuredGenerationSizeSupplement"), "for HotSpot alone: " + output);
        assertFalse(output.contains("ArchiveRelocationMode"), "for HotSpot alone: " + output);
    }

    /** What two threads need is too little for sixteen: they would do nothing but collect. */
    @Test
    void moreProcessorsHaveALargerYoungGeneration() throws Exception {
        Path jdk = jdk("jdk17", "17.0.15");
        assertTrue(launch(jdk.toString(), withProcessors(16), "train").output().contains(" -XX:MaxNewSize=160m "));
        assertTrue(launch(jdk.toString(), withProcessors(16), "run").output().contains(" -XX:MaxNewSize=300m "));
    }

    /** A path on which this is said to be the number of processors. */
    private String withProcessors(int processors) throws IOException {
        Path tools = Files.createDirectories(temporary.resolve("processors-" + processors));
        Path getconf = tools.resolve("getconf");
        Files.writeString(getconf, "#!/bin/sh\necho " + processors + "\n");
        assertTrue(getconf.toFile().setExecutable(true));
        return tools + ":" + tools();
    }

    @Test
    void hotSpotMapsArchivesInPlace() throws Exception {
        Path jdk = jdk("jdk17", "17.0.15");
        Files.createDirectories(jdk.resolve("lib/server"));
        String output = run(jdk).output();
        assertTrue(output.contains(" -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 "), output);
        assertTrue(output.contains(" -XX:TenuredGenerationSizeSupplement=0 "), output);
        assertTrue(output.contains(" -XX:SharedArchiveFile="), output);
    }

    /** The JVM would not start with less memory than it is to begin with. */
    @Test
    void whereTheUserSizesTheHeapItBeginsAsTheJvmLikes() throws Exception {
        Path jdk = jdk("jdk25", "25");
        for (String own : new String[] {"-Xmx64m", "-Xms1g", "-XX:MaxHeapSize=64m"}) {
            for (String variable : new String[] {"BACKBEAT_JAVA_OPTS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"}) {
                Outcome outcome = launch(jdk.toString(), tools(), Map.of(variable, own), "run");
                assertEquals(0, outcome.code(), outcome.output());
                assertFalse(outcome.output().contains("InitialHeapSize"), outcome.output());
            }
        }
        Outcome young = launch(jdk.toString(), tools(), Map.of("JDK_JAVA_OPTIONS", "-Xmn64m"), "run");
        assertFalse(young.output().contains("MaxNewSize"), young.output());
    }

    /** Nobody here can run the launcher for Windows; so much of it is read. */
    @Test
    void windowsHasTheSameHeap() throws IOException {
        String unix = Files.readString(Path.of("..", "backbeat"));
        String windows = Files.readString(Path.of("..", "backbeat.cmd"));
        assertTrue(unix.contains("run | study) begin=96 young=$((48 * processors)) ;;"));
        assertTrue(unix.contains("*) begin=24 young=$((10 * processors)) ;;"));
        assertTrue(unix.contains("[ \"$young\" -le 300 ] || young=300"));
        for (String line : List.of(
                "set \"BEGIN=24\"",
                "set /a YOUNG=10 * PROCESSORS",
                "if \"%~1\"==\"run\" set \"BEGIN=96\"",
                "if \"%~1\"==\"study\" set \"BEGIN=96\"",
                "if \"%BEGIN%\"==\"96\" set /a YOUNG=48 * PROCESSORS",
                "if %YOUNG% gtr 300 set \"YOUNG=300\"")) {
            assertEquals(1, windows.lines().filter(line::equals).count(), line);
        }
        String options = unix.lines()
                .filter(line -> line.startsWith("jvm_options="))
                .findFirst()
                .orElseThrow()
                .replaceAll("^[^']*'|'$", "");
        assertTrue(windows.contains("\"%JAVA%\" " + options + " %HEAP% "), options);
        for (String variable :
                List.of("BACKBEAT_JAVA_OPTS", "JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS")) {
            assertEquals(3, windows.split("\\^" + variable + "=", -1).length, variable + " is looked at twice");
        }
    }
}
