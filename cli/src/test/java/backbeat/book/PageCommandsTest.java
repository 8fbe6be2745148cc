package backbeat.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of all pages run as they are written, or stand in the list of those that do not, with the reason. */
class PageCommandsTest {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern COMMAND = Pattern.compile(
            "(?m)(?:^\\s*|`|output of: )(\\./(?:backbeat|mvnw)[^`\\n]*?)(?:\\s+#.*|\\s\\s.*| -->)?(?:`|$)");
    private static final Pattern RUN = Pattern.compile("\\./backbeat (explore|docs|exercise)\\b.*");
    /** A word to be replaced, alternatives, the end left open, or a name without what it needs. */
    private static final Pattern FORM = Pattern.compile(
            "\\./backbeat (explore|exercise)|.*(\\s[A-Z][A-Z_.]*\\b(?!=)|\\||…|\\bFILE\\b|\\bDIR\\b).*");

    @TempDir
    private Path directory;

    private static Set<String> commands() throws IOException {
        List<Path> pages = new ArrayList<>(BookTest.files(HOME.resolve("docs"), ".md"));
        pages.add(HOME.resolve("README.md"));
        pages.add(HOME.resolve("CONTRIBUTING.md"));
        pages.add(HOME.resolve("data/README.md"));
        Set<String> commands = new LinkedHashSet<>();
        for (Path page : pages) {
            Matcher command = COMMAND.matcher(Files.readString(page));
            while (command.find()) {
                String line = command.group(1).strip();
                if (line.matches("\\./\\w+ \\S.*") && !FORM.matcher(line).matches()) {
                    commands.add(line);
                }
            }
        }
        return commands;
    }

    private static Set<String> listed() throws IOException {
        String page = Files.readString(HOME.resolve("docs/teaching.md"));
        Matcher row = Pattern.compile("(?m)^\\| `(\\./[^`]+)` \\| (.+) \\|$")
                .matcher(page.substring(page.indexOf("## Commands that no test runs")));
        Set<String> listed = new TreeSet<>();
        while (row.find()) {
            assertFalse(row.group(2).isBlank(), row.group(1) + " has no reason");
            listed.add(row.group(1));
        }
        return listed;
    }

    @Test
    void commandsRunAsWrittenOrAreListed() throws Exception {
        Set<String> listed = listed();
        Set<String> needed = new TreeSet<>();
        int ran = 0;
        for (String command : commands()) {
            if (RUN.matcher(command).matches()) {
                run(command);
                ran++;
                continue;
            }
            List<String> prefixes = listed.stream().filter(command::startsWith).toList();
            assertFalse(prefixes.isEmpty(), "runs in no test and is not listed in docs/teaching.md: " + command);
            needed.addAll(prefixes);
        }
        assertTrue(ran >= 10, ran + " commands ran");
        needed.addAll(
                List.of("./backbeat run", "./backbeat report", "./backbeat verify")); // some only as forms, or alone
        assertEquals(needed, listed, "what is listed stands on a page");
    }

    /** As the launcher does: a process of its own, in the folder of its user. */
    private void run(String command) throws Exception {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "-XX:TieredStopAtLevel=1",
                "-Dbackbeat.home=" + HOME,
                "-cp",
                absolute(System.getProperty("java.class.path")),
                "backbeat.cli.Backbeat"));
        line.addAll(List.of(command.substring("./backbeat ".length()).split(" ")));
        File log = directory.resolve("log.txt").toFile();
        Process process = new ProcessBuilder(line)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), command);
        String output = Files.readString(log.toPath());
        boolean unfinished =
                command.startsWith("./backbeat exercise check") && output.contains("Not yet: There is something");
        assertEquals(unfinished ? 1 : 0, process.exitValue(), () -> command + "\n" + output);
    }

    private static String absolute(String classPath) {
        List<String> entries = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator)) {
            entries.add(Path.of(entry).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, entries);
    }
}
