package backbeat.study;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The models of the study, baselines first: the order in which they are printed. */
public enum ModelKind {
    MAJORITY("majority class"),
    LOGISTIC("logistic regression"),
    KNN("k-nearest neighbors"),
    FOREST("random forest"),
    MLP("multilayer perceptron"),
    /** The mean of the calibrated probabilities of the three learners; it needs at least two of them. */
    BLEND("blend of calibrated models");

    /** The three learners that the study is about, which a blend is made of: no baselines. */
    public static final Set<ModelKind> LEARNERS = Collections.unmodifiableSet(EnumSet.of(KNN, FOREST, MLP));

    private final String title;

    ModelKind(String title) {
        this.title = title;
    }

    /** The name in files and on the command line: {@code knn}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name for people. */
    public String title() {
        return title;
    }

    @Override
    public String toString() {
        return key();
    }
}
