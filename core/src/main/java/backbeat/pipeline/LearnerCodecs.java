package backbeat.pipeline;

import backbeat.evaluation.BlendedClassifier;
import backbeat.evaluation.MajorityClassifier;
import backbeat.forest.RandomForest;
import backbeat.logistic.LogisticRegression;
import backbeat.mlp.Mlp;
import backbeat.model.BinaryClassifier;
import backbeat.neighbors.KnnClassifier;
import java.util.ArrayList;
import java.util.List;

/** The kinds of model that files hold, and blends of them. Immutable. */
public final class LearnerCodecs {
    public static final LearnerCodec<MajorityClassifier> MAJORITY = new MajorityCodec();
    public static final LearnerCodec<LogisticRegression> LOGISTIC = new LogisticCodec();
    public static final LearnerCodec<KnnClassifier> KNN = new KnnCodec();
    public static final LearnerCodec<RandomForest> FOREST = new ForestCodec();
    public static final LearnerCodec<Mlp> MLP = new MlpCodec();

    private static final LearnerCodecs STANDARD = new LearnerCodecs(List.of(MAJORITY, LOGISTIC, KNN, FOREST, MLP));

    private final List<LearnerCodec<?>> members;
    private final LearnerCodec<BlendedClassifier> blend;
    private final List<LearnerCodec<?>> all;

    private LearnerCodecs(List<LearnerCodec<?>> members) {
        this.members = List.copyOf(members);
        this.blend = new BlendCodec(members);
        this.all = new ArrayList<>(members);
        all.add(blend);
    }

    /** Those of this program. */
    public static LearnerCodecs standard() {
        return STANDARD;
    }

    /**
     * These and one more, which blends may have as a member too.
     *
     * @throws IllegalArgumentException if a kind with its tag, name or type is among them
     */
    public LearnerCodecs with(LearnerCodec<?> codec) {
        for (LearnerCodec<?> other : all) {
            if (other.tag().equals(codec.tag())
                    || other.name().equals(codec.name())
                    || other.type().equals(codec.type())) {
                throw new IllegalArgumentException("Model files know a " + other.name() + " ('" + other.tag()
                        + "') already; " + codec.name() + " needs a tag, a name and a type of its own");
            }
        }
        List<LearnerCodec<?>> more = new ArrayList<>(members);
        more.add(codec);
        return new LearnerCodecs(more);
    }

    /** @throws IllegalArgumentException if model files do not hold such classifiers */
    public LearnerCodec<?> of(BinaryClassifier classifier) {
        return of(all, classifier);
    }

    /** The codec by the tag of its section. */
    LearnerCodec<?> of(String tag) throws ModelFormatException {
        return of(all, tag);
    }

    /** The codec of blends of all others. */
    public LearnerCodec<BlendedClassifier> blend() {
        return blend;
    }

    static LearnerCodec<?> of(List<LearnerCodec<?>> codecs, BinaryClassifier classifier) {
        return codecs.stream()
                .filter(codec -> codec.type().isInstance(classifier))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Model files do not hold a " + classifier.getClass().getSimpleName()));
    }

    /** The version of files that a classifier of this codec's kind needs. */
    static <M extends BinaryClassifier> int version(LearnerCodec<M> codec, BinaryClassifier classifier) {
        return codec.version(codec.type().cast(classifier));
    }

    static LearnerCodec<?> of(List<LearnerCodec<?>> codecs, String tag) throws ModelFormatException {
        for (LearnerCodec<?> codec : codecs) {
            if (codec.tag().equals(tag)) {
                return codec;
            }
        }
        throw new ModelFormatException("A learner of kind '" + tag + "' is not known to this program");
    }
}
