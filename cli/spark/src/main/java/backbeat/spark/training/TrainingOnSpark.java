package backbeat.spark.training;

import backbeat.catalogue.StudyLearner;
import backbeat.catalogue.Training;
import backbeat.forest.ForestOptions;
import backbeat.learner.Learners;
import backbeat.spark.preparation.FeaturesOnSpark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/** Who fits a model on Spark, and how. */
public final class TrainingOnSpark {
    /** The number of neighbors, where a search chooses it. */
    private static final String AUTO = "auto";

    private TrainingOnSpark() {}

    /** As below, of rows that this process has prepared. */
    public static Training of(
            SparkSession spark,
            StudyLearner<?, ?> entry,
            Map<String, String> given,
            long seed,
            int tasks,
            boolean outOfBag) {
        return of(spark, entry, given, seed, tasks, outOfBag, Optional.empty());
    }

    /**
     * A training of one model.
     *
     * @param entry    the learner
     * @param given    its options, by name; they have been checked
     * @param seed     of all models together
     * @param tasks    how many tasks share the trees of a forest; 0 for four for each core of the cluster
     * @param outOfBag whether a forest's trees vote on the rows that they have not seen
     * @param features who has prepared the training rows, where they are not in this process
     */
    public static Training of(
            SparkSession spark,
            StudyLearner<?, ?> entry,
            Map<String, String> given,
            long seed,
            int tasks,
            boolean outOfBag,
            Optional<FeaturesOnSpark> features) {
        if (entry.learner() == Learners.FOREST) {
            ForestOptions options = Learners.FOREST.parse(Learners.FOREST.withSeed(given, seed));
            return new ForestOnSpark(spark, options, tasks, outOfBag, features);
        }
        return AUTO.equals(given.get("k"))
                ? searched(spark, entry.training(given, seed))
                : new OneTask(spark, entry.key(), given, seed);
    }

    /** What is chosen by a search is searched for by tasks; the driver makes the model of what they have found. */
    private static Training searched(SparkSession spark, Training training) {
        return (tables, engine, progress) -> {
            try (Executors executors = new Executors(() -> spark)) {
                Training.Result result = training.fit(tables, engine.with(executors), progress);
                List<String> remarks = new ArrayList<>(result.remarks());
                remarks.add("Tasks searched, the driver fitted what they found.");
                return new Training.Result(result.fit(), result.facts(), remarks);
            }
        };
    }
}
