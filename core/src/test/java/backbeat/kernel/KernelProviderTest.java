package backbeat.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("contract")
class KernelProviderTest {
    private static boolean moduleIsPresent() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    }

    @Test
    void scalarIsAlwaysThere() {
        assertEquals(
                "scalar",
                KernelProvider.choose(KernelProvider.Mode.SCALAR).kernels().name());
    }

    @Test
    void vectorNeedsItsModuleAndSaysSo() {
        if (moduleIsPresent()) {
            assertEquals(
                    "vector",
                    KernelProvider.choose(KernelProvider.Mode.VECTOR).kernels().name());
        } else {
            IllegalStateException refusal =
                    assertThrows(IllegalStateException.class, () -> KernelProvider.choose(KernelProvider.Mode.VECTOR));
            assertTrue(refusal.getMessage().contains("--add-modules"), refusal.getMessage());
        }
    }

    @Test
    void theBestKernelsComeWithAReason() {
        KernelProvider.Choice best = KernelProvider.best();
        if (!moduleIsPresent()) {
            assertEquals("scalar", best.kernels().name());
            assertTrue(best.reason().contains("--add-modules"), best.reason());
        } else if (best.kernels().name().equals("vector")) {
            assertTrue(best.reason().contains("C2"), best.reason());
        } else {
            assertTrue(!best.reason().isBlank(), "a fallback says why");
        }
    }
}
