package backbeat.study;

import backbeat.preparation.OutlierPolicy;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What a run is asked to do.
 *
 * @param protocol  a protocol of the recipe, by name
 * @param models    the models to fit
 * @param seed      everything random descends from it
 * @param threshold replaces the label rule's threshold
 * @param outliers  what happens to outliers
 * @param settings  how much is tried
 */
public record StudyOptions(
        String protocol,
        Set<ModelKind> models,
        long seed,
        OptionalDouble threshold,
        OutlierPolicy outliers,
        StudySettings settings) {
    /** @throws IllegalArgumentException if there is no model, or a blend of fewer than two */
    public StudyOptions {
        Objects.requireNonNull(protocol, "protocol");
        Objects.requireNonNull(threshold, "threshold");
        Objects.requireNonNull(outliers, "outliers");
        Objects.requireNonNull(settings, "settings");
        // The order of the enumeration, whatever the order of the request.
        Set<ModelKind> ordered = new LinkedHashSet<>(List.of(ModelKind.values()));
        ordered.retainAll(models);
        models = ordered;
        if (models.isEmpty()) {
            throw new IllegalArgumentException("No model was asked for");
        }
        long learners = models.stream().filter(ModelKind.LEARNERS::contains).count();
        if (models.contains(ModelKind.BLEND) && learners < 2) {
            throw new IllegalArgumentException("A blend needs at least two of knn, forest and mlp among the models");
        }
    }

    /** The same with another seed. */
    public StudyOptions withSeed(long other) {
        return new StudyOptions(protocol, models, other, threshold, outliers, settings);
    }

    /** The same with another effort. */
    public StudyOptions withSettings(StudySettings other) {
        return new StudyOptions(protocol, models, seed, threshold, outliers, other);
    }
}
