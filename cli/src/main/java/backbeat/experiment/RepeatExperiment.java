package backbeat.experiment;

import backbeat.catalogue.Catalogue;
import backbeat.data.DataException;
import backbeat.data.Dataset;
import backbeat.evaluation.Metric;
import backbeat.experiment.RepeatTasks.Figures;
import backbeat.model.Progress;
import backbeat.preparation.PreparedData;
import backbeat.preparation.PreprocessingOptions;
import backbeat.preparation.Split;
import backbeat.preparation.Splitter;
import backbeat.result.Parts.LeftOut;
import backbeat.result.Repeats;
import backbeat.result.Repeats.Spread;
import backbeat.search.LighterModels;
import backbeat.study.Engine;
import backbeat.study.FittedModel;
import backbeat.study.StudyOptions;
import backbeat.study.StudyProgress;
import backbeat.study.StudySet;
import backbeat.study.StudySettings;
import backbeat.study.StudyTables;
import backbeat.table.Labels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** Fits the study's models again: on other splits and from other seeds, or on every fold of a cross-validation. */
public final class RepeatExperiment {
    /** The share of the time of another seed that cleaning and splitting take. */
    private static final double SPLITTING = 0.2;

    private final Catalogue catalogue;
    private final Engine engine;
    private final StudyOptions options;
    private final RepeatTasks tasks;

    /** @param tasks who fits the models */
    public RepeatExperiment(Catalogue catalogue, Engine engine, StudyOptions options, RepeatTasks tasks) {
        this.catalogue = catalogue;
        this.tasks = tasks;
        this.engine = engine;
        this.options = options;
    }

    /**
     * The study's seed and the {@code count - 1} seeds after it: splits and learners are drawn anew, with the options that the
     * study has chosen, of a forest {@link StudySettings#SEED_TREES} trees at most. Its own models are not fitted again: of its
     * forest the first trees answer.
     *
     * @param leftOut gets the seeds whose split leaves a part without rows to fit or judge on, with the reason
     * @return nothing where the rows are too few for any other split
     */
    public Optional<Repeats> seeds(
            StudySet set, List<FittedModel> chosen, int count, List<LeftOut> leftOut, Progress progress) {
        try (StudyProgress bar = new StudyProgress(progress, 1)) {
            return seeds(set, chosen, count, leftOut, bar);
        }
    }

    private Optional<Repeats> seeds(
            StudySet set, List<FittedModel> chosen, int count, List<LeftOut> leftOut, StudyProgress bar) {
        Progress splitting = bar.part("splits", SPLITTING);
        splitting.begin("splits", count - 1);
        String[] refusals = new String[count - 1];
        List<Optional<StudyTables>> drawn = engine.workers().map(count - 1, i -> {
            Optional<StudyTables> own = tables(set, options.seed() + 1 + i, refusals, i);
            synchronized (splitting) {
                splitting.advance(1);
            }
            return own;
        });
        List<Long> seeds = new ArrayList<>();
        List<StudyTables> tables = new ArrayList<>();
        for (int i = 0; i < drawn.size(); i++) {
            long seed = options.seed() + 1 + i;
            drawn.get(i).ifPresent(own -> {
                tables.add(own);
                seeds.add(seed);
            });
            if (refusals[i] != null) {
                leftOut.add(new LeftOut("seed " + seed, refusals[i]));
            }
        }
        splitting.end();
        if (seeds.isEmpty()) {
            return Optional.empty();
        }
        LighterModels lighter = new LighterModels(
                catalogue, engine, options.withSettings(options.settings().forSeeds()));
        List<FittedModel> own = lighter.of(chosen, set.tables(), 0);
        List<RepeatTasks.Chosen> models =
                own.stream().map(RepeatTasks.Chosen::of).toList();
        List<Figures> runs = new ArrayList<>(List.of(Figures.of(set.tables(), own)));
        runs.addAll(tasks.seeds(tables, seeds, models, bar.part("repeats", 1 - SPLITTING)));
        seeds.add(0, options.seed());
        return Optional.of(summary("seeds", seeds, runs));
    }

    /** The study's rows, split by another seed; none where they cannot be, and why. */
    private Optional<StudyTables> tables(StudySet set, long seed, String[] refusals, int place) {
        try {
            return Optional.of(
                    set.split(set.protocol(), PreprocessingOptions.defaults().withOutliers(options.outliers()), seed)
                            .tables());
        } catch (DataException e) {
            refusals[place] = e.getMessage();
            return Optional.empty();
        }
    }

    /** Every fold is the test part once; the next fold is the validation part, the others are for training. */
    public Repeats folds(StudySet set, int count, Progress progress) {
        Dataset dataset = set.dataset();
        int[] rows = set.cleaning().rows();
        Labels labels = dataset.labels(set.rule(), rows);
        List<Split> folds = Splitter.folds(count, rows, labels, set.groups(), options.seed());
        List<Figures> runs = tasks.folds(count, fold -> tables(set, folds, fold), progress);
        return summary("folds", LongStream.range(0, count).boxed().toList(), runs);
    }

    private StudyTables tables(StudySet set, List<Split> folds, int fold) {
        int[] validation = folds.get((fold + 1) % folds.size()).test();
        int[] train = without(folds.get(fold).train(), validation);
        PreparedData data = set.data()
                .withSplit(
                        new Split(train, validation, folds.get(fold).test()),
                        PreprocessingOptions.defaults().withOutliers(options.outliers()));
        return StudySet.of(set.source(), data).tables();
    }

    /** {@code rows} without those of {@code left}; both ascend. */
    private static int[] without(int[] rows, int[] left) {
        return Arrays.stream(rows)
                .filter(row -> Arrays.binarySearch(left, row) < 0)
                .toArray();
    }

    private static Repeats summary(String kind, List<Long> numbers, List<Figures> runs) {
        Map<String, Map<String, Spread>> models = new LinkedHashMap<>();
        for (String model : runs.get(0).models().keySet()) {
            Map<String, Spread> figures = new LinkedHashMap<>();
            for (int m = 0; m < Metric.ALL.size(); m++) {
                int place = m;
                double[] values = runs.stream()
                        .mapToDouble(run -> run.models().get(model)[place])
                        .toArray();
                figures.put(Metric.ALL.get(m).key(), Spread.of(values));
            }
            models.put(model, figures);
        }
        return new Repeats(kind, numbers, models);
    }
}
