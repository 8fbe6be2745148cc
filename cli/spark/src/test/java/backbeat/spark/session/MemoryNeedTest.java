package backbeat.spark.session;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backbeat.data.DataException;
import org.junit.jupiter.api.Test;

/** What would not fit is refused with what would. */
class MemoryNeedTest {
    private static final long MIB = 1 << 20;
    private static final MemoryNeed NEED = new MemoryNeed("This", 200 * MIB, 300 * MIB, "train on fewer rows");

    @Test
    void whatFitsGoesOn() {
        assertDoesNotThrow(() -> NEED.check(1100 * MIB, 2, false));
    }

    @Test
    void whatDoesNotIsRefusedWithWhatWould() {
        String cluster = assertThrows(DataException.class, () -> NEED.check(1000 * MIB, 2, false))
                .getMessage();
        assertEquals(
                "This needs about 1100 MiB on each executor (500 shared, 300 for each of 2 tasks), which has 1000. What would"
                        + " fit: --executor-memory 1100m, or --executor-cores 1, or train on fewer rows",
                cluster);
        String here = assertThrows(DataException.class, () -> NEED.check(400 * MIB, 2, true))
                .getMessage();
        assertEquals(
                "This needs about 1100 MiB on each executor (500 shared, 300 for each of 2 tasks), which has 400. What would"
                        + " fit: BACKBEAT_JAVA_OPTS=-Xmx1100m, or train on fewer rows",
                here);
    }
}
