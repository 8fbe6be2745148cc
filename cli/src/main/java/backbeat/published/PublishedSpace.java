package backbeat.published;

import backbeat.files.Json;
import backbeat.preparation.OutlierPolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The preprocessing that the search for the published table tries: declared here before any result is seen, small enough
 * to be run, and wide enough to hold every reading of the write-up's text.
 */
final class PublishedSpace {
    /** Label thresholds; at 50 also with negative rows left out until the write-up's 45 % are positive. */
    static final List<Double> THRESHOLDS = List.of(50.0, 45.0, 40.0, 38.0);

    static final List<OutlierPolicy> OUTLIERS = List.of(OutlierPolicy.CLIP, OutlierPolicy.DROP);
    static final List<Integer> NEIGHBORS = List.of(1, 3, 5, 10, 15, 25);
    static final List<Integer> EPOCHS = List.of(20);

    /** Depths at which the forest's trees end; 0 for no such limit. */
    static final List<Integer> DEPTHS = List.of(0, 10, 5);

    /** The positive rate that the write-up states. */
    static final double STATED_RATE = 0.45;

    /**
     * The part of a setting that decides which rows there are.
     *
     * @param threshold label threshold
     * @param thinned   whether negative rows are left out until {@link #STATED_RATE} are positive
     * @param outliers  what happens to outliers
     * @param onePer    keep one row per group of this key; empty keeps all rows
     */
    record Rows(double threshold, boolean thinned, OutlierPolicy outliers, String onePer) {
        Map<String, String> describe() {
            Map<String, String> shown = new LinkedHashMap<>();
            shown.put("threshold", Json.rounded(threshold).toPlainString());
            shown.put("balance", thinned ? "negatives thinned" : "as it is");
            shown.put("outliers", outliers.name().toLowerCase(Locale.ROOT));
            shown.put("duplicates", onePer.isEmpty() ? "kept" : "one row per " + onePer);
            return shown;
        }
    }

    private PublishedSpace() {}

    /** All choices of rows; {@code key} is the group of which one row is kept. */
    static List<Rows> rows(String key, double statedThreshold) {
        List<Rows> all = new ArrayList<>();
        for (String onePer : List.of("", key)) {
            for (OutlierPolicy outliers : OUTLIERS) {
                for (double threshold : THRESHOLDS) {
                    all.add(new Rows(threshold, false, outliers, onePer));
                }
                all.add(new Rows(statedThreshold, true, outliers, onePer));
            }
        }
        return all;
    }

    /** The space by name, for the files. */
    static Map<String, List<String>> describe(String key, String column) {
        Map<String, List<String>> space = new LinkedHashMap<>();
        space.put(
                "threshold",
                THRESHOLDS.stream()
                        .map(value -> Json.rounded(value).toPlainString())
                        .toList());
        space.put("balance", List.of("as it is", "negatives thinned to 45 % positive at the stated threshold"));
        space.put(
                "outliers",
                OUTLIERS.stream()
                        .map(value -> value.name().toLowerCase(Locale.ROOT))
                        .toList());
        space.put("duplicates", List.of("kept", "one row per " + key));
        space.put("columns of kNN and forest", List.of("all", "without " + column));
        space.put("columns of the network", List.of("all", "without " + column));
        space.put("k", NEIGHBORS.stream().map(String::valueOf).toList());
        space.put("numbers of kNN", List.of("standardized", "as they are"));
        space.put(
                "depth of trees",
                DEPTHS.stream()
                        .map(depth -> depth == 0 ? "no limit" : String.valueOf(depth))
                        .toList());
        space.put("network", List.of("fitted", "constant no"));
        space.put("epochs", EPOCHS.stream().map(String::valueOf).toList());
        space.put("label", List.of("one for all learners", "one for each learner"));
        return space;
    }
}
