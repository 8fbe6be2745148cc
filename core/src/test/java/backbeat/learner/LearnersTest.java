package backbeat.learner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.evaluation.BlendedClassifier;
import backbeat.evaluation.MajorityClassifier;
import backbeat.evaluation.PlattScaling;
import backbeat.forest.ForestOptions;
import backbeat.logistic.LogisticOptions;
import backbeat.mlp.MlpOptions;
import backbeat.table.Schema;
import backbeat.table.Table;
import backbeat.tree.Candidates;
import backbeat.tree.CategorySplits;
import java.util.List;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LearnersTest {
    private static final Learners LEARNERS = Learners.standard();

    @Test
    void theOrderIsThatOfTables() {
        assertEquals(
                List.of("majority", "logistic", "knn", "forest", "mlp", "blend"),
                LEARNERS.all().stream().map(Learner::key).toList());
        assertEquals(
                List.of("majority", "knn", "mlp", "blend"),
                LEARNERS.select(List.of("blend", "mlp", "majority", "knn")).stream()
                        .map(Learner::key)
                        .toList());
    }

    @Test
    void aSelectionIsRefusedWithWhatThereIs() {
        assertEquals(
                "'tree' is no learner; there are majority, logistic, knn, forest, mlp, blend",
                refusal(() -> LEARNERS.select(List.of("knn", "tree"))));
        assertEquals("No model was asked for", refusal(() -> LEARNERS.select(List.of())));
        assertEquals(
                "A blend needs at least two of knn, forest, mlp among the models",
                refusal(() -> LEARNERS.select(List.of("logistic", "knn", "blend"))));
    }

    private static String refusal(Runnable work) {
        return assertThrows(IllegalArgumentException.class, work::run).getMessage();
    }

    @Test
    void modelsAreKnownByTheirKind() {
        Schema schema = new Schema(List.of("x"), List.of());
        assertSame(Learners.MAJORITY, LEARNERS.of(new MajorityClassifier(schema, 0.5)));
        assertEquals(
                "majority",
                LEARNERS.codecs().of(new MajorityClassifier(schema, 0.5)).name());
    }

    /** Numbers come back to the last bit, whatever the JDK. */
    @ParameterizedTest
    @ValueSource(
            doubles = {0, 1, 0.1, 1e-5, 0.3, 2.0 / 3, 1e20, 123.456, Double.MIN_VALUE, Math.PI, 0.0031622776601683794})
    void numbersSurviveTheirDescription(double value) {
        LogisticOptions options = LogisticOptions.defaults().withL2(value);
        Map<String, String> text = Learners.LOGISTIC.describe(options);
        assertEquals(options, Learners.LOGISTIC.parse(text), text.toString());
        assertFalse(text.get("l2").contains("E"), text.toString());
    }

    @Test
    void descriptionsHaveTheFewestDigits() {
        assertEquals(
                Map.of("l2", "0.1"),
                Learners.LOGISTIC.describe(LogisticOptions.defaults().withL2(0.1)));
        assertEquals("0.001", Learners.MLP.describe(MlpOptions.defaults()).get("learningRate"));
        assertEquals("[64]", Learners.MLP.describe(MlpOptions.defaults()).get("hidden"));
        assertEquals(
                List.of(),
                Learners.MLP.parse(Map.of("hidden", "0")).architecture().hidden());
        assertEquals(
                List.of(),
                Learners.MLP.parse(Map.of("hidden", "[]")).architecture().hidden());
        assertEquals(
                List.of(8, 4),
                Learners.MLP.parse(Map.of("hidden", "8,4")).architecture().hidden());
    }

    /** What is not the default, and so named, comes back as it was. */
    @ParameterizedTest
    @CsvSource({
        "forest, criterion, entropy",
        "forest, candidates, log2",
        "forest, candidates, all",
        "forest, candidates, 0.25",
        "forest, candidates, 1.0",
        "forest, candidates, 7",
        "forest, minGain, 0.01",
        "forest, randomThresholds, true",
        "forest, maxBins, exact",
        "forest, maxBins, 16",
        "forest, positiveWeight, 2.5",
        "forest, positiveWeight, 0.5:2",
        "mlp, schedule, cosine",
        "mlp, schedule, cosine:0.1",
        "mlp, schedule, step:10:0.5",
        "mlp, maxGradientNorm, 0.05",
        "mlp, positiveWeight, 3",
        "mlp, optimizer, momentum",
        "knn, scale, standardized"
    })
    void aChoiceComesBack(String learner, String option, String text) {
        comesBack(LEARNERS.named(learner), option, text);
    }

    private static <O> void comesBack(Learner<O, ?> learner, String option, String text) {
        O options = learner.parse(Map.of(option, text));
        assertNotEquals(learner.defaults(), options);
        Map<String, String> description = learner.describe(options);
        assertEquals(text, description.get(option));
        assertEquals(options, learner.parse(description));
    }

    @Test
    void theFirstDescriptionsAreNotLonger() {
        assertEquals(
                List.of("categorySplits", "trees", "minLeaf", "seed"),
                List.copyOf(Learners.FOREST.describe(ForestOptions.defaults()).keySet()));
        ForestOptions sets = ForestOptions.subsets();
        assertFalse(Learners.FOREST.describe(sets).containsKey("candidates"));
        assertEquals(
                "sqrt",
                Learners.FOREST.describe(sets.withCandidates(Candidates.sqrt())).get("candidates"));
        assertFalse(Learners.MLP.describe(MlpOptions.defaults()).containsKey("schedule"));
    }

    @Test
    void setsOfCategoriesHaveDefaultsOfTheirOwnThatCanBeChanged() {
        ForestOptions sets = Learners.FOREST.parse(Map.of("minLeaf", "3", "categorySplits", "subset", "seed", "9"));
        assertEquals(CategorySplits.SUBSET, sets.tree().categorySplits());
        assertEquals(3, sets.tree().minLeaf());
        assertEquals(ForestOptions.subsets().tree().candidates(), sets.tree().candidates());
        assertEquals(9, sets.seed());
        assertEquals(
                8,
                Learners.FOREST.parse(Map.of("categorySplits", "subset")).tree().minLeaf());
        assertFalse(Learners.FOREST.describe(sets).containsKey("maxDepth"), "there is no limit");
    }

    @Test
    void seedsGoWhereThereIsChance() {
        assertEquals(Map.of(), Learners.KNN.withSeed(Map.of(), 7));
        assertEquals(Map.of("seed", "7"), Learners.FOREST.withSeed(Map.of(), 7));
        assertEquals(Map.of("seed", "1"), Learners.FOREST.withSeed(Map.of("seed", "1"), 7));
        assertEquals(
                Map.of("forest.seed", "7", "mlp.seed", "7"), LEARNERS.blend().withSeed(Map.of(), 7));
    }

    @Test
    void aBlendIsTheMeanOfItsCalibratedMembers() {
        Schema schema = new Schema(List.of("x"), List.of());
        PlattScaling none = new PlattScaling(1, 0, 1e-9, 1 - 1e-9);
        BlendedClassifier blend = new BlendedClassifier(List.of(
                new BlendedClassifier.Member(new MajorityClassifier(schema, 0.2), none),
                new BlendedClassifier.Member(new MajorityClassifier(schema, 0.6), none)));
        double[] answers = blend.probabilities(new Table(schema, new FMatrixRMaj(3, 1), new int[0][]));
        for (double answer : answers) {
            assertEquals(0.4, answer, 1e-12);
        }
        assertThrows(IllegalArgumentException.class, () -> new BlendedClassifier(List.of()));
        Schema other = new Schema(List.of("y"), List.of());
        assertTrue(refusal(() -> new BlendedClassifier(List.of(
                        blend.members().get(0),
                        new BlendedClassifier.Member(new MajorityClassifier(other, 0.6), none))))
                .contains("different columns"));
    }
}
