package backbeat.spark.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The last line of a session, for people. */
class TrafficTest {
    private static final long MIB = 1 << 20;

    @Test
    void oneIsNoPlural() {
        assertEquals(
                "Travelled: 2.00 MiB of broadcasts to 1 executor together, 1.00 MiB of results of 1 task, 0.00 MiB shuffled;"
                        + " read from files and kept rows 3.00 MiB, written 0.50 MiB; tasks ran for 1.5 s in all",
                new Traffic.Sums(1, 2 * MIB, MIB, 0, 3 * MIB, MIB / 2, 1, 1.5).toString());
        assertEquals(
                "Travelled: 2.00 MiB of broadcasts to 3 executors together, 1.00 MiB of results of 1,200 tasks, 0.00 MiB"
                        + " shuffled; read from files and kept rows 3.00 MiB, written 0.50 MiB; tasks ran for 1.5 s in all",
                new Traffic.Sums(3, 2 * MIB, MIB, 0, 3 * MIB, MIB / 2, 1200, 1.5).toString());
    }
}
