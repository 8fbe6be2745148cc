package backbeat.benchmarks.commands;

import backbeat.benchmarks.harness.Child;
import java.io.IOException;
import java.nio.file.Path;

/** The rows that other programs work on: exactly ours, by {@code ./backbeat data export}. */
final class Matrices {
    private Matrices() {}

    /**
     * Writes the rows of one protocol, a fifth of them for testing.
     *
     * @param validation the share of validation rows
     */
    static void export(String protocol, String validation, Path folder, Path log) throws IOException {
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
                        "42",
                        "--force",
                        "--out",
                        folder.toString())
                .runQuietly(log);
    }
}
