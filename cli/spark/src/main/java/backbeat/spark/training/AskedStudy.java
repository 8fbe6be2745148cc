package backbeat.spark.training;

import backbeat.learners.StandardCatalogue;
import backbeat.preparation.OutlierPolicy;
import backbeat.study.StudyOptions;
import backbeat.study.StudySettings;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a study was asked for, as plain values on their way to the executors. */
final class AskedStudy implements Serializable {
    private static final long serialVersionUID = 1;

    private final String protocol;
    private final ArrayList<String> models = new ArrayList<>();
    private final long seed;
    private final Double threshold;
    private final String outliers;
    private final String cluster;
    private final ArrayList<Integer> neighborCounts;
    private final ArrayList<Double> learningRates;
    private final int[] counts;
    private final boolean[] wanted;

    AskedStudy(StudyOptions options) {
        StudySettings settings = options.settings();
        protocol = options.protocol();
        options.models().forEach(model -> models.add(model.key()));
        seed = options.seed();
        threshold = options.threshold().isPresent() ? options.threshold().getAsDouble() : null;
        outliers = options.outliers().name();
        cluster = options.cluster().orElse(null);
        neighborCounts = new ArrayList<>(settings.neighborCounts());
        learningRates = new ArrayList<>(settings.learningRates());
        counts = new int[] {
            settings.neighborSample(),
            settings.trees(),
            settings.epochs(),
            settings.patience(),
            settings.hidden(),
            settings.replicates(),
            settings.insightRows()
        };
        wanted = new boolean[] {settings.forestTrials(), settings.leaks(), settings.balanced()};
    }

    /** The options again. */
    StudyOptions options() {
        StudySettings settings = new StudySettings(
                neighborCounts,
                counts[0],
                counts[1],
                wanted[0],
                learningRates,
                counts[2],
                counts[3],
                counts[4],
                counts[5],
                counts[6],
                wanted[1],
                wanted[2]);
        return new StudyOptions(
                protocol,
                StandardCatalogue.get().learners().select(models),
                seed,
                threshold == null ? OptionalDouble.empty() : OptionalDouble.of(threshold),
                OutlierPolicy.valueOf(outliers),
                Optional.ofNullable(cluster),
                settings);
    }
}
