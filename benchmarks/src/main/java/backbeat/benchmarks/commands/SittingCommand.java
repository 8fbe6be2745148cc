package backbeat.benchmarks.commands;

import backbeat.benchmarks.data.RealData;
import backbeat.benchmarks.harness.Child;
import backbeat.benchmarks.harness.PeerKernels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Every figure of the performance page in one sitting. */
@Command(
        name = "sitting",
        mixinStandardHelpOptions = true,
        description = {
            "Measures every figure of docs/performance.md in one sitting, on a machine that does nothing else, keeps them and writes"
                    + " the pages.",
            "A step that fails does not stop the next; every finished step is kept, so a sitting that was cut short goes on with the"
                    + " steps that are left, by name. Needs BACKBEAT_DATA."
        },
        footer = {
            "",
            "Steps, in this order:",
            "  guard      an unchanged rerun passes, a slowed kernel is flagged                 2 minutes",
            "  regular    bench regular on the JDK that the launcher finds                     12 minutes",
            "  newer      the same on the JDK that JAVA_NEWER names, if it names one           13 minutes",
            "  python     Python's libraries and ours, in turn, three rounds                    4 minutes",
            "  study      the whole study and the script that repeats it, two rounds            5 minutes",
            "  java       Smile, Tribuo, Weka, and peak memory                                  6 minutes",
            "  large      bench large, for the growth curves; 16 GB of memory                   9 minutes",
            "  grid       bench grid: forests by size, trees, mode and threads                  8 minutes",
            "  report     puts the tables and plots of all of these into docs/                  seconds"
        })
public final class SittingCommand implements Callable<Integer> {
    private static final String NEWER = "JAVA_NEWER";

    /** What is done, in this order. */
    enum Step {
        GUARD,
        REGULAR,
        NEWER,
        PYTHON,
        STUDY,
        JAVA,
        LARGE,
        GRID,
        REPORT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(arity = "0..*", paramLabel = "STEP", description = "Some of the steps; all by default.")
    private List<String> steps = List.of();

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<Step> wanted = steps.isEmpty()
                ? List.of(Step.values())
                : steps.stream().map(this::step).toList();
        if (RealData.file().isEmpty()) {
            throw new IOException(RealData.ADVICE);
        }
        // said once here; the steps do not see it
        PeerKernels.of(System.getenv(), false)
                .warning()
                .ifPresent(warning -> say(warning.replaceAll(" --inherit-kernels.*", "")));
        List<String> failed = new ArrayList<>();
        for (Step step : wanted) {
            Instant began = Instant.now();
            say(step + " begins, " + began.truncatedTo(ChronoUnit.SECONDS));
            if (run(step) != 0) {
                failed.add(step.toString());
            }
            say(step + " took " + Duration.between(began, Instant.now()).toSeconds() + " s");
        }
        if (!failed.isEmpty()) {
            say("failed: " + String.join(" ", failed));
        }
        return failed.isEmpty() ? 0 : 1;
    }

    private Step step(String name) {
        return Arrays.stream(Step.values())
                .filter(step -> step.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new CommandLine.ParameterException(
                        spec.commandLine(),
                        "no step '" + name + "'; there are: "
                                + Arrays.stream(Step.values())
                                        .map(Step::toString)
                                        .collect(Collectors.joining(" "))));
    }

    private void say(String text) {
        spec.commandLine().getErr().println("sitting: " + text);
    }

    private int run(Step step) throws IOException {
        return switch (step) {
            case GUARD -> bench("guard");
            case REGULAR, LARGE, GRID -> bench(step.toString(), "--accept");
            case NEWER -> newer();
            case PYTHON -> bench("peers", "beside", "load", "knn", "forest", "mlp");
            case STUDY -> bench("peers", "beside", "study", "--rounds", "2");
            case JAVA -> bench("peers", "java");
            case REPORT -> report();
        };
    }

    private static int bench(String... arguments) throws IOException {
        String[] command = new String[arguments.length + 1];
        command[0] = "bench";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return Child.backbeat(command)
                .without(Set.copyOf(PeerKernels.VARIABLES))
                .run();
    }

    private int newer() throws IOException {
        String jdk = System.getenv(NEWER);
        if (jdk == null) {
            say(NEWER + " names no other JDK; skipped");
            return 0;
        }
        return Child.backbeat("bench", "regular", "--accept")
                .with(Map.of("JAVA_HOME", jdk))
                .run();
    }

    private static int report() throws IOException {
        List<String> command = new ArrayList<>(List.of("peers", "table", "--accept"));
        int options = command.size();
        for (String folder : List.of("benchmarks/target/compare", "benchmarks/peers/java/target/results")) {
            Path results = Child.home().resolve(folder);
            if (Files.isDirectory(results)) {
                command.add(results.toString());
            }
        }
        int code = command.size() == options ? 0 : bench(command.toArray(String[]::new));
        return code == 0 ? bench("report") : code;
    }
}
