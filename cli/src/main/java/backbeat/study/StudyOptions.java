package backbeat.study;

import backbeat.learner.Learner;
import backbeat.preparation.OutlierPolicy;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a run is asked to do.
 *
 * @param protocol  a protocol of the recipe, by name
 * @param models    the models to fit, in the order of the catalogue
 * @param seed      everything random descends from it
 * @param threshold replaces the label rule's threshold
 * @param outliers  what happens to outliers
 * @param cluster   the group key whose groups are taken as independent; empty leaves that to the recipe
 * @param settings  how much is tried
 */
public record StudyOptions(
        String protocol,
        List<Learner<?, ?>> models,
        long seed,
        OptionalDouble threshold,
        OutlierPolicy outliers,
        Optional<String> cluster,
        StudySettings settings) {
    /** @throws IllegalArgumentException if there is no model */
    public StudyOptions {
        Objects.requireNonNull(protocol, "protocol");
        Objects.requireNonNull(threshold, "threshold");
        Objects.requireNonNull(outliers, "outliers");
        Objects.requireNonNull(cluster, "cluster");
        Objects.requireNonNull(settings, "settings");
        models = List.copyOf(models);
        if (models.isEmpty()) {
            throw new IllegalArgumentException("No model was asked for");
        }
    }

    /** With the recipe's clusters. */
    public StudyOptions(
            String protocol,
            List<Learner<?, ?>> models,
            long seed,
            OptionalDouble threshold,
            OutlierPolicy outliers,
            StudySettings settings) {
        this(protocol, models, seed, threshold, outliers, Optional.empty(), settings);
    }

    /** The same with other clusters. */
    public StudyOptions withCluster(Optional<String> other) {
        return new StudyOptions(protocol, models, seed, threshold, outliers, other, settings);
    }

    /** The same with another seed. */
    public StudyOptions withSeed(long other) {
        return new StudyOptions(protocol, models, other, threshold, outliers, cluster, settings);
    }

    /** The same with other models. */
    public StudyOptions withModels(List<Learner<?, ?>> others) {
        return new StudyOptions(protocol, others, seed, threshold, outliers, cluster, settings);
    }

    /** The same with another effort. */
    public StudyOptions withSettings(StudySettings other) {
        return new StudyOptions(protocol, models, seed, threshold, outliers, cluster, other);
    }
}
