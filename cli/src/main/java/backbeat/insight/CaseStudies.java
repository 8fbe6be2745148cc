package backbeat.insight;

import backbeat.evaluation.CategoryResults;
import backbeat.evaluation.Forecast;
import backbeat.evaluation.Interval;
import backbeat.evaluation.Surprise;
import backbeat.explanation.RowNames;
import backbeat.learner.Role;
import backbeat.parallel.Workers;
import backbeat.result.Insight;
import backbeat.result.Insight.Case;
import backbeat.result.Insight.Dependence;
import backbeat.result.Insight.GroupResult;
import backbeat.result.Insight.Importance;
import backbeat.study.FittedModel;
import backbeat.study.StudyEvaluation;
import backbeat.study.StudySet;
import backbeat.table.CategoricalColumn;
import backbeat.table.Labels;
import backbeat.table.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where the models work and where they do not: by category, and song by song. */
final class CaseStudies {
    /** Songs that are shown of each kind. */
    private static final int SHOWN = 10;

    private final StudySet set;
    private final List<FittedModel> models;
    private final Labels labels;
    private final Workers workers;

    CaseStudies(StudySet set, List<FittedModel> models, Workers workers) {
        this.set = set;
        this.models = List.copyOf(models);
        this.labels = set.tables().testLabels();
        this.workers = workers;
    }

    /** Completes an insight with the cases. */
    Insight insight(Map<String, List<Importance>> importance, List<Dependence> dependence) {
        List<double[]> learners = models.stream()
                .filter(model -> model.learner().role() == Role.LEARNER)
                .map(FittedModel::test)
                .toList();
        List<Case> hardest = learners.isEmpty() ? List.of() : cases(Surprise.hardest(labels, learners, SHOWN));
        List<Case> disputed = learners.size() < 2 ? List.of() : cases(Surprise.mostDisputed(labels, learners, SHOWN));
        int column = RowNames.widest(schema());
        if (column < 0) {
            return new Insight(
                    importance,
                    dependence,
                    "",
                    List.of(),
                    LabelRanges.of(set, models),
                    Map.of(),
                    List.of(),
                    hardest,
                    disputed);
        }
        Map<String, CategoryResults> byModel = byModel(column);
        Map<String, Double> within = new LinkedHashMap<>();
        byModel.forEach((model, results) -> results.withinAuc().ifPresent(auc -> within.put(model, auc)));
        CategoricalColumn groups = schema().categorical().get(column);
        String name = groups.name() + (groups.isSet() ? " (a row counts in each that it has)" : "");
        return new Insight(
                importance,
                dependence,
                name,
                groups(groups, byModel),
                LabelRanges.of(set, models),
                within,
                GroupContrasts.of(set, column, workers),
                hardest,
                disputed);
    }

    /** What each model does in each category of a column, by key. */
    private Map<String, CategoryResults> byModel(int column) {
        int[] clusters = set.testClusters();
        List<CategoryResults> found = workers.map(
                models.size(),
                m -> CategoryResults.of(
                        labels,
                        new Forecast(models.get(m).test(), StudyEvaluation.THRESHOLD),
                        set.tables().test(),
                        column,
                        clusters));
        Map<String, CategoryResults> byModel = new LinkedHashMap<>();
        for (int m = 0; m < found.size(); m++) {
            byModel.put(models.get(m).key(), found.get(m));
        }
        return byModel;
    }

    private static List<GroupResult> groups(CategoricalColumn column, Map<String, CategoryResults> byModel) {
        List<GroupResult> results = new ArrayList<>();
        List<CategoryResults.Category> first =
                byModel.values().iterator().next().categories();
        for (int i = 0; i < first.size(); i++) {
            CategoryResults.Category category = first.get(i);
            int place = i;
            Map<String, Double> auc = new LinkedHashMap<>();
            Map<String, Interval> interval = new LinkedHashMap<>();
            Map<String, Double> accuracy = new LinkedHashMap<>();
            Map<String, Double> probability = new LinkedHashMap<>();
            byModel.forEach((model, found) -> {
                CategoryResults.Category own = found.categories().get(place);
                own.auc().ifPresent(value -> auc.put(model, value));
                own.interval().ifPresent(value -> interval.put(model, value));
                accuracy.put(model, own.accuracy());
                probability.put(model, own.meanProbability());
            });
            results.add(new GroupResult(
                    category.code() < 0 ? RowNames.UNSEEN : column.categories().get(category.code()),
                    category.rows(),
                    category.positiveRate(),
                    auc,
                    interval,
                    accuracy,
                    probability));
        }
        return results;
    }

    private List<Case> cases(int[] testRows) {
        List<Case> cases = new ArrayList<>();
        RowNames names = new RowNames(set.dataset(), set.recipe());
        for (int i : testRows) {
            int row = set.split().test()[i];
            Map<String, Double> probabilities = new LinkedHashMap<>();
            models.forEach(model -> probabilities.put(model.key(), model.test()[i]));
            cases.add(new Case(
                    set.dataset().sourceRow(row),
                    names.id(row),
                    names.title(row),
                    RowNames.category(set.tables().test(), i),
                    labels.get(i),
                    probabilities));
        }
        return cases;
    }

    private Schema schema() {
        return set.preprocessor().schema();
    }
}
