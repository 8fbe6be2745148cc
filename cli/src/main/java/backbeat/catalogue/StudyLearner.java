package backbeat.catalogue;

import backbeat.explanation.Question;
import backbeat.explanation.Reasons;
import backbeat.explanation.SampledReasons;
import backbeat.inspection.Inspection;
import backbeat.learner.Fit;
import backbeat.learner.Learner;
import backbeat.learner.LearnerOption;
import backbeat.model.BinaryClassifier;
import backbeat.onnx.GraphWriter;
import backbeat.pipeline.Pipeline;
import backbeat.pmml.PmmlWriter;
import backbeat.study.FittedModel;
import backbeat.study.Stopwatch;
import backbeat.study.StudySettings;
import backbeat.tree.FlatTree;
import java.util.List;
import java.util.Map;

/**
 * An entry of the command line's catalogue. What has a default here is what a learner gets that has nothing of its own.
 *
 * @param <O> its options
 * @param <M> its models
 */
public interface StudyLearner<O, M extends BinaryClassifier> {
    /** What the engine knows of it. */
    Learner<O, M> learner();

    /** The name in files and on the command line. */
    default String key() {
        return learner().key();
    }

    /** The seconds that {@link #search} may take for the rows of the published file on two cores, roughly. */
    default double seconds(StudySettings settings) {
        return 0.1;
    }

    /** Fits as a study does. By default nothing is searched: the learner's defaults are taken. */
    default Found search(Search search) {
        Stopwatch watch = new Stopwatch();
        O options = learner().parse(learner().withSeed(Map.of(), search.seed()));
        M model = learner()
                .fit(
                        options,
                        search.tables().training(),
                        search.engine().workers(),
                        search.engine().kernels(),
                        search.progress());
        Fit<O, M> fit = new Fit<>(learner(), options, model);
        return Found.of(FittedModel.of(fit, fit.description(), search.tables(), search.engine(), watch.seconds()));
    }

    /**
     * Options that take less effort, for comparisons of many models; by default the same.
     *
     * @param options as the learner describes them
     */
    default Map<String, String> lighter(Map<String, String> options, StudySettings settings) {
        return options;
    }

    /** The options that people may give when they train a model. */
    default List<LearnerOption<O>> offered() {
        return learner().options().stream().filter(LearnerOption::offered).toList();
    }

    /**
     * A training with the options given.
     *
     * @throws IllegalArgumentException if one is unknown or out of range; the message names it
     */
    default Training training(Map<String, String> given, long seed) {
        O options = learner().parse(learner().withSeed(given, seed));
        return (tables, engine, progress) -> {
            learner().requireMemory(options, tables.train(), engine.workers().threads());
            M model = learner().fit(options, tables.training(), engine.workers(), engine.kernels(), progress);
            return Training.Result.of(new Fit<>(learner(), options, model));
        };
    }

    /** How a model becomes part of an ONNX graph. By default it does not, and says so. */
    default GraphWriter<M> graph() {
        return GraphWriter.refusing(
                "There is no form of this model (" + learner().title() + ") in ONNX");
    }

    /** How a model becomes a PMML document's. By default it does not, and says so. */
    default PmmlWriter<M> pmml() {
        return PmmlWriter.refusing(
                "There is no form of this model (" + learner().title() + ") in PMML here; export it as ONNX");
    }

    /** What there is to see in a model. */
    default Inspection inspect(M model, Pipeline pipeline) {
        return Inspection.NONE;
    }

    /** Why a model answers as it does for one row. By default by asking it about rows on the way there. */
    default Reasons explain(M model, Question question) {
        return SampledReasons.of(model, question);
    }

    /** The trees that a model is made of. */
    default List<FlatTree> trees(M model) {
        return List.of();
    }

    /** The model made of the first trees alone, where it is made of trees. */
    default M withTrees(M model, int count) {
        throw new IllegalArgumentException("The model (" + learner().title() + ") has no trees to leave out");
    }
}
