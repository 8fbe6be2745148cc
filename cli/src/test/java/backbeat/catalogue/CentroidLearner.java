package backbeat.catalogue;

import backbeat.kernel.Kernels;
import backbeat.learner.Learner;
import backbeat.learner.LearnerOption;
import backbeat.learner.Role;
import backbeat.learner.TrainingData;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.pipeline.LearnerCodec;
import backbeat.pipeline.SectionReader;
import backbeat.pipeline.SectionWriter;
import backbeat.table.Schema;
import java.io.IOException;
import java.util.List;

/** What the engine's catalogue needs of the throw-away learner: names, one option, a fit, and how models are kept. */
final class CentroidLearner implements Learner<CentroidLearner.Options, NearestCentroid> {
    /** How fast probabilities leave one half. */
    record Options(double sharpness) {
        Options {
            if (!(sharpness > 0 && sharpness < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("the sharpness must be positive, not " + sharpness);
            }
        }
    }

    @Override
    public String key() {
        return "centroid";
    }

    @Override
    public String title() {
        return "nearest centroid";
    }

    @Override
    public Role role() {
        return Role.LEARNER;
    }

    @Override
    public int style() {
        return 6;
    }

    @Override
    public LearnerCodec<NearestCentroid> codec() {
        return new Codec();
    }

    @Override
    public List<LearnerOption<Options>> options() {
        return List.of(LearnerOption.real(
                "sharpness",
                "how fast probabilities leave one half",
                "a positive number",
                "1",
                (options, value) -> new Options(value),
                Options::sharpness));
    }

    @Override
    public Options defaults() {
        return new Options(1);
    }

    @Override
    public NearestCentroid fit(
            Options options, TrainingData data, Workers workers, Kernels kernels, Progress progress) {
        return NearestCentroid.fit(data.train(), data.labels(), options.sharpness());
    }

    private static final class Codec implements LearnerCodec<NearestCentroid> {
        @Override
        public String tag() {
            return "CENT";
        }

        @Override
        public String name() {
            return "centroid";
        }

        @Override
        public Class<NearestCentroid> type() {
            return NearestCentroid.class;
        }

        @Override
        public void write(NearestCentroid model, SectionWriter out) throws IOException {
            out.f64(model.sharpness());
            out.floats(model.centroid(false));
            out.floats(model.centroid(true));
        }

        @Override
        public NearestCentroid read(SectionReader in, Schema schema, Workers workers, Kernels kernels)
                throws IOException {
            double sharpness = in.f64("sharpness");
            return new NearestCentroid(
                    schema, sharpness, in.floats("negative centroid"), in.floats("positive centroid"));
        }
    }
}
