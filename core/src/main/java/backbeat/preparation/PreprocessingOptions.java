package backbeat.preparation;

import java.util.Objects;
import java.util.Set;

/**
 * How features are prepared.
 *
 * @param outliers what to do with outliers
 * @param without  feature columns that are left out, to see what they are worth
 */
public record PreprocessingOptions(OutlierPolicy outliers, Set<String> without) {
    public PreprocessingOptions {
        Objects.requireNonNull(outliers, "outliers");
        without = Set.copyOf(without);
    }

    /** Clip outliers, use every feature. */
    public static PreprocessingOptions defaults() {
        return new PreprocessingOptions(OutlierPolicy.CLIP, Set.of());
    }

    public PreprocessingOptions withOutliers(OutlierPolicy policy) {
        return new PreprocessingOptions(policy, without);
    }

    public PreprocessingOptions without(String... columns) {
        return new PreprocessingOptions(outliers, Set.of(columns));
    }
}
