package backbeat.inspection;

import backbeat.neighbors.KnnClassifier;
import java.util.Locale;

/** How neighbors are counted and looked for. */
public final class NeighborsInspection {
    private NeighborsInspection() {}

    public static Inspection of(KnnClassifier model) {
        String weighting = lower(model.options().weighting());
        String search = lower(model.choice().search());
        String weights = model.options().weights().toString();
        int rows = model.training().rows();
        int positives = model.labels().positives();
        return new Inspection.Builder()
                .line(
                        "Neighbors",
                        "k = " + model.options().k() + ", weighting " + weighting
                                + (weights.isEmpty() ? "" : ", columns weigh " + weights))
                .line("Training", (rows == 1 ? "1 row, " : rows + " rows, ") + positives + " positive")
                .line("Search", search + ": " + model.choice().reason())
                .put("k", model.options().k())
                .put("weighting", weighting)
                .put("weights", weights)
                .put("trainingRows", rows)
                .put("positiveRows", positives)
                .put("search", search)
                .done();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
