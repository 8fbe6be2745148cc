package backbeat.benchmarks.harness;

import backbeat.benchmarks.results.Provenance;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the environment says of the kernels that peers take. Numerical libraries look for the fastest that the processor has, unless a
 * variable that somebody exported once names others: then they would be measured slower than they are, and this project,
 * which knows no such variable, beside them. So peers are started without these, unless their user wants them heard.
 *
 * @param exported those of {@link #VARIABLES} that are set, with their values
 * @param heard    whether peers hear them
 */
public record PeerKernels(Map<String, String> exported, boolean heard) {
    /** Of OpenBLAS, PyTorch, oneDNN, MKL, NumPy and Arrow: what names kernels, or the caches that these are cut for. */
    public static final List<String> VARIABLES = List.of(
            "OPENBLAS_CORETYPE",
            "OPENBLAS_L2_SIZE",
            "OPENBLAS_BLOCK_FACTOR",
            "ATEN_CPU_CAPABILITY",
            "ONEDNN_MAX_CPU_ISA",
            "DNNL_MAX_CPU_ISA",
            "MKL_ENABLE_INSTRUCTIONS",
            "MKL_DEBUG_CPU_TYPE",
            "MKL_CBWR",
            "NPY_DISABLE_CPU_FEATURES",
            "ARROW_USER_SIMD_LEVEL");

    public PeerKernels {
        exported = Map.copyOf(exported);
    }

    /** What an environment says; an empty value says nothing. */
    public static PeerKernels of(Map<String, String> environment, boolean heard) {
        Map<String, String> exported = new TreeMap<>(environment);
        exported.keySet().retainAll(VARIABLES);
        exported.values().removeIf(String::isEmpty);
        return new PeerKernels(exported, heard);
    }

    /** A peer as it is to be started: what is heard goes before what it would be told by itself. */
    public Child started(Child peer) {
        return heard ? peer.hearing(exported.keySet()) : peer.without(exported.keySet());
    }

    /** What a user must know before anything is measured; empty where nothing is exported. */
    public Optional<String> warning() {
        if (exported.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                heard
                        ? "WARNING: peers hear " + settings()
                                + " of the environment. They may be slower than they are by"
                                + " themselves, and this project would look faster beside them. The results say so"
                        : "WARNING: " + settings()
                                + " of the environment would choose the peers' kernels. Peers are started"
                                + " without. --inherit-kernels lets them hear it");
    }

    /** Adds to an environment that is kept beside a result what peers heard, if they heard something. */
    public void describe(ObjectNode environment) {
        if (heard && !exported.isEmpty()) {
            environment.put(Provenance.PEERS_HEARD, settings());
        }
    }

    /** {@code NAME=value}, in the order of names. */
    public String settings() {
        return new TreeMap<>(exported)
                .entrySet().stream()
                        .map(one -> one.getKey() + "=" + one.getValue())
                        .collect(Collectors.joining(", "));
    }
}
