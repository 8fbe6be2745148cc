package backbeat.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One study on every kind of virtual machine: JDK, threads, kernels, compiler, width of vectors and locale must not change
 * a byte of its files, charts and report included; only the file of times may differ.
 *
 * <p>Runs that together hold every pair of values of any two factors; {@code -Dsamebits=all} runs every combination,
 * {@code -Dsamebits=all/2/0} and {@code all/2/1} every second one, for two processes beside each other, and {@code all/2/0/40}
 * those behind the first 40 of them. A report is made of the run's other files on one thread and without a kernel: it is written
 * again once for each JDK, compiler, width and locale. Where vectors are asked for without a fused multiply-add (AVX 0) a study takes minutes: it has
 * fewer rows there.
 */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SameBitsTest {
    private static final String TIMES = "timings.json";
    private static final String ROWS = "600";
    private static final String FEW_ROWS = "120";

    /** What may differ between two machines, each with the values that it takes. */
    private static final List<List<String>> FACTORS = List.of(
            javas(),
            List.of("1", "2", "3", "7"),
            List.of("scalar", "vector"),
            List.of("-XX:TieredStopAtLevel=1", "-XX:-TieredCompilation"),
            List.of("-XX:UseAVX=0", "-XX:UseAVX=1", "-XX:UseAVX=2", "-XX:UseAVX=3"),
            List.of("tr-TR", "ar-EG", "C"));

    private final Set<List<String>> reported = new HashSet<>();

    private Path folder;

    /** By number of rows: the files of the first machine. */
    private final Map<String, Map<String, String>> expected = new HashMap<>();

    /** This JDK, and another one where {@code contract.java} names its {@code java}. */
    private static List<String> javas() {
        List<String> javas = new ArrayList<>();
        javas.add(Program.here().java().toString());
        String other = System.getProperty("contract.java", "");
        if (!other.isEmpty()) {
            javas.add(other);
        }
        return javas;
    }

    /** Combinations, each a value per factor. */
    static List<List<String>> machines() {
        List<List<String>> all = List.of(List.of());
        for (List<String> values : FACTORS) {
            List<List<String>> longer = new ArrayList<>();
            for (List<String> start : all) {
                for (String value : values) {
                    List<String> machine = new ArrayList<>(start);
                    machine.add(value);
                    longer.add(machine);
                }
            }
            all = longer;
        }
        String[] asked = System.getProperty("samebits", "pairs").split("/");
        if (!asked[0].equals("all")) {
            return coveringPairs(all);
        }
        List<List<String>> every = all;
        int parts = asked.length == 1 ? 1 : Integer.parseInt(asked[1]);
        int part = asked.length == 1 ? 0 : Integer.parseInt(asked[2]);
        return IntStream.range(0, every.size())
                .filter(machine -> machine % parts == part)
                .skip(asked.length < 4 ? 0 : Integer.parseInt(asked[3]))
                .mapToObj(every::get)
                .toList();
    }

    /** Takes the combination with the most pairs of values not seen yet, again and again, until none is left. */
    private static List<List<String>> coveringPairs(List<List<String>> all) {
        Set<String> missing = new HashSet<>();
        all.forEach(machine -> missing.addAll(pairs(machine)));
        List<List<String>> chosen = new ArrayList<>();
        while (!missing.isEmpty()) {
            List<String> best = List.of();
            long most = 0;
            for (List<String> machine : all) {
                long news = pairs(machine).stream().filter(missing::contains).count();
                if (news > most) {
                    most = news;
                    best = machine;
                }
            }
            chosen.add(best);
            missing.removeAll(pairs(best));
        }
        return chosen;
    }

    private static Set<String> pairs(List<String> machine) {
        Set<String> pairs = new HashSet<>();
        for (int a = 0; a < machine.size(); a++) {
            for (int b = 0; b < a; b++) {
                pairs.add(b + " " + machine.get(b) + " " + a + " " + machine.get(a));
            }
        }
        return pairs;
    }

    @BeforeAll
    void theFirstMachine(@TempDir Path temporary) throws Exception {
        folder = temporary;
        for (String rows : List.of(ROWS, FEW_ROWS)) {
            Map<String, String> files = study(first(rows), Program.here(), rows, "2", "auto", true);
            assertTrue(files.keySet().stream().anyMatch(SameBitsTest::isReport), files::toString);
            expected.put(rows, files);
        }
    }

    @ParameterizedTest
    @MethodSource("machines")
    void everyFileIsTheSame(List<String> machine) throws Exception {
        List<String> options = new ArrayList<>(List.of(machine.get(3), machine.get(4)));
        String[] locale = machine.get(5).split("-");
        if (locale.length == 2) {
            options.add("-Duser.language=" + locale[0]);
            options.add("-Duser.country=" + locale[1]);
        } else {
            options.add("-Duser.language=en");
            options.add("-Duser.country=");
        }
        Program program = new Program(Path.of(machine.get(0)), options);
        Path own = Files.createTempDirectory(folder, "machine");
        boolean report = reported.add(List.of(machine.get(0), machine.get(3), machine.get(4), machine.get(5)));
        String rows = isSlow(machine) ? FEW_ROWS : ROWS;
        Map<String, String> same = new TreeMap<>(expected.get(rows));
        if (!report) {
            same.keySet().removeIf(SameBitsTest::isReport);
        }
        assertEquals(same, study(own, program, rows, machine.get(1), machine.get(2), report), machine::toString);
    }

    private static boolean isSlow(List<String> machine) {
        return machine.containsAll(List.of("vector", "-XX:UseAVX=0"));
    }

    private Path first(String rows) {
        return folder.resolve("first-" + rows);
    }

    /** Runs a study, and may write its report again beside the times of the first machine: the hash of every file by name. */
    private Map<String, String> study(
            Path home, Program program, String rows, String threads, String kernel, boolean report) throws Exception {
        Files.createDirectories(home);
        program.run(
                home,
                "run",
                "--synthetic",
                "--rows",
                rows,
                "--quick",
                "--leaks",
                "--offline",
                "--threads",
                threads,
                "--kernel",
                kernel,
                "--out",
                "study");
        Path study = home.resolve("study");
        Path times = first(rows).resolve("study").resolve(TIMES);
        boolean first = times.equals(study.resolve(TIMES));
        if (!first) {
            Files.copy(times, study.resolve(TIMES), StandardCopyOption.REPLACE_EXISTING);
        }
        if (report && !first) {
            program.run(home, "report", "study");
        }
        Map<String, String> hashes = hashes(study);
        if (!report) {
            hashes.keySet().removeIf(SameBitsTest::isReport);
        }
        return hashes;
    }

    /** Whether a file is part of the report, which tells times. */
    private static boolean isReport(String name) {
        return name.startsWith("report.") || name.startsWith("tables/");
    }

    private static Map<String, String> hashes(Path study) throws IOException, NoSuchAlgorithmException {
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(study)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                hashes.put(study.relativize(file).toString(), HexFormat.of().formatHex(hash));
            }
        }
        return hashes;
    }
}
