package backbeat.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.catalogue.Catalogue;
import backbeat.kernel.KernelProvider;
import backbeat.learners.StandardCatalogue;
import backbeat.parallel.Workers;
import backbeat.preparation.OutlierPolicy;
import backbeat.recipe.Recipe;
import backbeat.recipe.RecipeJson;
import backbeat.study.Engine;
import backbeat.study.StudyOptions;
import backbeat.study.StudySettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** What is said of the time that is left, against what parts of studies took on two cores once. */
class StudyPlanTest {
    /** Training and test rows of the published file. */
    private static final int ROWS = 80_780;

    /** The share of the bar from which on something is said. */
    private static final double FIRST_SHARE = 0.1;

    private static StudyPlan plan(StudySettings settings) throws Exception {
        Recipe recipe = RecipeJson.read(Path.of("../data/spotify.json"));
        Catalogue catalogue = StandardCatalogue.get();
        StudyOptions options = new StudyOptions(
                "song", catalogue.learners().all(), 42, OptionalDouble.empty(), OutlierPolicy.NONE, settings);
        try (Workers workers = Workers.of(2)) {
            Engine engine = new Engine(workers, KernelProvider.best().kernels());
            return StudyPlan.of(catalogue, engine, options, recipe, ROWS);
        }
    }

    private static List<Double> parts(StudyPlan plan, int seeds, int folds) {
        List<Double> parts = new ArrayList<>(plan.models().values());
        parts.addAll(List.of(plan.insight(), plan.evaluation(), plan.leaks(), plan.repeats(seeds, folds)));
        assertEquals(
                plan.study() + plan.repeats(seeds, folds),
                parts.stream().mapToDouble(part -> part).sum(),
                1e-9);
        return parts;
    }

    /** At the end of every part, and half-way through it, what is said to be left is what was left, a third more or less. */
    private static void assertHonest(List<Double> planned, double... taken) {
        assertEquals(planned.size(), taken.length);
        double bar = planned.stream().mapToDouble(part -> part).sum();
        double total = DoubleStream.of(taken).sum();
        double share = 0;
        double elapsed = 0;
        for (int i = 0; i < taken.length; i++) {
            for (double through : new double[] {0.5, 1}) {
                double done = (share + through * planned.get(i)) / bar;
                double clock = elapsed + through * taken[i];
                double left = clock * (1 - done) / done;
                assertTrue(
                        done < FIRST_SHARE || Math.abs(left - (total - clock)) < 1 + (total - clock) / 3,
                        "part " + i + " after " + clock + " s of " + total + ": " + left + " left");
            }
            share += planned.get(i);
            elapsed += taken[i];
        }
    }

    @Test
    void theFirstGuessOfAStudyIsAGoodOne() throws Exception {
        assertHonest(parts(plan(StudySettings.full()), 3, 0), 0.01, 0.29, 3.24, 4.54, 3.38, 0.07, 2.06, 1.9, 10.4, 5.4);
    }

    @Test
    void soItIsWithoutTheStaircase() throws Exception {
        assertHonest(
                parts(plan(StudySettings.full().withLeaks(false)), 1, 0),
                0.01,
                0.29,
                3.24,
                4.54,
                3.38,
                0.07,
                2.06,
                1.9,
                0,
                0);
    }

    @Test
    void aStudyWithRepeatsAloneCountsThem() throws Exception {
        StudyPlan quick = plan(StudySettings.quick());
        assertEquals(0, quick.leaks());
        assertEquals(0, quick.insight());
        assertEquals(0, quick.repeats(1, 0));
        assertTrue(quick.repeats(3, 0) < quick.study(), "a seed searches for nothing");
        StudyPlan full = plan(StudySettings.full());
        assertTrue(full.repeats(1, 10) > 20 * full.repeats(2, 0), "a fold searches anew");
    }
}
