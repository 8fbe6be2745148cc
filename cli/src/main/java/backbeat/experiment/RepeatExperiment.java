package backbeat.experiment;

import backbeat.catalogue.Catalogue;
import backbeat.data.DataException;
import backbeat.data.Dataset;
import backbeat.evaluation.Metric;
import backbeat.evaluation.Metrics;
import backbeat.learner.Fit;
import backbeat.learner.Learner;
import backbeat.learner.LearnerOption;
import backbeat.learner.Role;
import backbeat.model.BinaryClassifier;
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
import backbeat.study.StudyTables;
import backbeat.table.Labels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fits the study's models again: on other splits and from other seeds, or on every fold of a cross-validation. */
public final class RepeatExperiment {
    private final Catalogue catalogue;
    private final Engine engine;
    private final StudyOptions options;

    public RepeatExperiment(Catalogue catalogue, Engine engine, StudyOptions options) {
        this.catalogue = catalogue;
        this.engine = engine;
        this.options = options;
    }

    /**
     * The study's seed and the {@code count - 1} seeds after it: splits and learners are drawn anew, with the options that the
     * study has chosen. Its own models are not fitted again; the others are the tasks, one thread each.
     *
     * @return nothing where the rows are too few for any other split
     */
    public Optional<Repeats> seeds(StudySet set, List<FittedModel> chosen, int count, Progress progress) {
        List<FittedModel> single = chosen.stream()
                .filter(model -> model.learner().role() != Role.BLEND)
                .toList();
        progress.begin("repeats", (long) (count - 1) * (single.size() + 1));
        List<Long> drawn = new ArrayList<>();
        List<StudySet> sets = new ArrayList<>();
        for (int i = 1; i < count; i++) {
            StudyOptions own = options.withSeed(options.seed() + i);
            try {
                sets.add(new Study(catalogue, engine, own).prepare(set.source(), set.recipe()));
                drawn.add(own.seed());
            } catch (DataException e) {
                // A split of few rows may leave a part without a class: that seed is left out, the seeds named show it.
                progress.note("seed " + own.seed() + " is left out");
            }
            progress.advance(1);
        }
        int others = sets.size();
        // Those of the last learners take longest: they begin, so that the last to end are quick.
        List<FittedModel> fitted = engine.workers().map(others * single.size(), task -> {
            FittedModel model = single.get(single.size() - 1 - task / others);
            long seed = drawn.get(task % others);
            FittedModel again =
                    again(model.fit(), model, sets.get(task % others).tables(), seed);
            synchronized (progress) {
                progress.checkCancelled();
                progress.advance(1);
            }
            return again;
        });
        List<Long> seeds = new ArrayList<>(List.of(options.seed()));
        List<Map<String, Metrics>> runs = new ArrayList<>(List.of(metrics(set, chosen)));
        for (int i = 0; i < others; i++) {
            List<FittedModel> models = new ArrayList<>();
            for (int m = single.size() - 1; m >= 0; m--) {
                models.add(fitted.get(m * others + i));
            }
            StudyTables tables = sets.get(i).tables();
            for (FittedModel model : chosen) {
                if (model.learner().role() == Role.BLEND) {
                    ModelFitting fitting = new ModelFitting(catalogue, engine, options, 0);
                    models.add(fitting.fit(model.learner(), tables, Progress.NONE, List.copyOf(models)));
                }
            }
            seeds.add(drawn.get(i));
            runs.add(metrics(sets.get(i), models));
        }
        progress.end();
        return others == 0 ? Optional.empty() : Optional.of(summary("seeds", seeds, runs));
    }

    private <O, M extends BinaryClassifier> FittedModel again(
            Fit<O, M> fit, FittedModel model, StudyTables tables, long seed) {
        Learner<O, M> learner = fit.learner();
        Map<String, String> given = new LinkedHashMap<>(learner.describe(fit.options()));
        learner.options().stream().filter(LearnerOption::isSeed).forEach(option -> given.remove(option.name()));
        O own = learner.parse(learner.withSeed(given, NamedStream.STUDY_MODELS.seed(seed)));
        Engine alone = engine.sequential();
        M fitted = learner.fit(own, tables.training(), alone.workers(), alone.kernels(), Progress.NONE);
        return FittedModel.of(new Fit<>(learner, own, fitted), model.options(), tables, alone, 0);
    }

    private static Map<String, Metrics> metrics(StudySet set, List<FittedModel> models) {
        Map<String, Metrics> metrics = new LinkedHashMap<>();
        for (FittedModel model : models) {
            metrics.put(model.key(), Metrics.of(set.tables().testLabels(), model.test(), StudyEvaluation.THRESHOLD));
        }
        return metrics;
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
        return metrics(set, models);
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
