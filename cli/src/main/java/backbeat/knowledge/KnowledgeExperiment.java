package backbeat.knowledge;

import backbeat.catalogue.Catalogue;
import backbeat.evaluation.Bootstrap;
import backbeat.evaluation.CategoryResults;
import backbeat.evaluation.Difference;
import backbeat.evaluation.Forecast;
import backbeat.evaluation.Interval;
import backbeat.evaluation.Metric;
import backbeat.evaluation.Reliability;
import backbeat.evaluation.Resamples;
import backbeat.explanation.RowNames;
import backbeat.model.Progress;
import backbeat.preparation.DerivedColumns;
import backbeat.preparation.PreparedData;
import backbeat.preparation.PreprocessingOptions;
import backbeat.random.NamedStream;
import backbeat.recipe.Derived;
import backbeat.recipe.Knowledge;
import backbeat.result.KnowledgeStudy;
import backbeat.result.KnowledgeStudy.Figures;
import backbeat.result.StudyResult;
import backbeat.search.ModelFitting;
import backbeat.study.Engine;
import backbeat.study.FittedModel;
import backbeat.study.StudyEvaluation;
import backbeat.study.StudyOptions;
import backbeat.study.StudyProgress;
import backbeat.study.StudySet;
import backbeat.study.StudyTables;
import backbeat.table.Labels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Fits the models on the same training rows with more and more columns ({@link Knowledge}), and asks on the same test rows
 * what each step is worth. All models of all steps are evaluated on the same draws of clusters, so that a step's gain is
 * paired.
 */
public final class KnowledgeExperiment {
    private static final int BINS = 10;

    private final Catalogue catalogue;
    private final Engine engine;
    private final StudyOptions options;

    public KnowledgeExperiment(Catalogue catalogue, Engine engine, StudyOptions options) {
        this.catalogue = catalogue;
        this.engine = engine;
        this.options = options;
    }

    /** A step with its models. */
    private record Climbed(Knowledge.Step step, StudyTables tables, List<FittedModel> models) {}

    /**
     * Climbs all steps.
     *
     * @param base   the rows and their parts, with the columns of the file
     * @param export where to write the rows of every step and what the models answer; empty for nowhere
     */
    public KnowledgeStudy run(StudySet base, Optional<Path> export, Progress progress) {
        Optional<KnowledgeExport> files = export.map(KnowledgeExport::new);
        List<Knowledge.Step> steps = base.recipe().knowledge().steps();
        ModelFitting weights = fitting();
        List<Climbed> climbed = new ArrayList<>();
        try (StudyProgress bar = new StudyProgress(progress, steps.size() * weights.weight(base.tables()))) {
            for (Knowledge.Step step : steps) {
                StudyTables tables = tables(base, step);
                List<FittedModel> models = fitting().fitAll(tables, bar);
                files.ifPresent(to -> to.step(step, tables, models));
                climbed.add(new Climbed(step, tables, models));
            }
        }
        files.ifPresent(to -> to.end(base.tables(), base.testClusters()));
        return study(base, climbed);
    }

    private ModelFitting fitting() {
        return new ModelFitting(catalogue, engine, options, NamedStream.STUDY_MODELS.seed(options.seed()));
    }

    private StudyTables tables(StudySet base, Knowledge.Step step) {
        List<Derived> columns = step.derived().stream()
                .map(name -> base.recipe().knowledge().column(name))
                .toList();
        List<String> without = new ArrayList<>(step.without());
        if (step.sets()) { // a step without sets has no numbers of them to leave out
            base.recipe().ofSets().stream()
                    .filter(derived -> !columns.contains(derived))
                    .forEach(derived -> without.add(derived.name()));
        }
        PreprocessingOptions preprocessing = PreprocessingOptions.defaults()
                .withOutliers(options.outliers())
                .without(without.toArray(String[]::new))
                .withNaive(step.naive());
        PreparedData data = step.sets()
                ? base.data().withSplit(base.split(), preprocessing)
                : base.data().withoutSets(preprocessing);
        DerivedColumns.Tables tables = DerivedColumns.add(data, columns, step.naive());
        return new StudyTables(
                tables.train(),
                data.train().labels(),
                data.train().groups(),
                tables.validation(),
                data.validation().labels(),
                tables.test(),
                data.test().labels());
    }

    private KnowledgeStudy study(StudySet base, List<Climbed> climbed) {
        Labels labels = base.tables().testLabels();
        List<Forecast> forecasts = new ArrayList<>();
        climbed.forEach(step ->
                step.models().forEach(model -> forecasts.add(new Forecast(model.test(), StudyEvaluation.THRESHOLD))));
        int replicates = options.settings().replicates();
        Bootstrap bootstrap =
                new Bootstrap(replicates, NamedStream.STUDY_BOOTSTRAP.seed(options.seed()), engine.workers());
        Resamples resamples = bootstrap.run(labels, base.testClusters(), forecasts);
        int within = RowNames.widest(base.preprocessor().schema());
        List<KnowledgeStudy.Step> steps = new ArrayList<>();
        int count = climbed.get(0).models().size();
        for (int s = 0; s < climbed.size(); s++) {
            Map<String, Figures> models = new LinkedHashMap<>();
            for (int m = 0; m < count; m++) {
                int at = s * count + m;
                FittedModel model = climbed.get(s).models().get(m);
                Difference gain = s == 0 ? null : resamples.difference(at, at - count, Metric.AUC);
                Interval auc = resamples.interval(at, Metric.AUC);
                models.put(
                        model.key(),
                        new Figures(
                                auc,
                                resamples.interval(at, Metric.LOG_LOSS),
                                gain == null ? null : gain.interval(),
                                gain == null ? Double.NaN : gain.pValue(),
                                within < 0
                                        ? Double.NaN
                                        : CategoryResults.of(
                                                        labels,
                                                        forecasts.get(at),
                                                        base.tables().test(),
                                                        within)
                                                .withinAuc()
                                                .orElse(Double.NaN),
                                Reliability.ofEqualWidth(labels, model.test(), BINS)
                                        .expectedCalibrationError(),
                                model.options()));
            }
            Knowledge.Step step = climbed.get(s).step();
            int columns = climbed.get(s).tables().train().schema().numericCount()
                    + climbed.get(s).tables().train().schema().categoricalCount();
            steps.add(new KnowledgeStudy.Step(step.name(), step.naive(), columns, models));
        }
        return new KnowledgeStudy(
                StudyResult.SCHEMA,
                base.protocol().name(),
                options.seed(),
                base.source().kind(),
                base.dataset().sha256(),
                base.clusters().name(),
                replicates,
                within < 0
                        ? ""
                        : base.preprocessor().schema().categorical().get(within).name(),
                steps);
    }
}
