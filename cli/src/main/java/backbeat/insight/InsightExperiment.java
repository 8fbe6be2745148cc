package backbeat.insight;

import backbeat.evaluation.FeatureGroup;
import backbeat.evaluation.PartialDependence;
import backbeat.evaluation.PermutationImportance;
import backbeat.explanation.RawValue;
import backbeat.learner.Role;
import backbeat.model.Progress;
import backbeat.preparation.DerivedBlock;
import backbeat.random.NamedStream;
import backbeat.result.Insight;
import backbeat.result.Insight.Dependence;
import backbeat.result.Insight.Importance;
import backbeat.result.Parts;
import backbeat.result.Parts.LeftOut;
import backbeat.study.Engine;
import backbeat.study.FittedModel;
import backbeat.study.StudyEvaluation;
import backbeat.study.StudySet;
import backbeat.study.StudySettings;
import backbeat.study.StudyTables;
import backbeat.table.Labels;
import backbeat.table.Schema;
import backbeat.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the models go by: permutation importance on a sample of the test rows, and partial dependence of the columns that
 * matter most. The sample keeps kNN affordable; its size shows in the intervals.
 */
public record InsightExperiment(Engine engine, StudySettings settings, long seed) {
    private static final int REPEATS = 3;

    /** What importance is measured of: a constant goes by nothing. */
    private static final Set<Role> ASKED = EnumSet.of(Role.BASELINE, Role.LEARNER, Role.BLEND);

    /** Columns whose dependence is shown. */
    private static final int SHOWN_COLUMNS = 5;

    /** Values at which a numeric column is set. */
    private static final int GRID = 15;

    /** Rows that the dependence is averaged over. */
    private static final int DEPENDENCE_ROWS = 100;

    /** @param parts what becomes of a part that fails */
    public Insight run(StudySet set, List<FittedModel> models, Progress progress, Parts parts) {
        List<FittedModel> asked = asked(models);
        CaseStudies cases = new CaseStudies(set, models, engine.workers());
        boolean wanted = settings.insightRows() > 0 && !asked.isEmpty();
        Map<String, List<Importance>> importance = wanted && tooFew(set, models).isEmpty()
                ? parts.run("importance", Map.of(), () -> importance(set, asked, progress))
                : Map.of();
        // A blend's dependence lies between those of its members.
        List<FittedModel> single = asked.stream()
                .filter(model -> model.learner().role() != Role.BLEND)
                .toList();
        List<Dependence> dependence = single.isEmpty()
                ? List.of()
                : parts.run("dependence", List.of(), () -> dependence(set, single, top(importance)));
        Insight without = new Insight(
                importance, dependence, "", List.of(), List.of(), Map.of(), List.of(), List.of(), List.of());
        return parts.run("results by category and single rows", without, () -> cases.insight(importance, dependence));
    }

    /** Importance is tested like models are, and takes as many rows of each class; what is missing where there are fewer. */
    public Optional<LeftOut> tooFew(StudySet set, List<FittedModel> models) {
        if (settings.insightRows() == 0 || asked(models).isEmpty()) {
            return Optional.empty();
        }
        Labels all = set.tables().testLabels();
        Labels sample = all.select(sample(all.size(), settings.insightRows()));
        int least = Math.min(sample.positives(), sample.negatives());
        return least >= StudyEvaluation.LEAST_OF_A_CLASS
                ? Optional.empty()
                : Optional.of(new LeftOut(
                        "importance and dependence",
                        "it takes " + StudyEvaluation.LEAST_OF_A_CLASS + " rows of each class, and of the "
                                + sample.size() + " test rows to shuffle " + least + (least == 1 ? " is" : " are")
                                + " of the rarer one"));
    }

    private static List<FittedModel> asked(List<FittedModel> models) {
        return models.stream()
                .filter(model -> ASKED.contains(model.learner().role()))
                .toList();
    }

    private Map<String, List<Importance>> importance(StudySet set, List<FittedModel> models, Progress progress) {
        StudyTables tables = set.tables();
        int[] rows = sample(tables.test().rows(), settings.insightRows());
        Table table = tables.test().select(rows);
        Labels labels = tables.testLabels().select(rows);
        List<FeatureGroup> groups =
                FeatureGroup.eachColumn(table.schema(), new DerivedBlock(set.preprocessor())::source);
        PermutationImportance measure = new PermutationImportance(REPEATS, seed, engine.workers());
        List<List<PermutationImportance.Importance>> found =
                measure.of(models.stream().map(FittedModel::serving).toList(), table, labels, groups, progress);
        Map<String, List<Importance>> byModel = new LinkedHashMap<>();
        for (int m = 0; m < found.size(); m++) {
            byModel.put(
                    models.get(m).key(),
                    found.get(m).stream()
                            .map(one -> new Importance(one.group().name(), one.aucDrop()))
                            .sorted(Comparator.comparingDouble((Importance column) ->
                                            -column.aucDrop().value())
                                    .thenComparing(Importance::column))
                            .toList());
        }
        return byModel;
    }

    /** The columns with the largest mean fall over the models. */
    private static List<String> top(Map<String, List<Importance>> importance) {
        Map<String, Double> sums = new LinkedHashMap<>();
        importance
                .values()
                .forEach(columns -> columns.forEach(
                        column -> sums.merge(column.column(), column.aucDrop().value(), Double::sum)));
        return sums.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(SHOWN_COLUMNS)
                .map(Map.Entry::getKey)
                .toList();
    }

    private List<Dependence> dependence(StudySet set, List<FittedModel> models, List<String> columns) {
        Table table = set.tables().test();
        Table sample = table.select(sample(table.rows(), DEPENDENCE_ROWS));
        Schema schema = table.schema();
        List<Dependence> all = new ArrayList<>();
        for (String column : columns) {
            int numeric = schema.numeric().indexOf(column);
            Map<String, double[]> means = new LinkedHashMap<>();
            Map<String, double[]> errors = new LinkedHashMap<>();
            List<String> values = List.of();
            double[] grid = new double[0];
            for (FittedModel model : models) {
                PartialDependence found = numeric >= 0
                        ? PartialDependence.ofNumeric(model.serving(), sample, numeric, GRID, engine.workers())
                        : categorical(set, sample, model, categorical(schema, column));
                means.put(model.key(), found.means());
                errors.put(model.key(), found.errors());
                grid = found.values();
                values = numeric >= 0
                        ? Arrays.stream(found.values())
                                .mapToObj(value -> RawValue.text(set.preprocessor(), numeric, value))
                                .toList()
                        : schema.categorical().get(categorical(schema, column)).categories();
            }
            double[] density = numeric >= 0
                    ? PartialDependence.density(table, numeric, grid)
                    : PartialDependence.density(table, categorical(schema, column));
            all.add(new Dependence(column, numeric < 0, values, means, errors, density));
        }
        return all;
    }

    private PartialDependence categorical(StudySet set, Table sample, FittedModel model, int column) {
        DerivedBlock derived = new DerivedBlock(set.preprocessor());
        return PartialDependence.ofCategorical(
                model.serving(), sample, column, derived.columns(column), derived.values(column), engine.workers());
    }

    private static int categorical(Schema schema, String column) {
        for (int c = 0; c < schema.categoricalCount(); c++) {
            if (schema.categorical().get(c).name().equals(column)) {
                return c;
            }
        }
        throw new IllegalArgumentException("No column '" + column + "'");
    }

    private int[] sample(int rows, int wanted) {
        int[] all = new int[rows];
        Arrays.setAll(all, row -> row);
        if (rows <= wanted) {
            return all;
        }
        NamedStream.INSIGHT_ROWS.generator(seed).shuffle(all);
        int[] drawn = Arrays.copyOf(all, wanted);
        Arrays.sort(drawn);
        return drawn;
    }
}
