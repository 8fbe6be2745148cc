package backbeat.preparation;

import java.util.Objects;
import java.util.Set;

/**
 * How features are prepared.
 *
 * @param outliers what to do with outliers
 * @param without  feature columns that are left out, to see what they are worth; derived columns over a set, too
 * @param naive    whether training rows are told the rates of all training rows, their own labels among them, in place of
 *                 those of other folds ({@link SetNumbers}): a leak, for the lesson
 */
public record PreprocessingOptions(OutlierPolicy outliers, Set<String> without, boolean naive) {
    public PreprocessingOptions {
        Objects.requireNonNull(outliers, "outliers");
        without = Set.copyOf(without);
    }

    /** Clip outliers, use every feature, rates from other folds. */
    public static PreprocessingOptions defaults() {
        return new PreprocessingOptions(OutlierPolicy.CLIP, Set.of(), false);
    }

    public PreprocessingOptions withOutliers(OutlierPolicy policy) {
        return new PreprocessingOptions(policy, without, naive);
    }

    public PreprocessingOptions without(String... columns) {
        return new PreprocessingOptions(outliers, Set.of(columns), naive);
    }

    public PreprocessingOptions withNaive(boolean other) {
        return new PreprocessingOptions(outliers, without, other);
    }
}
