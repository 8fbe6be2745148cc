package backbeat.insight;

import backbeat.catalogue.Catalogue;
import backbeat.data.DataException;
import backbeat.data.Dataset;
import backbeat.files.Json;
import backbeat.forest.RandomForest;
import backbeat.learner.Learner;
import backbeat.learner.Learners;
import backbeat.learner.Role;
import backbeat.mlp.InputGradient;
import backbeat.mlp.Mlp;
import backbeat.model.Progress;
import backbeat.neighbors.KnnClassifier;
import backbeat.neighbors.NeighborSearcher;
import backbeat.preparation.OutlierPolicy;
import backbeat.random.NamedStream;
import backbeat.result.Explanation;
import backbeat.result.Explanation.Contribution;
import backbeat.result.Explanation.Neighbor;
import backbeat.search.ModelFitting;
import backbeat.study.Engine;
import backbeat.study.FittedModel;
import backbeat.study.StudyOptions;
import backbeat.study.StudyProgress;
import backbeat.study.StudySet;
import backbeat.study.StudySettings;
import backbeat.table.Schema;
import backbeat.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Fits the three learners with fixed options and asks them about one row. */
public final class ExplainExperiment {
    private static final int NEIGHBORS = 10;
    private static final int TREES = 3;

    private final Catalogue catalogue;
    private final Engine engine;
    private final StudySet set;
    private final long seed;

    public ExplainExperiment(Catalogue catalogue, Engine engine, StudySet set, long seed) {
        this.catalogue = catalogue;
        this.engine = engine;
        this.set = set;
        this.seed = seed;
    }

    /**
     * Explains the row with an identifier; of several the first that is used.
     *
     * @throws DataException if the recipe names no identifier, or no row has this one
     */
    public Explanation explain(String id, Progress progress) {
        int row = find(id);
        StudyOptions options = new StudyOptions(
                set.protocol().name(),
                catalogue.learners().all().stream()
                        .filter(learner -> learner.role() == Role.LEARNER)
                        .toList(),
                seed,
                OptionalDouble.empty(),
                OutlierPolicy.CLIP,
                StudySettings.fixed());
        ModelFitting fitting = new ModelFitting(catalogue, engine, options, NamedStream.EXPLAINED_MODELS.seed(seed));
        List<FittedModel> models;
        try (StudyProgress bar = new StudyProgress(progress, fitting.weight(set.tables()))) {
            models = fitting.fitAll(set.tables(), bar);
        }
        Table table = set.preprocessor().apply(set.dataset(), new int[] {row});
        Map<String, Double> probabilities = new LinkedHashMap<>();
        models.forEach(
                model -> probabilities.put(model.key(), model.classifier().probabilities(table)[0]));
        return new Explanation(
                set.dataset().sourceRow(row),
                id,
                CaseStudies.title(set, row),
                values(row),
                set.dataset().labels(set.rule(), new int[] {row}).get(0),
                part(row),
                probabilities,
                neighbors((KnnClassifier) classifier(models, Learners.KNN), table, row),
                new TreePaths((RandomForest) classifier(models, Learners.FOREST), set.preprocessor())
                        .of(table, 0, TREES),
                contributions((Mlp) classifier(models, Learners.MLP), table, row));
    }

    private static Object classifier(List<FittedModel> models, Learner<?, ?> learner) {
        return models.stream()
                .filter(model -> model.learner() == learner)
                .findFirst()
                .orElseThrow()
                .classifier();
    }

    private int find(String id) {
        String column = set.recipe()
                .id()
                .orElseThrow(() -> new DataException(
                        "The recipe '" + set.recipe().name() + "' names no id column to look for '" + id + "' in"));
        Dataset dataset = set.dataset();
        for (int row : set.cleaning().rows()) {
            if (dataset.text(column, row).equals(id)) {
                return row;
            }
        }
        throw new DataException(
                "No row that is used has " + column + " '" + id + "'. predictions.csv of a run lists some that do");
    }

    private String part(int row) {
        if (Arrays.binarySearch(set.split().train(), row) >= 0) {
            return "train";
        }
        if (Arrays.binarySearch(set.split().validation(), row) >= 0) {
            return "validation";
        }
        return Arrays.binarySearch(set.split().test(), row) >= 0 ? "test" : "unused";
    }

    private Map<String, String> values(int row) {
        Map<String, String> values = new LinkedHashMap<>();
        List<String> numeric = set.dataset().columns().numericFeatures();
        for (int c = 0; c < numeric.size(); c++) {
            values.put(
                    numeric.get(c), Json.rounded(set.dataset().number(c, row)).toPlainString());
        }
        List<String> categorical = set.dataset().columns().categorical();
        for (int c = 0; c < categorical.size(); c++) {
            values.put(
                    categorical.get(c),
                    set.dataset().categories(c).get(set.dataset().code(c, row)));
        }
        return values;
    }

    private List<Neighbor> neighbors(KnnClassifier model, Table table, int row) {
        int[] train = set.split().train();
        int self = Arrays.binarySearch(train, row);
        int count = Math.min(NEIGHBORS, train.length - 1);
        NeighborSearcher searcher = model.index().searcher(count);
        searcher.search(table, 0, self >= 0 ? self : NeighborSearcher.NONE);
        List<Neighbor> neighbors = new ArrayList<>();
        CaseStudies names = new CaseStudies(set, List.of());
        for (int rank = 0; rank < count; rank++) {
            int index = searcher.index(rank);
            int found = train[index];
            neighbors.add(new Neighbor(
                    set.dataset().sourceRow(found),
                    set.recipe()
                            .id()
                            .map(column -> set.dataset().text(column, found))
                            .orElse(""),
                    CaseStudies.title(set, found),
                    names.groupOf(set.tables().train(), index),
                    set.tables().trainLabels().get(index),
                    Math.sqrt(searcher.squaredDistance(rank))));
        }
        return neighbors;
    }

    /** Numbers: gradient times the standardized value. Categories: the gradient beyond the training rows' average. */
    private List<Contribution> contributions(Mlp network, Table table, int row) {
        double[] gradient = InputGradient.of(network, table, 0);
        Schema schema = table.schema();
        Map<String, String> values = values(row);
        List<Contribution> all = new ArrayList<>();
        for (int c = 0; c < schema.numericCount(); c++) {
            String name = schema.numeric().get(c);
            all.add(new Contribution(name, values.get(name), gradient[c] * table.value(0, c)));
        }
        for (int c = 0; c < schema.categoricalCount(); c++) {
            String name = schema.categorical().get(c).name();
            int offset = schema.oneHotOffset(c);
            double average = 0;
            int[] codes = set.tables().train().codes(c);
            for (int code : codes) {
                average += gradient[offset + code] / codes.length;
            }
            int own = table.code(0, c);
            all.add(new Contribution(
                    name, values.get(name), (own == Table.UNSEEN ? 0 : gradient[offset + own]) - average));
        }
        all.sort(Comparator.comparingDouble(contribution -> -Math.abs(contribution.logit())));
        return all;
    }
}
