package backbeat.learners;

import backbeat.catalogue.StudyLearner;
import backbeat.evaluation.MajorityClassifier;
import backbeat.explanation.Question;
import backbeat.explanation.Reasons;
import backbeat.inspection.Inspection;
import backbeat.inspection.TreeView;
import backbeat.learner.Learner;
import backbeat.learner.Learners;
import backbeat.learner.MajorityLearner;
import backbeat.onnx.ConstantGraph;
import backbeat.onnx.GraphWriter;
import backbeat.pipeline.Pipeline;
import java.util.List;
import java.util.Map;

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
    public Reasons explain(MajorityClassifier model, Question question) {
        return new Reasons(
                "The same answer for every row",
                Reasons.Unit.PROBABILITY,
                "the share of positives among the training rows",
                model.positiveRate(),
                model.positiveRate(),
                List.of(),
                List.of(),
                Map.of());
    }

    @Override
    public Inspection inspect(MajorityClassifier model, Pipeline pipeline) {
        return new Inspection.Builder()
                .line("Constant", "probability " + TreeView.number(model.positiveRate()) + " for every row")
                .put("probability", model.positiveRate())
                .done();
    }
}
