package backbeat.pipeline;

import backbeat.evaluation.BlendedClassifier;
import backbeat.evaluation.BlendedClassifier.Member;
import backbeat.evaluation.PlattScaling;
import backbeat.kernel.Kernels;
import backbeat.model.BinaryClassifier;
import backbeat.parallel.Workers;
import backbeat.table.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A blend: its members one after the other, each with its kind, its own bytes and its calibration. */
final class BlendCodec implements LearnerCodec<BlendedClassifier> {
    /** Kind, a number at least, and the calibration of a member. */
    private static final int LEAST_BYTES = Integer.BYTES + 1 + 4 * Double.BYTES;

    private final List<LearnerCodec<?>> kinds;

    /** @param kinds what members may be; no blend among them, so that files cannot nest without end */
    BlendCodec(List<LearnerCodec<?>> kinds) {
        this.kinds = List.copyOf(kinds);
    }

    @Override
    public String tag() {
        return "BLND";
    }

    @Override
    public String name() {
        return "blend";
    }

    @Override
    public Class<BlendedClassifier> type() {
        return BlendedClassifier.class;
    }

    @Override
    public int version(BlendedClassifier model) {
        int version = 1;
        for (Member member : model.members()) {
            version = Math.max(
                    version, LearnerCodecs.version(LearnerCodecs.of(kinds, member.classifier()), member.classifier()));
        }
        return version;
    }

    @Override
    public void write(BlendedClassifier model, SectionWriter out) throws IOException {
        out.i32(model.members().size());
        for (Member member : model.members()) {
            LearnerCodec<?> codec = LearnerCodecs.of(kinds, member.classifier());
            out.text(codec.tag());
            write(codec, member.classifier(), out);
            CalibrationCodec.write(Optional.of(member.scaling()), out);
        }
    }

    private static <M extends BinaryClassifier> void write(
            LearnerCodec<M> codec, BinaryClassifier classifier, SectionWriter out) throws IOException {
        codec.write(codec.type().cast(classifier), out);
    }

    @Override
    public BlendedClassifier read(SectionReader in, Schema schema, Workers workers, Kernels kernels)
            throws IOException {
        int count = in.count("models", LEAST_BYTES);
        List<Member> members = new ArrayList<>(count);
        for (int m = 0; m < count; m++) {
            LearnerCodec<?> codec = LearnerCodecs.of(kinds, in.text("kind of model " + m));
            BinaryClassifier classifier = codec.read(in, schema, workers, kernels);
            if (!(CalibrationCodec.read(in).orElse(null) instanceof PlattScaling scaling)) {
                throw in.error("model " + m + " of the blend is not calibrated by Platt's method");
            }
            members.add(new Member(classifier, scaling));
        }
        return new BlendedClassifier(members);
    }
}
