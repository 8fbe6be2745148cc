package backbeat.model;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HeapTest {
    private static final long HEAP = 100 << 20;

    @Test
    void whatTheMessageCallsTheMostFitsAndOneMoreDoesNot() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> Heap.require("rows", 3_000_000, 100, 4 << 20, HEAP));
        assertEquals(
                "3,000,000 rows need at least 291 MiB of memory, and the heap has 100 MiB: at most 1,006,632 fit."
                        + " More memory: BACKBEAT_JAVA_OPTS=-Xmx436m",
                refused.getMessage());
        assertDoesNotThrow(() -> Heap.require("rows", 1_006_632, 100, 4 << 20, HEAP));
        assertThrows(IllegalArgumentException.class, () -> Heap.require("rows", 1_006_633, 100, 4 << 20, HEAP));
    }

    @Test
    void whereNotEvenOneFitsTheMessageSaysSo() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> Heap.require("columns", 1, 1, 2.0 * HEAP, HEAP));
        assertTrue(refused.getMessage().contains("not even one would fit"), refused.getMessage());
    }
}
