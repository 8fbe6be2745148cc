package backbeat.learners;

import backbeat.catalogue.Found;
import backbeat.catalogue.Search;
import backbeat.catalogue.StudyLearner;
import backbeat.catalogue.Training;
import backbeat.explanation.NeighborReasons;
import backbeat.explanation.Question;
import backbeat.explanation.Reasons;
import backbeat.inspection.Inspection;
import backbeat.inspection.NeighborsInspection;
import backbeat.learner.Fit;
import backbeat.learner.Learner;
import backbeat.learner.LearnerOption;
import backbeat.learner.Learners;
import backbeat.model.Progress;
import backbeat.neighbors.KnnClassifier;
import backbeat.neighbors.KnnOptions;
import backbeat.onnx.GraphWriter;
import backbeat.onnx.KnnGraph;
import backbeat.pipeline.Pipeline;
import backbeat.search.NeighborsExperiment;
import backbeat.study.Engine;
import backbeat.study.StudySettings;
import backbeat.study.StudyTables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** k nearest neighbors: a study, and a training that is told {@code auto}, choose k on the validation rows. */
final class NeighborsEntry implements StudyLearner<KnnOptions, KnnClassifier> {
    private static final String K = "k";
    private static final String AUTO = "auto";
    /** What k was chosen from, as it stands in a model's description. */
    private static final String CHOSEN_FROM = "kChosenFrom";

    @Override
    public Learner<KnnOptions, KnnClassifier> learner() {
        return Learners.KNN;
    }

    @Override
    public double seconds(StudySettings settings) {
        return settings.neighborCounts().size() > 1 ? 3 : 0.8;
    }

    @Override
    public Found search(Search search) {
        NeighborsExperiment.Outcome outcome = new NeighborsExperiment(learner(), search.engine(), search.settings())
                .run(search.tables(), search.progress());
        return new Found(
                outcome.model(), (tuning, tables, engine) -> tuning.withNeighbors(outcome.trials(), outcome.weights()));
    }

    @Override
    public List<LearnerOption<KnnOptions>> offered() {
        return StudyLearner.super.offered().stream()
                .map(option -> option.name().equals(K) ? automatic(option) : option)
                .toList();
    }

    private static LearnerOption<KnnOptions> automatic(LearnerOption<KnnOptions> k) {
        return new LearnerOption<>(
                k.name(),
                k.label(),
                k.description() + ", or " + AUTO
                        + ": as many, and with such weights of categorical columns unless they are given, as the log loss of calibrated"
                        + " votes is lowest with",
                k.values() + ", or " + AUTO,
                k.standard(),
                true,
                k.setter(),
                k.getter());
    }

    @Override
    public Training training(Map<String, String> given, long seed) {
        String k = given.get(K);
        if (k != null && !k.equals(AUTO) && !k.matches("[+-]?\\d+")) {
            throw new IllegalArgumentException("--k: '" + k + "' is neither a whole number nor " + AUTO);
        }
        if (!AUTO.equals(k)) {
            return StudyLearner.super.training(given, seed);
        }
        Map<String, String> others = new HashMap<>(given);
        others.remove(K);
        KnnOptions options = learner().parse(others);
        return (tables, engine, progress) -> choose(options, tables, engine, progress);
    }

    private Training.Result choose(KnnOptions options, StudyTables tables, Engine engine, Progress progress) {
        progress.begin(learner().title(), 2);
        NeighborsExperiment.Choice choice =
                new NeighborsExperiment(learner(), engine, StudySettings.full()).choose(options, tables, progress);
        progress.end();
        String tried = choice.trials().stream()
                .map(trial -> Integer.toString(trial.k()))
                .collect(Collectors.joining(", ", "", " by the log loss of calibrated votes"));
        KnnClassifier model = choice.classifier();
        return new Training.Result(
                new Fit<>(learner(), model.options(), model),
                Map.of(CHOSEN_FROM, tried),
                List.of("k = " + model.options().k()
                        + (model.options().weights().isEmpty()
                                ? ""
                                : ", weights " + model.options().weights())
                        + ", chosen from " + tried));
    }

    @Override
    public GraphWriter<KnnClassifier> graph() {
        return KnnGraph::add;
    }

    @Override
    public Reasons explain(KnnClassifier model, Question question) {
        return NeighborReasons.of(model, question);
    }

    @Override
    public Inspection inspect(KnnClassifier model, Pipeline pipeline) {
        return NeighborsInspection.of(model);
    }
}
