package backbeat.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.random.Xoshiro256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Commands killed at random moments, two of a kind at a time: a final name holds a complete result or nothing, and a rerun
 * needs no {@code --force} where nothing was finished. {@code -Dkills=N} sets how many kills in all (200).
 */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KillTest {
    private static final int KILLS = Integer.getInteger("kills", 200);

    private Path folder;

    private Path model;
    private Path rows;
    private Path finished;
    private TlsServer server;

    /** What is killed. */
    enum Victim {
        RUN("out"),
        TRAIN("model.backbeat"),
        PREDICT("answers.csv"),
        REPORT("study/report.html"),
        FETCH("data/cache/tiny.csv"),
        SYNTHESIZE("rows.csv");

        private final String product;

        Victim(String product) {
            this.product = product;
        }
    }

    @BeforeAll
    void whatTheVictimsNeed(@TempDir Path temporary) throws Exception {
        folder = temporary;
        Program.here().run(folder, "data", "synthesize", "--rows", "20000", "--out", "songs.csv");
        rows = folder.resolve("songs.csv");
        Program.here()
                .run(
                        folder,
                        "train",
                        "--model",
                        "mlp",
                        "--epochs",
                        "1",
                        "--data",
                        rows.toString(),
                        "--save",
                        "given.backbeat");
        model = folder.resolve("given.backbeat");
        Program.here().run(folder, "run", "--synthetic", "--rows", "600", "--quick", "--offline", "--out", "given");
        finished = folder.resolve("given");
        server = new TlsServer(folder, "localhost", 20);
        server.recipe(folder);
    }

    @AfterAll
    void stopServing() {
        server.close();
    }

    /** A download keeps its cache in the home. */
    private Program program(Victim victim, Path home) {
        return victim == Victim.FETCH ? new Program(Program.here().java(), server.trusting(home)) : Program.here();
    }

    private String[] arguments(Victim victim) {
        return switch (victim) {
            case RUN ->
                new String[] {"run", "--synthetic", "--rows", "600", "--quick", "--offline", "--out", victim.product};
            case TRAIN ->
                new String[] {
                    "train", "--model", "forest", "--trees", "10", "--data", rows.toString(), "--save", victim.product
                };
            case PREDICT -> new String[] {"predict", model.toString(), rows.toString(), "-o", victim.product};
            case REPORT -> new String[] {"report", "study"};
            case FETCH ->
                new String[] {
                    "data", "fetch", "--recipe", folder.resolve("recipe.json").toString()
                };
            case SYNTHESIZE -> new String[] {"data", "synthesize", "--rows", "20000", "--out", victim.product};
        };
    }

    private Path home(Victim victim) throws IOException {
        Path home = Files.createTempDirectory(folder, "victim");
        if (victim == Victim.REPORT) {
            try (Stream<Path> files = Files.walk(finished)) {
                for (Path file : files.toList()) {
                    Files.copy(file, home.resolve("study").resolve(finished.relativize(file)));
                }
            }
        }
        return home;
    }

    @ParameterizedTest
    @EnumSource
    void leavesAllOrNothing(Victim victim) throws Exception {
        Path whole = home(victim);
        long begin = System.nanoTime();
        program(victim, whole).run(whole, arguments(victim));
        long nanos = System.nanoTime() - begin;
        Map<String, String> complete = product(whole, victim);
        Xoshiro256 random = Xoshiro256.stream(42, victim.ordinal());
        int ofARound = 2 * Victim.values().length;
        int rounds = (KILLS + ofARound - 1) / ofARound;
        for (int round = 0; round < rounds; round++) {
            Path home = home(victim);
            List<Process> two = new ArrayList<>();
            two.add(program(victim, home).start(home, arguments(victim)));
            two.add(program(victim, home).start(home, arguments(victim)));
            for (Process one : two) {
                // Two at a time take longer than one alone: some are killed late, some are done before.
                one.waitFor((long) (random.nextInt(1_000) / 1_000.0 * 1.5 * nanos), TimeUnit.NANOSECONDS);
                one.destroyForcibly().waitFor();
            }
            Map<String, String> left = product(home, victim);
            if (victim == Victim.REPORT) {
                assertEquals(complete.keySet(), left.keySet());
            } else {
                assertTrue(
                        left.isEmpty() || left.equals(complete), () -> victim + ": neither all nor nothing: " + left);
            }
            if (left.isEmpty()) {
                program(victim, home).run(home, arguments(victim));
            }
            if (victim == Victim.REPORT) {
                program(victim, home).run(home, arguments(victim));
            }
            assertEquals(complete, product(home, victim));
        }
    }

    /** Every file under the final name, by its bytes but for those that tell times; nothing where there is no such name. */
    private Map<String, String> product(Path home, Victim victim) throws IOException {
        Path product = home.resolve(victim.product);
        Map<String, String> sizes = new TreeMap<>();
        if (Files.isRegularFile(product)) {
            sizes.put(victim.product, fingerprint(product));
        } else if (Files.isDirectory(product)) {
            try (Stream<Path> files = Files.walk(product)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String name = product.relativize(file).toString();
                    assertFalse(name.endsWith(".part"), name);
                    boolean timed = name.equals("timings.json")
                            || name.startsWith("report.")
                            || name.matches("tables/[a-z]+-time-.*");
                    sizes.put(name, timed ? "complete" : fingerprint(file));
                }
            }
        }
        return sizes;
    }

    private static String fingerprint(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return bytes.length + " bytes, hash " + java.util.Arrays.hashCode(bytes);
    }
}
