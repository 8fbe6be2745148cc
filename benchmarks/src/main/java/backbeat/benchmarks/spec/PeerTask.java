package backbeat.benchmarks.spec;

import java.util.Optional;

/** The tasks that libraries are compared on, with the unit of the comparison. */
public enum PeerTask {
    READ("load", "read csv", "s"),
    ENCODE("load", "clean and encode", "s"),
    KNN("knn", "knn predict", "rows/s"),
    KNN_ROW("knn", "knn one row", "us"),
    FOREST_FIT("forest", "forest fit", "s"),
    FOREST_PREDICT("forest", "forest predict", "rows/s"),
    FOREST_ROW("forest", "forest one row", "us"),
    MLP_EPOCH("mlp", "mlp epoch", "s"),
    MLP_PREDICT("mlp", "mlp predict", "rows/s"),
    MLP_ROW("mlp", "mlp one row", "us"),
    STUDY("study", "study", "s");

    /** The forest that times are stated for, whatever number of trees was measured. */
    public static final int TREES = 100;

    private final String group;
    private final String label;
    private final String unit;

    PeerTask(String group, String label, String unit) {
        this.group = group;
        this.label = label;
        this.unit = unit;
    }

    /** What is measured together: {@code load}, a learner's short name, or {@code study}. */
    public String group() {
        return group;
    }

    public String label() {
        return label;
    }

    public String unit() {
        return unit;
    }

    public boolean higherIsBetter() {
        return unit.endsWith("/s");
    }

    public static Optional<PeerTask> labelled(String label) {
        for (PeerTask task : values()) {
            if (task.label.equals(label)) {
                return Optional.of(task);
            }
        }
        return Optional.empty();
    }

    /** A score as the comparison states it: per epoch, per {@value #TREES} trees, rows a second, seconds. */
    public double convert(double score, String scoreUnit, double units) {
        double seconds = switch (scoreUnit) {
            case "s/op" -> score;
            case "ms/op" -> score / 1e3;
            case "us/op" -> score / 1e6;
            case "ns/op" -> score / 1e9;
            default -> throw new IllegalArgumentException("No time: " + scoreUnit);
        };
        return switch (this) {
            case KNN, FOREST_PREDICT, MLP_PREDICT -> units / seconds;
            case FOREST_FIT -> seconds / units * TREES;
            case MLP_EPOCH -> seconds / units;
            case KNN_ROW, FOREST_ROW, MLP_ROW -> seconds * 1e6;
            default -> seconds;
        };
    }
}
