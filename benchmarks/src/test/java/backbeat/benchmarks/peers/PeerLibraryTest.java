package backbeat.benchmarks.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.benchmarks.spec.PeerTask;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeerLibraryTest {
    @Test
    void oursDoesEveryTaskForAsLongAsTheBenchmarksSay() {
        PeerLibrary ours = PeerLibrary.named("backbeat");
        for (PeerTask task : PeerTask.values()) {
            assertTrue(ours.does(task), task::toString);
            assertTrue(ours.budget(task).isEmpty());
        }
    }

    @Test
    void aLibraryWithBudgetsDoesThoseTasksAlone() {
        PeerLibrary naive = PeerLibrary.named("naive");
        assertEquals(256, naive.budget(PeerTask.KNN).orElseThrow().queries());
        assertFalse(naive.does(PeerTask.MLP_EPOCH));
    }

    @Test
    void whoIsNotHereIsNamedWithTheWayToGetIt() {
        assertEquals(
                List.of("backbeat", "naive"),
                PeerLibrary.all().stream().map(PeerLibrary::name).toList());
        String message = assertThrows(IllegalArgumentException.class, () -> PeerLibrary.named("smile"))
                .getMessage();
        assertTrue(message.contains("backbeat, naive") && message.contains("bench peers java"), message);
    }

    @Test
    void everyLibrarySaysItsRules() {
        String table = PeerRules.table(PeerLibrary.all()).toString();
        assertEquals(2 + PeerLibrary.all().size(), table.lines().count(), table);
        for (PeerLibrary library : PeerLibrary.all()) {
            assertTrue(table.contains("| " + library.name() + " | "), table);
            assertFalse(
                    library.rules().constants().isBlank()
                            || library.rules().others().isBlank(),
                    table);
        }
    }
}
