package backbeat.benchmarks.commands;

import backbeat.benchmarks.harness.PeerKernels;
import picocli.CommandLine.Option;

/** The option of commands that measure peers: whether these hear exported variables that choose their kernels. */
public final class PeerKernelsOption {
    @Option(
            names = "--inherit-kernels",
            description =
                    "Let peers hear exported variables that choose their kernels, such as OPENBLAS_CORETYPE. Without this"
                            + " they are started without any.")
    private boolean inherit;

    PeerKernels kernels() {
        return PeerKernels.of(System.getenv(), inherit);
    }
}
