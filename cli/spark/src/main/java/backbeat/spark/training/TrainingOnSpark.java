package backbeat.spark.training;

import backbeat.catalogue.StudyLearner;
import backbeat.catalogue.Training;
import backbeat.forest.ForestOptions;
import backbeat.learner.Learners;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** Who fits a model on Spark, and how. */
public final class TrainingOnSpark {
    private TrainingOnSpark() {}

    /**
     * A training of one model.
     *
     * @param entry    the learner
     * @param given    its options, by name; they have been checked
     * @param seed     of all models together
     * @param tasks    how many tasks share the trees of a forest; 0 for four for each core of the cluster
     * @param outOfBag whether a forest's trees vote on the rows that they have not seen
     */
    public static Training of(
            SparkSession spark,
            StudyLearner<?, ?> entry,
            Map<String, String> given,
            long seed,
            int tasks,
            boolean outOfBag) {
        if (entry.learner() == Learners.FOREST) {
            ForestOptions options = Learners.FOREST.parse(Learners.FOREST.withSeed(given, seed));
            return new ForestOnSpark(spark, options, tasks, outOfBag);
        }
        return new OneTask(spark, entry.key(), given, seed);
    }
}
