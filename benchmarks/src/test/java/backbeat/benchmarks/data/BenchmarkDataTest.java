package backbeat.benchmarks.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.table.CategoricalColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

class BenchmarkDataTest {
    @Test
    void syntheticTablesHaveTheStudysShape() {
        BenchmarkData data = BenchmarkData.named("synthetic-20000");
        assertEquals(16_000, data.train().rows());
        assertEquals(4_000, data.test().rows());
        assertEquals(140, data.train().schema().oneHotWidth());
        double rate = data.trainLabels().positiveRate();
        assertTrue(rate > 0.15 && rate < 0.35, "about a quarter is positive, not " + rate);
        assertTrue(data.source().startsWith("synthetic"), data.source());
    }

    @Test
    void aLargerTableBeginsWithTheRowsOfASmallerOne() {
        BenchmarkData small = BenchmarkData.named("synthetic-1000");
        BenchmarkData large = BenchmarkData.named("synthetic-5000");
        BenchmarkData head = large.shortened(800);
        assertArrayEquals(small.train().numeric().data, head.train().numeric().data);
        assertArrayEquals(small.train().codes(2), head.train().codes(2));
        assertArrayEquals(small.trainLabels().toArray(), head.trainLabels().toArray());
    }

    @Test
    void queriesAreTheFirstTestRows() {
        BenchmarkData data = BenchmarkData.named("synthetic-1000");
        assertEquals(7, data.queries(7).rows());
        assertEquals(data.test().value(6, 3), data.queries(7).value(6, 3));
        assertEquals(200, data.queries(100_000).rows());
    }

    @Test
    void unknownNamesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> BenchmarkData.named("nonsense"));
        assertThrows(IllegalArgumentException.class, () -> BenchmarkData.named("synthetic-5"));
        assertThrows(IllegalArgumentException.class, () -> BenchmarkData.named("synthetic-many"));
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "BACKBEAT_DATA", matches = ".+")
    void theRealStudyIsFoundAndNamed() {
        BenchmarkData data = BenchmarkData.named("track");
        assertTrue(data.source().startsWith("real, 114000 rows, sha256 "), data.source());
        assertEquals(BenchmarkData.trackSource(), data.source());
        assertEquals(89_740, data.train().rows() + data.test().rows());
        // All 114 genres, 12 keys, 2 modes, 12 numbers, and the 4 that are derived from a track's genres.
        assertEquals(144, data.train().schema().oneHotWidth());
        assertEquals(0.236, data.trainLabels().positiveRate(), 0.005);
    }

    /** What the lessons speak of: 12 numbers, 12 keys, 2 modes, 113 genres (one is no training row's first). */
    @Test
    @EnabledIfEnvironmentVariable(named = "BACKBEAT_DATA", matches = ".+")
    void tracksOfFirstGenresHaveNoSets() {
        BenchmarkData data = BenchmarkData.named("track-first");
        assertEquals(BenchmarkData.trackSource(), data.source());
        assertEquals(71_792, data.train().rows());
        assertEquals(139, data.train().schema().oneHotWidth());
        assertTrue(data.train().schema().categorical().stream().noneMatch(CategoricalColumn::isSet));
    }

    /** The set in place of the first genre, and nothing else. */
    @Test
    @EnabledIfEnvironmentVariable(named = "BACKBEAT_DATA", matches = ".+")
    void tracksOfSetsHaveNoNumbersMadeOfThem() {
        BenchmarkData data = BenchmarkData.named("track-sets");
        assertEquals(71_792, data.train().rows());
        assertEquals(12, data.train().schema().numericCount());
        assertEquals(140, data.train().schema().oneHotWidth());
        assertTrue(data.train().schema().categorical().stream().anyMatch(CategoricalColumn::isSet));
    }
}
