package backbeat.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.data.Dataset;
import backbeat.kernel.KernelProvider;
import backbeat.learner.Learners;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.pipeline.BareModel;
import backbeat.preparation.PreparedData;
import backbeat.preparation.PreprocessingOptions;
import backbeat.recipe.Recipe;
import backbeat.recipe.RecipeJson;
import backbeat.source.DataSource;
import backbeat.study.Cluster;
import backbeat.study.Engine;
import backbeat.study.FittedModel;
import backbeat.study.StudyOptions;
import backbeat.study.StudySet;
import backbeat.study.StudySettings;
import backbeat.study.StudyTables;
import backbeat.synthetic.Synthesizer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Searches whose parts are done elsewhere find what they find here: the same trials, the same model. */
class ElsewhereTest {
    private static final long SEED = 5;

    private static StudyTables tables;
    private static Engine here;

    private final Copying machines = new Copying();

    @BeforeAll
    static void prepare() {
        Recipe recipe = RecipeJson.bundled();
        Dataset songs = new Synthesizer(recipe, 1500, 3).dataset(Workers.sequential(), Progress.NONE);
        PreparedData data =
                PreparedData.of(songs, recipe, recipe.protocol("song"), 42, PreprocessingOptions.defaults());
        tables = StudySet.of(DataSource.loaded(songs, recipe, "", "", List.of()), data)
                .tables();
        here = new Engine(Workers.sequential(), KernelProvider.best().kernels());
    }

    @BeforeEach
    void nothingWasAsked() {
        assertEquals(0, machines.parts);
    }

    /** Works through the parts from the last to the first, each twice, on copies as another process would have them. */
    private static final class Copying implements Cluster {
        private int parts;

        @Override
        public <P extends Serializable, R extends Serializable> List<R> map(
                StudyTables rows, List<P> asked, Work<P, R> work) {
            List<R> results = new ArrayList<>();
            for (int part = asked.size() - 1; part >= 0; part--) {
                copy(work).run(rows, copy(asked.get(part)), here, Progress.NONE);
                results.add(copy(copy(work).run(rows, copy(asked.get(part)), here, Progress.NONE)));
                parts++;
            }
            Collections.reverse(results);
            return results;
        }

        @Override
        public List<List<FittedModel>> fit(
                List<StudyTables> sets, StudyOptions options, long seed, Map<String, Given> given) {
            throw new AssertionError("no search fits on several tables");
        }

        @Override
        public int width() {
            return 3;
        }

        @SuppressWarnings("unchecked")
        private static <T> T copy(T value) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(value);
                out.flush();
                return (T) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
            } catch (IOException | ClassNotFoundException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static StudySettings settings() {
        return new StudySettings(
                List.of(5, 15, 40), 120, 10, true, List.of(1e-3, 3e-3, 1e-2, 1e3, 3e-2), 12, 4, 8, 10, 0, false, false);
    }

    @Test
    void forestsThatAreTried() {
        ForestExperiment.Outcome expected =
                new ForestExperiment(Learners.FOREST, here, settings(), SEED).run(tables, Progress.NONE);
        ForestExperiment.Outcome found =
                new ForestExperiment(Learners.FOREST, here.with(machines), settings(), SEED).run(tables, Progress.NONE);
        assertEquals(expected.trials(), found.trials());
        assertArrayEquals(
                BareModel.of(expected.model().classifier()),
                BareModel.of(found.model().classifier()));
        assertEquals(expected.trials().size(), machines.parts);
    }

    /** One of the rates diverges. */
    @Test
    void learningRatesThatAreTrained() {
        NetworkExperiment.Outcome expected =
                new NetworkExperiment(Learners.MLP, here, settings(), SEED).run(tables, Progress.NONE);
        NetworkExperiment.Outcome found =
                new NetworkExperiment(Learners.MLP, here.with(machines), settings(), SEED).run(tables, Progress.NONE);
        assertEquals(expected.trials(), found.trials());
        assertEquals(expected.rounds(), found.rounds());
        assertEquals(expected.epochs(), found.epochs());
        assertEquals(expected.verdict(), found.verdict());
        assertArrayEquals(
                BareModel.of(expected.model().classifier()),
                BareModel.of(found.model().classifier()));
        assertEquals(8, machines.parts, "five rates, then three finalists");
    }

    @Test
    void neighborsThatAreLookedFor() {
        NeighborsExperiment.Outcome expected =
                new NeighborsExperiment(Learners.KNN, here, settings()).run(tables, Progress.NONE);
        NeighborsExperiment.Outcome found =
                new NeighborsExperiment(Learners.KNN, here.with(machines), settings()).run(tables, Progress.NONE);
        assertEquals(expected.trials(), found.trials());
        assertEquals(expected.weights(), found.weights());
        assertArrayEquals(expected.model().own(), found.model().own());
        assertTrue(machines.parts > machines.width(), machines.parts + " ranges");
    }
}
