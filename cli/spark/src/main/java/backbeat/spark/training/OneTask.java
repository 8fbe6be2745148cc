package backbeat.spark.training;

import backbeat.catalogue.Training;
import backbeat.kernel.KernelProvider;
import backbeat.learner.Fit;
import backbeat.learner.Learner;
import backbeat.learners.StandardCatalogue;
import backbeat.model.BinaryClassifier;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.pipeline.BareModel;
import backbeat.spark.session.MemoryNeed;
import backbeat.study.Engine;
import backbeat.study.StudyTables;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;

/**
 * A model that one task fits on an executor, for its steps follow each other: a network's epochs, a regression's iterations, a
 * tree of neighbors that all rows are sorted into.
 *
 * @param spark the session
 * @param key   of the learner
 * @param given its options, by name
 * @param seed  of all models together
 */
record OneTask(SparkSession spark, String key, Map<String, String> given, long seed) implements Training {
    /** What a task brings back. */
    private record Fitted(byte[] model, Map<String, String> options, Map<String, String> facts, List<String> remarks)
            implements Serializable {}

    @Override
    public Result fit(StudyTables tables, Engine engine, Progress progress) {
        MemoryNeed.forOneTask(tables).check(spark.sparkContext());
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        Broadcast<SharedTables> shared = context.broadcast(new SharedTables(tables));
        String learner = key;
        Map<String, String> options = new LinkedHashMap<>(given);
        long seedOfAll = seed;
        try {
            Fitted fitted = context.parallelize(List.of(0), 1)
                    .map(task -> fit(learner, options, seedOfAll, shared.value().get()))
                    .first();
            return result(fitted, engine);
        } finally {
            shared.destroy();
        }
    }

    /** Within the task: the very training of the command line, on one thread. */
    private static Fitted fit(String key, Map<String, String> given, long seed, StudyTables tables) {
        Engine engine = new Engine(Workers.sequential(), KernelProvider.best().kernels());
        Result result = StandardCatalogue.get().named(key).training(given, seed).fit(tables, engine, TaskProgress.HERE);
        return fitted(result.fit(), result);
    }

    private static <O, M extends BinaryClassifier> Fitted fitted(Fit<O, M> fit, Result result) {
        return new Fitted(
                BareModel.of(fit.model()),
                new LinkedHashMap<>(fit.learner().describe(fit.options())),
                new LinkedHashMap<>(result.facts()),
                new ArrayList<>(result.remarks()));
    }

    private Result result(Fitted fitted, Engine engine) {
        try {
            BinaryClassifier model = BareModel.read(fitted.model(), engine.workers());
            List<String> remarks = new ArrayList<>(fitted.remarks());
            remarks.add("One task fitted it: its steps follow each other.");
            Fit<?, ?> fit = fit(StandardCatalogue.get().named(key).learner(), fitted.options(), model);
            return new Result(fit, fitted.facts(), remarks);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <O, M extends BinaryClassifier> Fit<O, M> fit(
            Learner<O, M> learner, Map<String, String> options, BinaryClassifier model) {
        return new Fit<>(learner, learner.parse(options), learner.type().cast(model));
    }
}
