package backbeat.learners;

import backbeat.catalogue.StudyLearner;
import backbeat.evaluation.MajorityClassifier;
import backbeat.inspection.Inspection;
import backbeat.inspection.TreeView;
import backbeat.learner.Learner;
import backbeat.learner.Learners;
import backbeat.learner.MajorityLearner;
import backbeat.onnx.ConstantGraph;
import backbeat.onnx.GraphWriter;
import backbeat.pipeline.Pipeline;

/** The constant baseline. */
final class MajorityEntry implements StudyLearner<MajorityLearner.None, MajorityClassifier> {
    @Override
    public Learner<MajorityLearner.None, MajorityClassifier> learner() {
        return Learners.MAJORITY;
    }

    @Override
    public GraphWriter<MajorityClassifier> graph() {
        return ConstantGraph::add;
    }

    @Override
    public Inspection inspect(MajorityClassifier model, Pipeline pipeline) {
        return new Inspection.Builder()
                .line("Constant", "probability " + TreeView.number(model.positiveRate()) + " for every row")
                .put("probability", model.positiveRate())
                .done();
    }
}
