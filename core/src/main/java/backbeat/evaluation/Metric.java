package backbeat.evaluation;

import java.util.List;

/** The figures that a {@link Metrics} holds and a {@link Bootstrap} puts intervals around. */
public enum Metric {
    ACCURACY("accuracy", "accuracy", true),
    BALANCED_ACCURACY("balancedAccuracy", "balanced accuracy", true),
    PRECISION("precision", "precision", true),
    RECALL("recall", "recall", true),
    F1("f1", "F1", true),
    MCC("mcc", "MCC", true),
    AUC("auc", "ROC AUC", true),
    AVERAGE_PRECISION("averagePrecision", "average precision", true),
    LOG_LOSS("logLoss", "log loss", false),
    BRIER("brier", "Brier score", false),
    PRECISION_AT_TOP_1("precisionAtTop1", "precision at top 1 %", true),
    PRECISION_AT_TOP_5("precisionAtTop5", "precision at top 5 %", true),
    PRECISION_AT_TOP_10("precisionAtTop10", "precision at top 10 %", true);

    /** All metrics, in order; saves the copy that {@code values()} makes. */
    public static final List<Metric> ALL = List.of(values());

    private final String key;
    private final String title;
    private final boolean higherIsBetter;

    Metric(String key, String title, boolean higherIsBetter) {
        this.key = key;
        this.title = title;
        this.higherIsBetter = higherIsBetter;
    }

    /** The name in files: {@code averagePrecision}. */
    public String key() {
        return key;
    }

    /** The name for people: {@code average precision}. */
    public String title() {
        return title;
    }

    /** Whether more is better; false for the two losses. */
    public boolean higherIsBetter() {
        return higherIsBetter;
    }
}
