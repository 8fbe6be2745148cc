package backbeat.benchmarks.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.recipe.Recipe;
import backbeat.recipe.RecipeJson;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeFileTest {
    @Test
    void theStudysOwnWithAllGenresOrTheFirst() {
        Recipe bundled = RecipeJson.bundled();
        assertEquals(bundled, WholeFile.named("track").recipe(bundled));
        assertFalse(bundled.columns().sets().isEmpty());
        assertTrue(
                WholeFile.named("track-first").recipe(bundled).columns().sets().isEmpty());
        assertTrue(WholeFile.named("track-first").rows().isEmpty());
    }

    @Test
    void syntheticRows() {
        assertEquals(
                OptionalLong.of(10_000_000),
                WholeFile.named("synthetic-10000000").rows());
    }

    @ParameterizedTest
    @ValueSource(strings = {"track-sets", "synthetic-", "synthetic-few", "synthetic-1e6", "tracks", ""})
    void othersHaveNoFile(String name) {
        String message = assertThrows(IllegalArgumentException.class, () -> WholeFile.named(name))
                .getMessage();
        assertTrue(message.contains("'" + name + "'") && message.contains("track-first"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"synthetic-few", "tracks"})
    void namesOfTablesAreTold(String name) {
        String message = assertThrows(IllegalArgumentException.class, () -> BenchmarkData.named(name))
                .getMessage();
        assertTrue(message.contains("'" + name + "'") && message.contains("track-sets"), message);
    }
}
