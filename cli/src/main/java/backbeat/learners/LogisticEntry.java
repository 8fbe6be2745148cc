package backbeat.learners;

import backbeat.catalogue.StudyLearner;
import backbeat.explanation.LogisticReasons;
import backbeat.explanation.Question;
import backbeat.explanation.Reasons;
import backbeat.inspection.Inspection;
import backbeat.inspection.LogisticInspection;
import backbeat.learner.Learner;
import backbeat.learner.Learners;
import backbeat.logistic.LogisticOptions;
import backbeat.logistic.LogisticRegression;
import backbeat.onnx.GraphWriter;
import backbeat.onnx.LogisticGraph;
import backbeat.pipeline.Pipeline;
import backbeat.pmml.PmmlLogistic;
import backbeat.pmml.PmmlWriter;

/** Logistic regression; a study takes its defaults. */
final class LogisticEntry implements StudyLearner<LogisticOptions, LogisticRegression> {
    @Override
    public Learner<LogisticOptions, LogisticRegression> learner() {
        return Learners.LOGISTIC;
    }

    @Override
    public GraphWriter<LogisticRegression> graph() {
        return GraphWriter.of(LogisticGraph::add, LogisticGraph::exactLogit);
    }

    @Override
    public PmmlWriter<LogisticRegression> pmml() {
        return PmmlLogistic::of;
    }

    @Override
    public Reasons explain(LogisticRegression model, Question question) {
        return LogisticReasons.of(model, question);
    }

    @Override
    public Inspection inspect(LogisticRegression model, Pipeline pipeline) {
        return LogisticInspection.of(model);
    }
}
