package backbeat.spark.training;

import backbeat.experiment.LocalRepeats;
import backbeat.experiment.RepeatTasks;
import backbeat.kernel.KernelProvider;
import backbeat.learners.StandardCatalogue;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.spark.session.MemoryNeed;
import backbeat.study.Engine;
import backbeat.study.StudyOptions;
import backbeat.study.StudyTables;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;

/**
 * Repeats and folds as tasks: each gets the tables of its part, fits what one machine fits on one thread, and brings back
 * figures. A part that is computed twice (retried, or speculatively) comes to the same figures, and one of them counts.
 *
 * @param spark   asked for the session when there is something to do
 * @param options of the study
 */
public record RepeatsOnSpark(Supplier<SparkSession> spark, StudyOptions options) implements RepeatTasks {
    /** What a task brings back: the figures of its part, by model. */
    private record Answer(LinkedHashMap<String, double[]> models) implements Serializable {
        static Answer of(Figures figures) {
            return new Answer(new LinkedHashMap<>(figures.models()));
        }
    }

    /** A chosen model on its way. */
    private record Wanted(String key, LinkedHashMap<String, String> options, LinkedHashMap<String, String> shown)
            implements Serializable {
        static Wanted of(Chosen model) {
            return new Wanted(model.key(), new LinkedHashMap<>(model.options()), new LinkedHashMap<>(model.shown()));
        }

        Chosen chosen() {
            return new Chosen(key, options, shown);
        }
    }

    /** What is done with one part, on one thread of an executor. */
    private interface Work extends Serializable {
        Figures figures(int part, StudyTables tables, LocalRepeats fitting);
    }

    @Override
    public List<Figures> seeds(List<StudyTables> tables, List<Long> seeds, List<Chosen> chosen, Progress progress) {
        ArrayList<Wanted> wanted = new ArrayList<>();
        chosen.forEach(model -> wanted.add(Wanted.of(model)));
        ArrayList<Long> drawn = new ArrayList<>(seeds);
        return parts(
                "repeats",
                tables.size(),
                tables::get,
                progress,
                (part, own, fitting) -> fitting.seeds(
                                List.of(own),
                                List.of(drawn.get(part)),
                                wanted.stream().map(Wanted::chosen).toList(),
                                TaskProgress.HERE)
                        .get(0));
    }

    @Override
    public List<Figures> folds(int count, IntFunction<StudyTables> tables, Progress progress) {
        return parts("folds", count, tables, progress, (part, own, fitting) -> fitting.fold(own));
    }

    private List<Figures> parts(String name, int count, IntFunction<StudyTables> tables, Progress progress, Work work) {
        progress.begin(name, 1);
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.get().sparkContext());
        ArrayList<Broadcast<SharedTables>> shared = new ArrayList<>();
        try {
            for (int part = 0; part < count; part++) {
                StudyTables own = tables.apply(part);
                MemoryNeed.forOneTask(own).check(context.sc());
                shared.add(context.broadcast(new SharedTables(own)));
            }
            AskedStudy asked = new AskedStudy(options);
            List<Integer> numbers = IntStream.range(0, count).boxed().toList();
            Function<Integer, Answer> task =
                    part -> answer(part, shared.get(part).value().get(), asked, work);
            List<Figures> figures = context.parallelize(numbers, count).map(task).collect().stream()
                    .map(answer -> new Figures(answer.models()))
                    .toList();
            progress.advance(1);
            progress.end();
            return figures;
        } finally {
            shared.forEach(Broadcast::destroy);
        }
    }

    private static Answer answer(int part, StudyTables tables, AskedStudy asked, Work work) {
        Engine alone = new Engine(Workers.sequential(), KernelProvider.best().kernels());
        return Answer.of(work.figures(part, tables, new LocalRepeats(StandardCatalogue.get(), alone, asked.options())));
    }
}
