package backbeat.learner;

import backbeat.evaluation.MajorityClassifier;
import backbeat.evaluation.MajorityTrainer;
import backbeat.kernel.Kernels;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.pipeline.LearnerCodec;
import backbeat.pipeline.LearnerCodecs;
import java.util.List;

/** The share of positives, whatever the row. */
public final class MajorityLearner implements Learner<MajorityLearner.None, MajorityClassifier> {
    /** There is nothing to choose. */
    public record None() {}

    MajorityLearner() {}

    @Override
    public String key() {
        return "majority";
    }

    @Override
    public String title() {
        return "majority class";
    }

    @Override
    public Role role() {
        return Role.CONSTANT;
    }

    @Override
    public int style() {
        return 4;
    }

    @Override
    public LearnerCodec<MajorityClassifier> codec() {
        return LearnerCodecs.MAJORITY;
    }

    @Override
    public List<LearnerOption<None>> options() {
        return List.of();
    }

    @Override
    public None defaults() {
        return new None();
    }

    @Override
    public MajorityClassifier fit(
            None options, TrainingData data, Workers workers, Kernels kernels, Progress progress) {
        return new MajorityTrainer().fit(data.train(), data.labels(), progress);
    }
}
