package backbeat.cli;

import backbeat.kernel.KernelProvider;
import backbeat.parallel.Workers;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options of every command that computes: threads and kernels. Neither changes a result. */
public final class EngineOptions {
    private static final int MOST_THREADS = 1024;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads to use; results do not depend on it. Default: one per processor.")
    private Integer threads;

    @Option(
            names = "--kernel",
            paramLabel = "KIND",
            defaultValue = "auto",
            description = "Inner loops: ${COMPLETION-CANDIDATES}; same bits either way. Default: ${DEFAULT-VALUE}.")
    private KernelProvider.Mode kernel;

    /** The number of threads asked for. */
    public int threads() {
        if (threads == null) {
            return Runtime.getRuntime().availableProcessors();
        }
        if (threads < 1) {
            throw new ParameterException(spec.commandLine(), "--threads must be at least 1, not " + threads);
        }
        if (threads > MOST_THREADS) {
            throw new ParameterException(
                    spec.commandLine(), "--threads must be at most " + MOST_THREADS + ", not " + threads);
        }
        return threads;
    }

    /** A new team of threads; the caller closes it. */
    public Workers workers() {
        return Workers.of(threads());
    }

    /** The kernels asked for. */
    public KernelProvider.Choice kernel() {
        try {
            return KernelProvider.choose(kernel);
        } catch (IllegalStateException e) {
            throw new ParameterException(spec.commandLine(), "--kernel " + kernel + ": " + e.getMessage(), e);
        }
    }
}
