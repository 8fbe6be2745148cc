package backbeat.experiment;

import backbeat.catalogue.Catalogue;
import backbeat.data.Dataset;
import backbeat.evaluation.Metric;
import backbeat.evaluation.Metrics;
import backbeat.model.Progress;
import backbeat.preparation.PreparedData;
import backbeat.preparation.PreprocessingOptions;
import backbeat.preparation.Split;
import backbeat.preparation.Splitter;
import backbeat.random.NamedStream;
import backbeat.result.Repeats;
import backbeat.result.Repeats.Spread;
import backbeat.search.ModelFitting;
import backbeat.study.Engine;
import backbeat.study.FittedModel;
import backbeat.study.StudyEvaluation;
import backbeat.study.StudyOptions;
import backbeat.study.StudyProgress;
import backbeat.study.StudySet;
import backbeat.table.Labels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs the study's models again: on other splits drawn with other seeds, or on every fold of a cross-validation. */
public final class RepeatExperiment {
    private final Catalogue catalogue;
    private final Engine engine;
    private final StudyOptions options;

    public RepeatExperiment(Catalogue catalogue, Engine engine, StudyOptions options) {
        this.catalogue = catalogue;
        this.engine = engine;
        this.options = options;
    }

    /** The study's seed and the {@code count - 1} seeds after it: split, models and choices are all drawn anew. */
    public Repeats seeds(StudySet set, int count, Progress progress) {
        List<Long> seeds = new ArrayList<>();
        List<Map<String, Metrics>> runs = new ArrayList<>();
        progress.begin("repeats", count);
        for (int i = 0; i < count; i++) {
            progress.checkCancelled();
            StudyOptions own = options.withSeed(options.seed() + i);
            seeds.add(own.seed());
            runs.add(fit(new Study(catalogue, engine, own).prepare(set.source(), set.recipe()), own));
            progress.advance(1);
        }
        progress.end();
        return summary("seeds", seeds, runs);
    }

    /** Every fold is the test part once; the next fold is the validation part, the others are for training. */
    public Repeats folds(StudySet set, int count, Progress progress) {
        Dataset dataset = set.dataset();
        int[] rows = set.cleaning().rows();
        Labels labels = dataset.labels(set.rule(), rows);
        List<Split> folds = Splitter.folds(count, rows, labels, set.groups(), options.seed());
        List<Long> numbers = new ArrayList<>();
        List<Map<String, Metrics>> runs = new ArrayList<>();
        progress.begin("folds", count);
        for (int fold = 0; fold < count; fold++) {
            progress.checkCancelled();
            int[] test = folds.get(fold).test();
            int[] validation = folds.get((fold + 1) % count).test();
            int[] train = without(folds.get(fold).train(), validation);
            PreparedData data = set.data()
                    .withSplit(
                            new Split(train, validation, test),
                            PreprocessingOptions.defaults().withOutliers(options.outliers()));
            StudySet own = StudySet.of(set.source(), data);
            numbers.add((long) fold);
            runs.add(fit(own, options));
            progress.advance(1);
        }
        progress.end();
        return summary("folds", numbers, runs);
    }

    private Map<String, Metrics> fit(StudySet set, StudyOptions own) {
        ModelFitting fitting = new ModelFitting(catalogue, engine, own, NamedStream.STUDY_MODELS.seed(own.seed()));
        List<FittedModel> models = fitting.fitAll(set.tables(), new StudyProgress(Progress.NONE, 1));
        Map<String, Metrics> metrics = new LinkedHashMap<>();
        for (FittedModel model : models) {
            metrics.put(model.key(), Metrics.of(set.tables().testLabels(), model.test(), StudyEvaluation.THRESHOLD));
        }
        return metrics;
    }

    /** {@code rows} without those of {@code left}; both ascend. */
    private static int[] without(int[] rows, int[] left) {
        return Arrays.stream(rows)
                .filter(row -> Arrays.binarySearch(left, row) < 0)
                .toArray();
    }

    private static Repeats summary(String kind, List<Long> numbers, List<Map<String, Metrics>> runs) {
        Map<String, Map<String, Spread>> models = new LinkedHashMap<>();
        for (String model : runs.get(0).keySet()) {
            Map<String, Spread> figures = new LinkedHashMap<>();
            for (Metric metric : Metric.ALL) {
                double[] values = runs.stream()
                        .mapToDouble(run -> run.get(model).value(metric))
                        .toArray();
                figures.put(metric.key(), Spread.of(values));
            }
            models.put(model, figures);
        }
        return new Repeats(kind, numbers, models);
    }
}
