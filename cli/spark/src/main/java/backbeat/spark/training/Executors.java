package backbeat.spark.training;

import backbeat.catalogue.Catalogue;
import backbeat.kernel.KernelProvider;
import backbeat.learner.Learner;
import backbeat.learners.StandardCatalogue;
import backbeat.parallel.Workers;
import backbeat.search.ModelFitting;
import backbeat.search.Refit;
import backbeat.spark.session.MemoryNeed;
import backbeat.study.Cluster;
import backbeat.study.Engine;
import backbeat.study.FittedModel;
import backbeat.study.StudyOptions;
import backbeat.study.StudyTables;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;

/**
 * A session's executors as the machines of a search: a part is a task of one thread, and what the parts need is broadcast once for
 * all searches on the same tables. A part that is done twice comes to the same, and one of them counts.
 */
public final class Executors implements Cluster, AutoCloseable {
    private final Supplier<SparkSession> spark;
    private StudyTables known;
    private Broadcast<SharedTables> shared;

    /** @param spark asked for the session when there is something to do */
    public Executors(Supplier<SparkSession> spark) {
        this.spark = spark;
    }

    @Override
    public <P extends Serializable, R extends Serializable> List<R> map(
            StudyTables tables, List<P> parts, Work<P, R> work) {
        Broadcast<SharedTables> rows = share(tables);
        List<Integer> numbers = IntStream.range(0, parts.size()).boxed().toList();
        Function<Integer, R> task = number -> {
            Engine alone =
                    new Engine(Workers.sequential(), KernelProvider.best().kernels());
            return work.run(rows.value().get(), parts.get(number), alone, TaskProgress.HERE);
        };
        return context().parallelize(numbers, numbers.size()).map(task).collect();
    }

    @Override
    public List<List<FittedModel>> fit(
            List<StudyTables> sets, StudyOptions options, long seed, Map<String, Given> given) {
        List<String> keys = options.models().stream().map(Learner::key).toList();
        AskedStudy asked = new AskedStudy(options);
        LinkedHashMap<String, Given> known = new LinkedHashMap<>(given);
        List<Broadcast<SharedTables>> rows = new ArrayList<>();
        try {
            for (StudyTables tables : sets) {
                MemoryNeed.forOneTask(tables).check(context().sc());
                rows.add(context().broadcast(new SharedTables(tables)));
            }
            List<Integer> numbers =
                    IntStream.range(0, sets.size() * keys.size()).boxed().toList();
            Function<Integer, PackedModel> task = number -> {
                StudyTables own = rows.get(number / keys.size()).value().get();
                return PackedModel.of(fitOne(keys.get(number % keys.size()), own, asked, seed, known));
            };
            List<PackedModel> packed =
                    context().parallelize(numbers, numbers.size()).map(task).collect();
            Engine driver =
                    new Engine(Workers.sequential(), KernelProvider.best().kernels());
            return IntStream.range(0, sets.size())
                    .mapToObj(set -> packed.subList(set * keys.size(), (set + 1) * keys.size()).stream()
                            .map(model -> model.model(driver))
                            .toList())
                    .toList();
        } finally {
            rows.forEach(Broadcast::destroy);
        }
    }

    private static FittedModel fitOne(
            String key, StudyTables tables, AskedStudy asked, long seed, Map<String, Given> given) {
        Catalogue catalogue = StandardCatalogue.get();
        Engine alone = new Engine(Workers.sequential(), KernelProvider.best().kernels());
        Given known = given.get(key);
        if (known != null) {
            return new Refit(alone, asked.options().seed())
                    .fit(catalogue.learners().named(key), known.options(), known.shown(), tables);
        }
        return new ModelFitting(catalogue, alone, asked.options(), seed)
                .fit(catalogue.learners().named(key), tables, TaskProgress.HERE, List.of());
    }

    private Broadcast<SharedTables> share(StudyTables tables) {
        if (tables != known) {
            close();
            MemoryNeed.forOneTask(tables).check(context().sc());
            shared = context().broadcast(new SharedTables(tables));
            known = tables;
        }
        return shared;
    }

    @Override
    public int width() {
        return context().defaultParallelism();
    }

    private JavaSparkContext context() {
        return JavaSparkContext.fromSparkContext(spark.get().sparkContext());
    }

    /** Forgets the tables on the executors. */
    @Override
    public void close() {
        if (shared != null) {
            shared.destroy();
            shared = null;
            known = null;
        }
    }
}
