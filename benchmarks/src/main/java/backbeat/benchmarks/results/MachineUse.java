package backbeat.benchmarks.results;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Who used the processors while something was measured: others' shares are what makes a run a quiet one or not.
 *
 * @param others share of the processors' time that went to processes of others, 0 to 1
 * @param stolen share of it that a hypervisor gave to other machines, 0 to 1
 */
public record MachineUse(double others, double stolen) {
    private static final Path MACHINE = Path.of("/proc/stat");
    private static final Path SELF = Path.of("/proc/self/stat");

    /** What a system does by itself stays below; a process that is busy all the time is above on up to 33 processors. */
    private static final double QUIET = 0.03;

    /**
     * The kernel's clocks, in ticks.
     *
     * @param total  all that the processors had
     * @param busy   what processes and the kernel used
     * @param stolen what a hypervisor withheld
     * @param own    what this process and its ended children used
     */
    public record Clocks(long total, long busy, long stolen, long own) {
        /** Empty where there is no Linux {@code /proc}. */
        public static Optional<Clocks> now() {
            try {
                return Optional.of(of(Files.readString(MACHINE), Files.readString(SELF)));
            } catch (IOException e) {
                return Optional.empty();
            }
        }

        /**
         * @param machine the text of {@code /proc/stat}
         * @param self    the text of {@code /proc/PID/stat}; proc(5) describes both
         */
        static Clocks of(String machine, String self) {
            long[] all = Arrays.stream(machine.lines().findFirst().orElseThrow().split("\\s+"))
                    .skip(1)
                    .limit(8)
                    .mapToLong(Long::parseLong)
                    .toArray(); // user nice system idle iowait irq softirq steal
            String[] process = self.substring(self.lastIndexOf(')') + 2).split(" "); // from field 3
            long own = 0;
            for (int field = 14; field <= 17; field++) { // utime stime cutime cstime
                own += Long.parseLong(process[field - 3]);
            }
            long total = Arrays.stream(all).sum();
            return new Clocks(total, total - all[3] - all[4] - all[7], all[7], own);
        }

        /** The use from now to {@code later}. */
        MachineUse until(Clocks later) {
            double ticks = Math.max(1, later.total - total);
            double others = later.busy - busy - (later.own - own);
            return new MachineUse(Math.max(0, others / ticks), (later.stolen - stolen) / ticks);
        }
    }

    /** The use since {@code began}; empty where that is. */
    public static Optional<MachineUse> since(Optional<Clocks> began) {
        return began.flatMap(start -> Clocks.now().map(start::until));
    }

    /** The use during one second from now. */
    public static Optional<MachineUse> now() {
        Optional<Clocks> began = Clocks.now();
        try {
            Thread.sleep(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return since(began);
    }

    /** Whether the figures are this process's alone. */
    public boolean quiet() {
        return others <= QUIET && stolen <= QUIET;
    }

    /** What to tell a user who measures on a machine that is not quiet. */
    public String warning() {
        return String.format(
                Locale.ROOT,
                "Not quiet: other processes use %.1f %% of the processors, other virtual machines %.1f %%."
                        + " Measure on a machine that does nothing else.",
                100 * others,
                100 * stolen);
    }

    /** Adds the shares to an environment, to four digits. */
    public void describe(ObjectNode environment) {
        environment.put("others", Math.round(others * 1e4) / 1e4);
        environment.put("stolen", Math.round(stolen * 1e4) / 1e4);
    }
}
