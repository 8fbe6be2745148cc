package backbeat.spark.training;

import backbeat.catalogue.Training;
import backbeat.forest.ForestOptions;
import backbeat.forest.ForestPlan;
import backbeat.forest.OutOfBag;
import backbeat.forest.PreparedRows;
import backbeat.forest.RandomForest;
import backbeat.learner.Fit;
import backbeat.learner.Learners;
import backbeat.model.Progress;
import backbeat.pipeline.ForestPlanBytes;
import backbeat.spark.preparation.FeaturesOnSpark;
import backbeat.spark.session.MemoryNeed;
import backbeat.study.Engine;
import backbeat.study.StudyTables;
import backbeat.text.Numbers;
import backbeat.tree.TrainingRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;

/**
 * A random forest whose trees are grown by tasks. The driver packs the training rows, a byte a column and some for sets, or
 * puts together the columns that tasks have packed; they travel once to each executor, where its tasks share them; the trees come
 * back and are put in the order of their numbers.
 *
 * @param spark    the session
 * @param options  of the forest
 * @param tasks    how many tasks share the trees; 0 for four for each core of the cluster
 * @param outOfBag whether the trees vote on the rows that they have not seen, for a remark
 * @param features who has prepared the training rows; empty if they are in this process
 */
record ForestOnSpark(
        SparkSession spark, ForestOptions options, int tasks, boolean outOfBag, Optional<FeaturesOnSpark> features)
        implements Training {
    private static final int TASKS_OF_A_CORE = 4;

    @Override
    public Result fit(StudyTables tables, Engine engine, Progress progress) {
        ForestOptions grown = options.withOutOfBag(outOfBag);
        MemoryNeed.forForest(tables.trainRows(), tables.schema(), outOfBag).check(spark.sparkContext());
        ForestPlan plan =
                features.map(columns -> plan(columns, tables, grown)).orElseGet(() -> plan(tables, grown, engine));
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        Broadcast<SharedPlan> shared = context.broadcast(new SharedPlan(plan));
        try {
            List<int[]> ranges = ranges(options.trees(), count(context));
            List<ForestPlan.Share> shares = new ArrayList<>();
            for (byte[] share : context.parallelize(ranges, ranges.size())
                    .map(range -> shared.value().grow(range[0], range[1]))
                    .collect()) {
                shares.add(ForestPlanBytes.share(share, plan));
            }
            RandomForest forest = plan.gather(shares);
            RandomForest plain = RandomForest.of(forest.schema(), options, forest.trees());
            List<String> remarks = new ArrayList<>();
            remarks.add("Trees were grown by " + Numbers.counted(ranges.size(), "task") + ".");
            forest.outOfBag().ifPresent(votes -> remarks.add(remark(votes, tables)));
            return new Result(new Fit<>(Learners.FOREST, options, plain), Map.of(), remarks);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            shared.destroy();
        }
    }

    private static ForestPlan plan(StudyTables tables, ForestOptions grown, Engine engine) {
        PreparedRows prepared =
                PreparedRows.of(tables.train(), tables.trainLabels(), grown.maxBins(), engine.workers());
        return ForestPlan.of(grown, prepared, tables.trainGroups());
    }

    /** The training rows themselves come to the driver where trees vote on them alone. */
    private static ForestPlan plan(FeaturesOnSpark columns, StudyTables tables, ForestOptions grown) {
        TrainingRows rows = columns.trainingRows(grown.maxBins(), tables.trainLabels());
        boolean votes = grown.bootstrap() && grown.outOfBag();
        return ForestPlan.restored(
                grown, rows, tables.trainGroups(), votes ? Optional.of(tables.train()) : Optional.empty());
    }

    private int count(JavaSparkContext context) {
        int wanted = tasks > 0 ? tasks : TASKS_OF_A_CORE * context.defaultParallelism();
        return Math.min(wanted, options.trees());
    }

    /** Cuts trees into ranges whose lengths differ by one at most. */
    static List<int[]> ranges(int trees, int parts) {
        List<int[]> ranges = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            int from = (int) ((long) trees * part / parts);
            ranges.add(new int[] {from, (int) ((long) trees * (part + 1) / parts)});
        }
        return ranges;
    }

    private static String remark(OutOfBag votes, StudyTables tables) {
        return String.format(
                Locale.ROOT,
                "Out-of-bag accuracy %.4f, on %,d of %,d training rows.",
                votes.accuracy(tables.trainLabels()),
                votes.rows().length,
                tables.trainRows());
    }
}
