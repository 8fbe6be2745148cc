package backbeat.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.benchmarks.data.BenchmarkData;
import backbeat.benchmarks.spec.Values;
import backbeat.learner.Learner;
import backbeat.model.BinaryClassifier;
import backbeat.parallel.Workers;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Benchmarks measure any learner that the catalogue has. */
class LearnersTest {
    private static final BenchmarkData DATA = BenchmarkData.named("synthetic-1000");

    static List<String> keys() {
        return backbeat.learner.Learners.standard().all().stream()
                .map(Learner::key)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyLearnerOfTheCatalogueIsFitted(String key) {
        BinaryClassifier model = Learners.fit(key, DATA, Workers.sequential(), Learners.kernels("scalar"));
        assertEquals(key, backbeat.learner.Learners.standard().of(model).key());
        assertEquals(DATA.test().rows(), model.probabilities(DATA.test()).length);
    }

    @Test
    void anUnknownOneIsRefusedWithThoseThatThereAre() {
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> Learners.fit("tree", DATA, Workers.sequential(), Learners.kernels("scalar")))
                .getMessage();
        assertTrue(message.contains("'tree' is no learner; there are majority, logistic, knn"), message);
    }

    /** The one list that annotations make necessary. */
    @ParameterizedTest
    @ValueSource(classes = {ModelFileBenchmark.class, SingleRowBenchmark.class})
    void benchmarksOfModelsNameLearnersThatThereAre(Class<?> benchmark) throws NoSuchFieldException {
        Values values = benchmark.getField("learner").getAnnotation(Values.class);
        assertTrue(keys().containsAll(Arrays.asList(values.value())), Arrays.toString(values.value()));
    }
}
