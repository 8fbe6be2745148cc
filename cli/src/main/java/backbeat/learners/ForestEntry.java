package backbeat.learners;

import backbeat.catalogue.Found;
import backbeat.catalogue.Search;
import backbeat.catalogue.StudyLearner;
import backbeat.explanation.ForestReasons;
import backbeat.explanation.Question;
import backbeat.explanation.Reasons;
import backbeat.forest.ForestOptions;
import backbeat.forest.RandomForest;
import backbeat.inspection.ForestInspection;
import backbeat.inspection.Inspection;
import backbeat.learner.Learner;
import backbeat.learner.Learners;
import backbeat.onnx.ForestGraph;
import backbeat.onnx.GraphWriter;
import backbeat.pipeline.Pipeline;
import backbeat.pmml.PmmlForest;
import backbeat.pmml.PmmlWriter;
import backbeat.random.NamedStream;
import backbeat.search.ForestExperiment;
import backbeat.study.StudySettings;
import backbeat.tree.FlatTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A random forest: a study tries a few options out of bag. */
final class ForestEntry implements StudyLearner<ForestOptions, RandomForest> {
    private static final double SECONDS_A_TREE = 0.02;
    private static final double SECONDS_AT_LEAST = 0.5;

    /** The option that says how many trees. */
    private static final String TREES = "trees";

    @Override
    public Learner<ForestOptions, RandomForest> learner() {
        return Learners.FOREST;
    }

    @Override
    public double seconds(StudySettings settings) {
        int tried = settings.forestTrials() ? ForestExperiment.treesOfTrials() : 0;
        return SECONDS_AT_LEAST + SECONDS_A_TREE * (settings.trees() + tried);
    }

    @Override
    public Found search(Search search) {
        long seed = NamedStream.FOREST.seed(search.seed());
        ForestExperiment.Outcome outcome = new ForestExperiment(learner(), search.engine(), search.settings(), seed)
                .run(search.tables(), search.progress());
        return new Found(outcome.model(), (tuning, tables, engine) -> {
            ForestExperiment.Curves curves = ForestExperiment.curves(outcome.model(), tables, engine);
            return tuning.withForests(outcome.trials(), curves.validation(), curves.outOfBag(), curves.learning());
        });
    }

    /** Fewer trees: the first of those that there would be. */
    @Override
    public Map<String, String> lighter(Map<String, String> options, StudySettings settings) {
        Map<String, String> lighter = new LinkedHashMap<>(options);
        lighter.computeIfPresent(
                TREES, (name, trees) -> Integer.toString(Math.min(Integer.parseInt(trees), settings.trees())));
        return lighter;
    }

    @Override
    public GraphWriter<RandomForest> graph() {
        return ForestGraph::add;
    }

    @Override
    public PmmlWriter<RandomForest> pmml() {
        return PmmlForest::of;
    }

    @Override
    public Reasons explain(RandomForest model, Question question) {
        return ForestReasons.of(model, question);
    }

    @Override
    public Inspection inspect(RandomForest model, Pipeline pipeline) {
        return ForestInspection.of(model);
    }

    @Override
    public List<FlatTree> trees(RandomForest model) {
        return model.trees();
    }

    @Override
    public RandomForest withTrees(RandomForest model, int count) {
        return model.first(count);
    }
}
