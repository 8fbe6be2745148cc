package backbeat.cli;

import picocli.CommandLine.Option;

/** The seed that everything random descends from. */
public final class SeedOption {
    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "Seed of the split, the learners and the intervals. Default: ${DEFAULT-VALUE}.")
    private long seed;

    public long seed() {
        return seed;
    }
}
