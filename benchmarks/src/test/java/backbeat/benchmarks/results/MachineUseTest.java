package backbeat.benchmarks.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import backbeat.benchmarks.results.MachineUse.Clocks;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MachineUseTest {
    /** Ticks of /proc/stat: user, nice, system, idle, iowait, irq, softirq, steal, guest, guest_nice. */
    private static String machine(String ticks) {
        return "cpu  " + ticks + "\ncpu0 9 9 9 9 9 9 9 9 9 9\n";
    }

    /** A process whose name tries to be two fields, with its four clocks. */
    private static String process(int user, int system, int children, int childrenSystem) {
        return "42 (a (b) c) S 1 1 1 0 -1 4194304 103 0 0 0 " + user + " " + system + " " + children + " "
                + childrenSystem + " 20 0 1 0 2252833";
    }

    @Test
    void whatIsNeitherOursNorIdleBelongsToOthers() {
        Clocks before = Clocks.of(machine("100 0 50 1000 10 0 0 5 0 0"), process(10, 5, 0, 0));
        Clocks after = Clocks.of(machine("180 2 70 1080 15 1 2 15 0 0"), process(20, 10, 50, 10));
        // 200 ticks: 105 busy, of which 75 are ours; 85 idle or waiting for a disk; 10 stolen
        MachineUse use = before.until(after);
        assertEquals(30 / 200.0, use.others(), 1e-12);
        assertEquals(10 / 200.0, use.stolen(), 1e-12);
        assertFalse(use.quiet());
        assertTrue(use.warning().contains("15.0 %") && use.warning().contains("5.0 %"), use.warning());
    }

    @Test
    void aProcessThatIsAloneIsQuiet() {
        Clocks before = Clocks.of(machine("0 0 0 0 0 0 0 0 0 0"), process(0, 0, 0, 0));
        Clocks after = Clocks.of(machine("900 0 50 1050 0 0 0 0 0 0"), process(5, 5, 900, 60));
        assertEquals(0, before.until(after).others(), "clocks that disagree by some ticks are nobody's work");
        assertTrue(before.until(after).quiet());
    }

    @Test
    void thisMachineHasClocks() {
        Optional<MachineUse> now = MachineUse.now();
        assumeTrue(now.isPresent(), "there is no /proc");
        assertTrue(now.get().others() >= 0 && now.get().others() <= 1, now::toString);
        assertTrue(now.get().stolen() >= 0 && now.get().stolen() <= 1, now::toString);
    }
}
