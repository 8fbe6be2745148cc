package backbeat.learners;

import backbeat.catalogue.Found;
import backbeat.catalogue.Search;
import backbeat.catalogue.StudyLearner;
import backbeat.inspection.Inspection;
import backbeat.inspection.NetworkInspection;
import backbeat.learner.Learner;
import backbeat.learner.Learners;
import backbeat.mlp.Mlp;
import backbeat.mlp.MlpOptions;
import backbeat.onnx.GraphWriter;
import backbeat.onnx.MlpGraph;
import backbeat.pipeline.Pipeline;
import backbeat.random.NamedStream;
import backbeat.search.NetworkExperiment;
import backbeat.study.StudySettings;

/** A multilayer perceptron: a study searches for its learning rate. */
final class NetworkEntry implements StudyLearner<MlpOptions, Mlp> {
    private static final double SECONDS_AN_EPOCH = 0.012;
    private static final double SECONDS_AT_LEAST = 0.3;

    @Override
    public Learner<MlpOptions, Mlp> learner() {
        return Learners.MLP;
    }

    @Override
    public double seconds(StudySettings settings) {
        return SECONDS_AT_LEAST + SECONDS_AN_EPOCH * NetworkExperiment.likelyEpochs(settings);
    }

    @Override
    public Found search(Search search) {
        long seed = NamedStream.NETWORK.seed(search.seed());
        NetworkExperiment.Outcome outcome = new NetworkExperiment(learner(), search.engine(), search.settings(), seed)
                .run(search.tables(), search.progress());
        return new Found(
                outcome.model(),
                (tuning, tables, engine) ->
                        tuning.withNetwork(outcome.trials(), outcome.rounds(), outcome.epochs(), outcome.verdict()));
    }

    @Override
    public GraphWriter<Mlp> graph() {
        return GraphWriter.of(MlpGraph::add, MlpGraph::exactLogit);
    }

    @Override
    public Inspection inspect(Mlp model, Pipeline pipeline) {
        return NetworkInspection.of(model);
    }
}
