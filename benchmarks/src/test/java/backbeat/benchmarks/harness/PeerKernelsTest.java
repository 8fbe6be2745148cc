package backbeat.benchmarks.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.benchmarks.results.Provenance;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A variable that somebody exported once does not make peers slower than they are without a word. */
class PeerKernelsTest {
    private static final Map<String, String> EXPORTED =
            Map.of("OPENBLAS_CORETYPE", "Haswell", "OPENBLAS_L2_SIZE", "", "HOME", "/home");
    private static final Child PEER =
            new Child(List.of("peer"), Map.of("OPENBLAS_CORETYPE", "SkylakeX", "OMP_NUM_THREADS", "2"));

    private static ObjectNode described(PeerKernels kernels) {
        ObjectNode environment = JsonNodeFactory.instance.objectNode();
        kernels.describe(environment);
        return environment;
    }

    @Test
    void peersDoNotHearWhatIsExported() {
        PeerKernels kernels = PeerKernels.of(EXPORTED, false);
        assertEquals(Map.of("OPENBLAS_CORETYPE", "Haswell"), kernels.exported());
        Child started = kernels.started(PEER);
        assertEquals(PEER.environment(), started.environment(), "what it is given by us it has");
        assertEquals(Set.of("OPENBLAS_CORETYPE"), started.hidden());
        String warning = kernels.warning().orElseThrow();
        assertTrue(
                warning.contains("OPENBLAS_CORETYPE=Haswell of the environment") && warning.contains("without"),
                warning);
        assertTrue(described(kernels).isEmpty(), "they ran as they do by themselves");
    }

    @Test
    void whoWantsThemHeardIsHeardAndItIsKept() {
        PeerKernels kernels = PeerKernels.of(EXPORTED, true);
        Child started = kernels.started(PEER);
        assertEquals(Map.of("OMP_NUM_THREADS", "2"), started.environment(), "the exported one goes before ours");
        assertTrue(started.hidden().isEmpty());
        assertTrue(kernels.warning().orElseThrow().contains("peers hear OPENBLAS_CORETYPE=Haswell"));
        assertEquals(
                "OPENBLAS_CORETYPE=Haswell",
                described(kernels).path(Provenance.PEERS_HEARD).asText());
    }

    @Test
    void whereNothingIsExportedNothingIsSaid() {
        for (boolean heard : new boolean[] {false, true}) {
            PeerKernels kernels = PeerKernels.of(Map.of("HOME", "/home"), heard);
            assertEquals(PEER, kernels.started(PEER));
            assertTrue(kernels.warning().isEmpty());
            assertTrue(described(kernels).isEmpty());
        }
    }
}
