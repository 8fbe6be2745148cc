package backbeat.spark.training;

import backbeat.catalogue.Training;
import backbeat.kernel.KernelProvider;
import backbeat.learners.StandardCatalogue;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.spark.session.MemoryNeed;
import backbeat.study.Engine;
import backbeat.study.StudyTables;
import java.io.Serializable;
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
    private record Fitted(PackedFit fit, LinkedHashMap<String, String> facts, ArrayList<String> remarks)
            implements Serializable {}

    @Override
    public Result fit(StudyTables tables, Engine engine, Progress progress) {
        MemoryNeed.forOneTask(tables).check(spark.sparkContext());
        MemoryNeed.forSending(tables).checkDriver();
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
        return new Fitted(
                PackedFit.of(result.fit()), new LinkedHashMap<>(result.facts()), new ArrayList<>(result.remarks()));
    }

    private static Result result(Fitted fitted, Engine engine) {
        List<String> remarks = new ArrayList<>(fitted.remarks());
        remarks.add("One task fitted it: its steps follow each other.");
        return new Result(fitted.fit().fit(engine.workers()), fitted.facts(), remarks);
    }
}
