package backbeat.benchmarks.commands;

import backbeat.benchmarks.harness.Child;
import java.io.IOException;
import java.nio.file.Path;

/** The rows that other programs work on: exactly ours, by {@code ./backbeat data export}. */
final class Matrices {
    /** Of the splits that are measured on. */
    static final int SEED = 42;

    private Matrices() {}

    /**
     * Writes the rows of one protocol, a fifth of them for testing.
     *
     * @param validation the share of validation rows
     * @param seed       of the split
     */
    static void export(String protocol, String validation, int seed, Path folder, Path log) throws IOException {
        Child.backbeat(
                        "data",
                        "export",
                        "--protocol",
                        protocol,
                        "--validation",
                        validation,
                        "--test",
                        "0.2",
                        "--seed",
                        Integer.toString(seed),
                        "--force",
                        "--out",
                        folder.toString())
                .runQuietly(log);
    }
}
