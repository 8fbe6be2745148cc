package backbeat.leaks;

import backbeat.catalogue.Catalogue;
import backbeat.data.DataException;
import backbeat.data.Dataset;
import backbeat.data.Groups;
import backbeat.data.LabelRule;
import backbeat.data.Relation;
import backbeat.evaluation.Bootstrap;
import backbeat.evaluation.Difference;
import backbeat.evaluation.Forecast;
import backbeat.evaluation.Metric;
import backbeat.evaluation.Resamples;
import backbeat.learner.Learner;
import backbeat.learner.Role;
import backbeat.model.Progress;
import backbeat.preparation.Cleaning;
import backbeat.preparation.PreparedData;
import backbeat.preparation.PreprocessingOptions;
import backbeat.preparation.Split;
import backbeat.random.NamedStream;
import backbeat.recipe.Protocol;
import backbeat.recipe.Recipe;
import backbeat.result.LeakStudy.FixedLeaks;
import backbeat.result.LeakStudy.FixedLeaks.Worth;
import backbeat.source.LoadedData;
import backbeat.study.Engine;
import backbeat.study.FittedModel;
import backbeat.study.StudyEvaluation;
import backbeat.study.StudyOptions;
import backbeat.study.StudySet;
import backbeat.table.Labels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What relatives of test rows in training are worth, on test rows that stay the same: a step trains on nothing related,
 * then on the same artist's, on the same song's, on the same track's rows as well. The staircase of {@link LeakExperiment}
 * changes its test rows from step to step; here every difference is paired.
 */
final class FixedRowsExperiment {
    private final Engine engine;
    private final StudyOptions options;
    private final SideBySide fitting;
    private final boolean isAsked;

    /**
     * An experiment.
     *
     * @param options seed, threshold, outlier policy, clusters and effort count
     * @param asked   the models; those that are constant rank nothing and are left out
     * @param chosen  models whose options are taken
     */
    FixedRowsExperiment(
            Catalogue catalogue,
            Engine engine,
            StudyOptions options,
            List<Learner<?, ?>> asked,
            List<FittedModel> chosen) {
        this.engine = engine;
        List<Learner<?, ?>> ranking = asked.stream()
                .filter(learner -> learner.role() != Role.CONSTANT)
                .toList();
        this.isAsked = !ranking.isEmpty();
        this.options = options.withModels(isAsked ? ranking : options.models());
        this.fitting = new SideBySide(catalogue, engine, this.options, chosen);
    }

    /**
     * Runs the steps.
     *
     * @return empty where the recipe knows no relations, or no model ranks rows
     * @throws DataException if the rows are too few
     */
    Optional<FixedLeaks> run(LoadedData source, Recipe recipe, Kinship kinship, Progress progress) {
        List<Relation> relations = kinship.steps();
        if (relations.isEmpty() || !isAsked) {
            return Optional.empty();
        }
        LabelRule rule = options.threshold().isPresent()
                ? recipe.label().withThreshold(options.threshold().getAsDouble())
                : recipe.label();
        Cleaning.Result cleaning = Cleaning.clean(source.dataset(), recipe, Protocol.ROWS, rule);
        FixedRows rows = FixedRows.of(cleaning.rows(), kinship, relations, options.seed());
        List<StudySet> sets =
                engine.workers().map(relations.size() + 1, step -> set(source, recipe, rule, cleaning, rows, step - 1));
        progress.begin(
                "leaks on fixed rows",
                SideBySide.steps(sets.stream()
                        .mapToDouble(set -> fitting.weight(set.tables()))
                        .sum()));
        List<List<FittedModel>> models =
                fitting.fit(sets.stream().map(StudySet::tables).toList(), progress);
        progress.end();
        return Optional.of(new Judged(kinship, relations, rows, sets.get(0), models).found());
    }

    /** Every part and both classes in each: else there is nothing to compare. */
    private static void requireEnough(Dataset dataset, LabelRule rule, FixedRows rows) {
        for (int[] part : List.of(rows.training(-1), rows.validation(), rows.test())) {
            Labels labels = dataset.labels(rule, part);
            if (Math.min(labels.positives(), labels.negatives()) < StudyEvaluation.LEAST_OF_A_CLASS) {
                throw new DataException(
                        "with a part of the groups held out, training, validation or test part has fewer than "
                                + StudyEvaluation.LEAST_OF_A_CLASS + " rows of a class");
            }
        }
    }

    private StudySet set(
            LoadedData source, Recipe recipe, LabelRule rule, Cleaning.Result cleaning, FixedRows rows, int step) {
        Split split = new Split(rows.training(step), rows.validation(), rows.test());
        PreparedData data = PreparedData.of(
                source.dataset(),
                recipe,
                Protocol.ROWS,
                rule,
                cleaning,
                Groups.ofRows(source.dataset().rows()),
                split,
                PreprocessingOptions.defaults().withOutliers(options.outliers()));
        return StudySet.of(source, data).withClusters(options.cluster());
    }

    /** The models of all steps, on their test rows. */
    private final class Judged {
        private final List<Relation> relations;
        private final FixedRows rows;
        private final StudySet set;
        private final List<List<FittedModel>> models;
        private final List<BitSet> hasRelative;
        private final int count;

        Judged(
                Kinship kinship,
                List<Relation> relations,
                FixedRows rows,
                StudySet set,
                List<List<FittedModel>> models) {
            this.relations = relations;
            this.rows = rows;
            this.set = set;
            this.models = models;
            this.count = models.get(0).size();
            this.hasRelative = new ArrayList<>();
            for (int r = 0; r < relations.size(); r++) {
                hasRelative.add(kinship.byRelation()
                        .get(relations.get(r))
                        .of(rows.related().get(r)));
            }
        }

        FixedLeaks found() {
            int[] all = new int[rows.test().length];
            Arrays.setAll(all, i -> i);
            Resamples resamples = resamples(all, 0, models.size());
            List<FixedLeaks.Step> steps = new ArrayList<>();
            for (int s = 0; s < models.size(); s++) {
                int[] affected = s == 0 ? new int[0] : affected(hasRelative.get(s - 1));
                Optional<Resamples> among =
                        isTestable(affected) ? Optional.of(resamples(affected, s - 1, s + 1)) : Optional.empty();
                Map<String, Worth> worth = new LinkedHashMap<>();
                for (int m = 0; m < count; m++) {
                    worth.put(models.get(0).get(m).key(), worth(resamples, among, s, m));
                }
                steps.add(new FixedLeaks.Step(
                        s == 0 ? "" : relations.get(s - 1).name(),
                        s == 0 ? 0 : rows.added(s - 1),
                        affected.length,
                        worth));
            }
            int clusters = (int) Arrays.stream(set.testClusters()).distinct().count();
            return new FixedLeaks(
                    set.split().train().length,
                    rows.test().length,
                    set.clusters().name(),
                    clusters,
                    steps);
        }

        private Worth worth(Resamples resamples, Optional<Resamples> among, int step, int model) {
            int at = step * count + model;
            Difference gain = step == 0 ? null : resamples.difference(at, at - count, Metric.AUC);
            return new Worth(
                    resamples.interval(at, Metric.AUC),
                    gain == null ? null : gain.interval(),
                    gain == null ? null : gain.pValue(),
                    among.map(both -> both.interval(model, Metric.AUC)).orElse(null),
                    among.map(both -> both.interval(count + model, Metric.AUC)).orElse(null),
                    among.map(both -> both.difference(count + model, model, Metric.AUC)
                                    .interval())
                            .orElse(null));
        }

        private int[] affected(BitSet relatives) {
            int[] test = rows.test();
            return Arrays.stream(places(test))
                    .filter(i -> relatives.get(test[i]))
                    .toArray();
        }

        private int[] places(int[] of) {
            int[] places = new int[of.length];
            Arrays.setAll(places, i -> i);
            return places;
        }

        private boolean isTestable(int[] some) {
            Labels labels = set.tables().testLabels().select(some);
            return Math.min(labels.positives(), labels.negatives()) >= StudyEvaluation.LEAST_OF_A_CLASS;
        }

        /** All models of the steps from {@code first} to before {@code end}, on some of the test rows. */
        private Resamples resamples(int[] some, int first, int end) {
            List<Forecast> forecasts = new ArrayList<>();
            for (List<FittedModel> step : models.subList(first, end)) {
                for (FittedModel model : step) {
                    double[] probabilities = Arrays.stream(some)
                            .mapToDouble(i -> model.test()[i])
                            .toArray();
                    forecasts.add(new Forecast(probabilities, StudyEvaluation.THRESHOLD));
                }
            }
            int[] clusters = set.testClusters();
            return new Bootstrap(
                            options.settings().replicates(),
                            NamedStream.STUDY_BOOTSTRAP.seed(options.seed()),
                            engine.workers())
                    .run(
                            set.tables().testLabels().select(some),
                            Arrays.stream(some).map(i -> clusters[i]).toArray(),
                            forecasts);
        }
    }
}
