package backbeat.pipeline;

import backbeat.evaluation.MajorityClassifier;
import backbeat.kernel.Kernels;
import backbeat.parallel.Workers;
import backbeat.table.Schema;
import java.io.IOException;

/** The majority baseline: its one number. */
final class MajorityCodec implements LearnerCodec<MajorityClassifier> {
    @Override
    public String tag() {
        return "MAJO";
    }

    @Override
    public String name() {
        return "majority";
    }

    @Override
    public Class<MajorityClassifier> type() {
        return MajorityClassifier.class;
    }

    @Override
    public void write(MajorityClassifier model, SectionWriter out) throws IOException {
        out.f64(model.positiveRate());
    }

    @Override
    public MajorityClassifier read(SectionReader in, Schema schema, Workers workers, Kernels kernels)
            throws IOException {
        return new MajorityClassifier(schema, in.f64("positive rate"));
    }
}
