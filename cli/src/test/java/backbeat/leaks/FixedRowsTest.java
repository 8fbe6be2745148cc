package backbeat.leaks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.catalogue.Catalogue;
import backbeat.cli.SmallSongs;
import backbeat.csv.CsvSource;
import backbeat.data.Dataset;
import backbeat.data.Relation;
import backbeat.data.Relatives;
import backbeat.kernel.KernelProvider;
import backbeat.learners.StandardCatalogue;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.preparation.OutlierPolicy;
import backbeat.random.Xoshiro256;
import backbeat.recipe.Recipe;
import backbeat.recipe.RecipeJson;
import backbeat.result.LeakStudy.FixedLeaks;
import backbeat.source.LoadedData;
import backbeat.study.Engine;
import backbeat.study.StudyOptions;
import backbeat.study.StudySettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What training may hold of the test rows' relatives. */
class FixedRowsTest {
    @TempDir
    private Path home;

    private final Recipe recipe = RecipeJson.bundled();
    private Dataset data;
    private Kinship kinship;
    private FixedRows rows;

    /** 150 artists of ten songs; half of the songs stand there under a second genre, and a quarter under a second id. */
    @BeforeEach
    void deal() throws IOException {
        List<String> lines = new ArrayList<>(List.of(SmallSongs.lines(0).get(0)));
        for (int song = 0; song < 1500; song++) {
            lines.add(line(lines.size(), song, "id" + song, "Song " + song, "pop"));
            if (song % 2 == 0) {
                lines.add(line(lines.size(), song, "id" + song, "Song " + song, "rock"));
            }
            if (song % 4 == 1) {
                lines.add(line(lines.size(), song, "again" + song, "Song " + song + " - Remastered 2011", "pop"));
            }
        }
        data = new CsvSource(SmallSongs.write(home, lines)).read(recipe.columns());
        kinship = Kinship.of(data, recipe.relations(), Workers.sequential());
        rows = FixedRows.of(IntStream.range(0, data.rows()).toArray(), kinship, kinship.steps(), 5);
    }

    /** A song's features are random, and so is its label: nothing but memory tells it. */
    private static String line(int number, int song, String id, String title, String genre) {
        Xoshiro256 random = Xoshiro256.stream(3, song);
        int popularity = random.nextInt(2) * 80;
        StringBuilder line = new StringBuilder();
        line.append(number)
                .append(',')
                .append(id)
                .append(",Artist ")
                .append(song % 150)
                .append(",Album,");
        line.append(title).append(',').append(popularity).append(',').append(100_000 + random.nextInt(200_000));
        line.append(",False,")
                .append(random.nextDouble())
                .append(',')
                .append(random.nextDouble())
                .append(',');
        line.append(random.nextInt(12))
                .append(',')
                .append(-10 * random.nextDouble())
                .append(",1");
        for (int i = 0; i < 5; i++) {
            line.append(',').append(random.nextDouble());
        }
        return line.append(',')
                .append(80 + random.nextInt(80))
                .append(",4,")
                .append(genre)
                .toString();
    }

    private BitSet relatives(Relation relation) {
        return kinship.byRelation().get(relation).of(rows.test());
    }

    @Test
    void everyStepTrainsOnAsManyRowsAndNeverOnTestOrValidationRows() {
        assertTrue(rows.test().length > 50, rows.test().length + " test rows");
        for (int step = -1; step < kinship.steps().size(); step++) {
            int[] training = rows.training(step);
            assertEquals(rows.unrelated().length, training.length);
            assertEquals(training.length, Arrays.stream(training).distinct().count());
            for (int row : training) {
                assertTrue(Arrays.binarySearch(rows.test(), row) < 0, "a test row in training");
                assertTrue(Arrays.binarySearch(rows.validation(), row) < 0, "a validation row in training");
            }
        }
    }

    @Test
    void aStepHoldsTheRelativesUpToItsOwnAndNoNearerOnes() {
        List<Relation> steps = kinship.steps();
        for (int step = -1; step < steps.size(); step++) {
            for (int s = 0; s < steps.size(); s++) {
                BitSet near = relatives(steps.get(s));
                long held = Arrays.stream(rows.training(step)).filter(near::get).count();
                assertEquals(s <= step, held > 0, steps.get(s).name() + " in step " + step);
            }
        }
        for (Relation relation : kinship.byRelation().keySet()) {
            BitSet near = relatives(relation);
            assertFalse(Arrays.stream(rows.training(-1)).anyMatch(near::get), "nothing related: " + relation.name());
            assertFalse(Arrays.stream(rows.validation()).anyMatch(near::get), relation.name() + " in validation");
        }
    }

    @Test
    void aTestRowIsTheOnlyOneOfItsSong() {
        Relatives songs = kinship.byRelation().get(kinship.steps().get(1));
        assertEquals(
                rows.test().length,
                Arrays.stream(rows.test()).map(songs::first).distinct().count());
    }

    @Test
    void sameSeedSameRows() {
        FixedRows again = FixedRows.of(IntStream.range(0, data.rows()).toArray(), kinship, kinship.steps(), 5);
        assertArrayEquals(rows.test(), again.test());
        assertArrayEquals(rows.training(1), again.training(1));
    }

    /** The label hangs on the song, so whoever has seen a track knows its other row. */
    @Test
    void whoRemembersGainsMostWhereTheTrackItselfIsInTraining() throws IOException {
        Catalogue catalogue = StandardCatalogue.get();
        try (Workers workers = Workers.of(2)) {
            Engine engine = new Engine(workers, KernelProvider.best().kernels());
            StudyOptions options = new StudyOptions(
                    recipe.defaultProtocol(),
                    catalogue.learners().all(),
                    5,
                    OptionalDouble.empty(),
                    OutlierPolicy.CLIP,
                    StudySettings.fixed());
            LoadedData loaded = new LoadedData(data, false, false, "songs", List.of());
            FixedLeaks found = new FixedRowsExperiment(
                            catalogue,
                            engine,
                            options,
                            List.of(catalogue.learners().named("forest")),
                            List.of())
                    .run(loaded, recipe, kinship, Progress.NONE)
                    .orElseThrow();
            assertEquals(kinship.steps().size() + 1, found.steps().size());
            FixedLeaks.Step last = found.steps().get(found.steps().size() - 1);
            FixedLeaks.Worth forest = last.models().get("forest");
            assertTrue(last.affected() > 0 && last.affected() < found.test());
            assertTrue(forest.gained().low() > 0.1, forest.gained().toString());
            assertEquals(
                    forest.after().value() - forest.before().value(),
                    forest.gained().value(),
                    1e-12);
        }
    }
}
