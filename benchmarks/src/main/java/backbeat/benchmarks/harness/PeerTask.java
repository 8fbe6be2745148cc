package backbeat.benchmarks.harness;

import java.util.Optional;

/** The tasks that libraries are compared on, with the unit of the comparison. */
enum PeerTask {
    READ("read csv", "s"),
    ENCODE("clean and encode", "s"),
    KNN("knn predict", "rows/s"),
    KNN_ROW("knn one row", "us"),
    FOREST_FIT("forest fit", "s"),
    FOREST_PREDICT("forest predict", "rows/s"),
    FOREST_ROW("forest one row", "us"),
    MLP_EPOCH("mlp epoch", "s"),
    MLP_PREDICT("mlp predict", "rows/s"),
    MLP_ROW("mlp one row", "us"),
    STUDY("study", "s");

    /** The forest that times are stated for, whatever number of trees was measured. */
    static final int TREES = 100;

    private final String label;
    private final String unit;

    PeerTask(String label, String unit) {
        this.label = label;
        this.unit = unit;
    }

    String label() {
        return label;
    }

    String unit() {
        return unit;
    }

    boolean higherIsBetter() {
        return unit.endsWith("/s");
    }

    static Optional<PeerTask> labelled(String label) {
        for (PeerTask task : values()) {
            if (task.label.equals(label)) {
                return Optional.of(task);
            }
        }
        return Optional.empty();
    }

    /** The task that a benchmark of ours measures. */
    static Optional<PeerTask> of(Measurement measurement) {
        String learner = measurement.parameters().getOrDefault("learner", "");
        return Optional.ofNullable(
                switch (measurement.name()) {
                    case "DataBenchmark.read", "PeerReadBenchmark.read" -> READ;
                    case "DataBenchmark.cleanAndEncode" -> ENCODE;
                    case "PeerBenchmark.knnPredict" -> KNN;
                    case "PeerBenchmark.forestFit" -> FOREST_FIT;
                    case "PeerBenchmark.forestPredict" -> FOREST_PREDICT;
                    case "PeerBenchmark.mlpFit" -> MLP_EPOCH;
                    case "PeerBenchmark.mlpPredict" -> MLP_PREDICT;
                    case "StudyProcessBenchmark.run" -> STUDY;
                    case "SingleRowBenchmark.row" ->
                        switch (learner) {
                            case "knn" -> KNN_ROW;
                            case "forest" -> FOREST_ROW;
                            default -> MLP_ROW;
                        };
                    default -> null;
                });
    }

    /** A score as the comparison states it: per epoch, per {@value #TREES} trees, rows a second, seconds. */
    double convert(double score, String scoreUnit, double units) {
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
