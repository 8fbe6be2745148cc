package backbeat.benchmarks.spec;

import java.util.Locale;

/** The kinds of runs: each measures the benchmarks that say so ({@link InProfile}), for as long as it says below and they say. */
public enum Profile {
    SMOKE("Runs every benchmark once on little data, in this JVM: does it work? The times mean nothing."),
    REGULAR(
            "Measures on the study's data in fresh JVMs, the first value of each parameter and then kernels, threads and"
                    + " learners one at a time; about a quarter of an hour. Peers run only where the pattern names them."),
    LARGE(
            "Measures on 100 thousand to 10 million synthetic rows, for growth curves; about a quarter of an hour, 16 GB."),
    GRID(
            "Grows and asks forests of every mode, of 10 and 100 trees, on one thread and two, on 10 thousand, 72 thousand and"
                    + " (10 trees) a million synthetic training rows; about eight minutes."),
    /** No command of its own: {@code bench peers} runs it beside other libraries. */
    PEERS("Measures what other libraries do too, once; 'bench peers' runs it beside them."),
    /** No command of its own: {@code bench guard} runs it, with the settings of the regular profile. */
    GUARD("Shows that a slowed kernel is seen and an unchanged one is not.");

    /** The name of the parameter that chooses the rows. */
    public static final String DATA = "data";

    /** The name of the parameter that chooses the size of a forest. */
    public static final String TREES = "trees";

    private final String description;

    Profile(String description) {
        this.description = description;
    }

    /** Whether {@code ./backbeat bench} has a command of its name. */
    public boolean isCommand() {
        return this != PEERS && this != GUARD;
    }

    public String description() {
        return description;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
