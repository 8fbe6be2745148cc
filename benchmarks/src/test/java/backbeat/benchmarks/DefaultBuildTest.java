package backbeat.benchmarks;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Smile and Weka are under the GPL: only the profile {@code peers} may put them on a class path. */
class DefaultBuildTest {
    @ParameterizedTest
    @ValueSource(strings = {"smile.classification.RandomForest", "weka.classifiers.Classifier"})
    void holdsNothingUnderTheGpl(String name) {
        assertThrows(ClassNotFoundException.class, () -> Class.forName(name));
    }
}
