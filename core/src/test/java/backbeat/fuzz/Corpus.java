package backbeat.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;

import backbeat.random.Xoshiro256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Inputs that a fuzz target is tried on in every build: those that are kept, and damaged ones made from them. */
public final class Corpus {
    private static final int ROUNDS = 400;

    /** What Jazzer calls. */
    @FunctionalInterface
    public interface Target {
        void run(byte[] input) throws Exception;
    }

    private Corpus() {}

    /** The kept inputs of a target. */
    public static List<byte[]> kept(Class<?> target) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src", "test", "resources", "fuzz", target.getName()))) {
            List<Path> sorted = files.sorted().toList();
            assertFalse(sorted.isEmpty());
            List<byte[]> inputs = new ArrayList<>();
            for (Path file : sorted) {
                inputs.add(Files.readAllBytes(file));
            }
            return inputs;
        }
    }

    /**
     * Fails with the input in the message if the target throws on one of the inputs or on their damaged copies.
     *
     * @return how many were tried
     */
    public static int run(Target target, List<byte[]> inputs) {
        Xoshiro256 random = new Xoshiro256(20);
        for (byte[] input : inputs) {
            attempt(target, input);
        }
        for (int round = 0; round < ROUNDS; round++) {
            attempt(target, Damage.of(inputs.get(random.nextInt(inputs.size())), random));
        }
        return inputs.size() + ROUNDS;
    }

    private static void attempt(Target target, byte[] input) {
        try {
            target.run(input);
        } catch (Throwable e) {
            String start = new String(input, 0, Math.min(300, input.length), StandardCharsets.UTF_8);
            throw new AssertionError(input.length + " bytes that begin with: " + start, e);
        }
    }
}
