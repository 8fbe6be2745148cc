package backbeat.synthetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.data.DataException;
import backbeat.data.Dataset;
import backbeat.data.Groups;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.preparation.Cleaning;
import backbeat.recipe.Protocol;
import backbeat.recipe.Recipe;
import backbeat.recipe.RowRules;
import backbeat.recipe.Songs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SynthesizerTest {
    private static final int ROWS = 20_000;

    private static byte[] bytes(long rows, long seed, int threads) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workers workers = Workers.of(threads)) {
            new Synthesizer(Songs.RECIPE, rows, seed).write(out, workers, Progress.NONE);
        }
        return out.toByteArray();
    }

    private static Dataset data(long rows, long seed) {
        return new Synthesizer(Songs.RECIPE, rows, seed).dataset(Workers.sequential(), Progress.NONE);
    }

    @Test
    void sameSeedSameBytesForAnyNumberOfThreads() throws IOException {
        byte[] one = bytes(ROWS, 7, 1);
        assertArrayEquals(one, bytes(ROWS, 7, 2));
        assertArrayEquals(one, bytes(ROWS, 7, 5));
        assertFalse(Arrays.equals(one, bytes(ROWS, 8, 1)));
    }

    /** The hash was recorded once; it must hold on every JDK and CPU. */
    @Test
    void theBytesAreThePublishedOnes() {
        assertEquals(
                "a0db0729a20a65817aef1ae91605b8512c277f46c292faf8faea005bc9642655",
                data(2000, 42).sha256());
    }

    @Test
    void anyNumberOfRows() {
        for (int rows : new int[] {1, 2, 3, 4, 5, 6, 7, 99}) {
            Dataset data = data(rows, 1);
            assertEquals(rows, data.rows());
            assertTrue(Synthesizer.isSynthetic(data, Songs.RECIPE));
        }
        assertThrows(DataException.class, () -> new Synthesizer(Songs.RECIPE, 0, 1));
        assertFalse(Synthesizer.isSynthetic(Songs.random(10, 1), Songs.RECIPE));
    }

    @Test
    void categoriesComeInEqualBlocks() {
        Dataset data = data(ROWS, 3);
        for (int row = 0; row < ROWS; row++) {
            assertEquals(row * 5 / ROWS, data.code(0, row));
        }
    }

    @Test
    void rowsRepeatAsTheRecipeSays() {
        Dataset data = data(ROWS, 3);
        Cleaning.Result result = Cleaning.clean(data, Songs.RECIPE, Songs.RECIPE.protocol("song"));
        assertEquals(1, result.steps().get(0).removed());
        // With as few as five blocks an item often repeats twice in the same one, which makes two equal rows.
        assertEquals(0.017, (double) result.steps().get(1).removed() / ROWS, 0.004);
        // Items repeat in all blocks but the first, so a fifth of the 0.2 is missing.
        assertEquals(0.16, (double) result.steps().get(2).removed() / ROWS, 0.02);
        Groups tracks = data.groups(Songs.TRACK);
        Groups songs = data.groups(Songs.SONG);
        assertTrue(songs.count() < tracks.count());
        Map<Integer, Integer> first = new HashMap<>();
        int disagreeing = 0;
        for (int row : Cleaning.clean(data, Songs.RECIPE, Protocol.ROWS).rows()) {
            int earlier = first.getOrDefault(tracks.of(row), row);
            assertEquals(data.number(0, earlier), data.number(0, row), "the same item has the same features");
            assertEquals(songs.of(earlier), songs.of(row));
            disagreeing += data.labelSource(earlier) == data.labelSource(row) ? 0 : 1;
            first.putIfAbsent(tracks.of(row), row);
        }
        assertTrue(disagreeing > 0, "some repeated items carry another label");
    }

    @Test
    void theLabelFollowsFromTheFeatures() {
        Dataset data = data(ROWS, 3);
        int[] rows = IntStream.range(0, ROWS).toArray();
        double rate = data.labels(Songs.LABEL, rows).positiveRate();
        assertTrue(rate > 0.1 && rate < 0.4, "positive rate " + rate);
        double[] mean = new double[5];
        double above = 0;
        double below = 0;
        for (int row = 0; row < ROWS; row++) {
            mean[data.code(0, row)] += data.labelSource(row) / (ROWS / 5.0);
            if (data.number(0, row) > 120) {
                above += data.labelSource(row);
            } else {
                below += data.labelSource(row);
            }
        }
        double spread = Arrays.stream(mean).max().getAsDouble()
                - Arrays.stream(mean).min().getAsDouble();
        assertTrue(spread > 5, "categories differ by " + spread);
        assertTrue(above > below, "the label rises with tempo");
    }

    @Test
    void recipesWithoutAPartForItAreRefused() {
        Recipe bare = new Recipe(
                "bare",
                Songs.RECIPE.source(),
                Songs.COLUMNS,
                Songs.RECIPE.dropped(),
                Songs.RECIPE.id(),
                Songs.RECIPE.display(),
                Songs.RECIPE.groups(),
                Songs.RECIPE.protocols(),
                "song",
                java.util.Optional.empty(),
                Songs.RECIPE.outliers(),
                Map.of(),
                Map.of(),
                java.util.Optional.empty(),
                RowRules.DEFAULT,
                backbeat.recipe.Knowledge.NONE,
                java.util.List.of(),
                java.util.Optional.empty());
        assertThrows(DataException.class, () -> new Synthesizer(bare, 10, 1));
    }
}
