package backbeat.learner;

import backbeat.evaluation.BlendedClassifier;
import backbeat.evaluation.MajorityClassifier;
import backbeat.forest.ForestOptions;
import backbeat.forest.RandomForest;
import backbeat.logistic.LogisticOptions;
import backbeat.logistic.LogisticRegression;
import backbeat.mlp.Mlp;
import backbeat.mlp.MlpOptions;
import backbeat.model.BinaryClassifier;
import backbeat.neighbors.KnnClassifier;
import backbeat.neighbors.KnnOptions;
import backbeat.pipeline.LearnerCodecs;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The catalogue: every learner in the order of tables, constants and baselines first, the blend of all others last.
 * Immutable.
 */
public final class Learners {
    public static final Learner<MajorityLearner.None, MajorityClassifier> MAJORITY = new MajorityLearner();
    public static final Learner<LogisticOptions, LogisticRegression> LOGISTIC = new LogisticLearner();
    public static final Learner<KnnOptions, KnnClassifier> KNN = new KnnLearner();
    public static final Learner<ForestOptions, RandomForest> FOREST = new ForestLearner();
    public static final Learner<MlpOptions, Mlp> MLP = new MlpLearner();

    private static final Learners STANDARD =
            new Learners(List.of(MAJORITY, LOGISTIC, KNN, FOREST, MLP), LearnerCodecs.standard());

    private final List<Learner<?, ?>> single;
    private final BlendLearner blend;
    private final LearnerCodecs codecs;

    private Learners(List<Learner<?, ?>> single, LearnerCodecs codecs) {
        this.single = List.copyOf(single);
        this.blend = new BlendLearner(
                single.stream()
                        .filter(learner -> learner.role() == Role.LEARNER)
                        .collect(Collectors.toList()),
                codecs);
        this.codecs = codecs;
    }

    /** The learners of this program. */
    public static Learners standard() {
        return STANDARD;
    }

    /**
     * These and one more, before the blend, which may have it as a member.
     *
     * @throws IllegalArgumentException if its key, or its codec's tag or type, is taken
     */
    public Learners with(Learner<?, ?> learner) {
        List<Learner<?, ?>> more = new ArrayList<>(single);
        more.add(learner);
        return new Learners(more, codecs.with(learner.codec()));
    }

    /** Every learner, in the order of tables. */
    public List<Learner<?, ?>> all() {
        List<Learner<?, ?>> all = new ArrayList<>(single);
        all.add(blend);
        return all;
    }

    /** The blend of all learners that a study is about. */
    public Learner<BlendOptions, BlendedClassifier> blend() {
        return blend;
    }

    /**
     * The learners with these keys, in the order of tables.
     *
     * @throws IllegalArgumentException if there are none, one is unknown, or a blend is to be made of fewer than two
     */
    public List<Learner<?, ?>> select(Collection<String> keys) {
        keys.forEach(this::named);
        List<Learner<?, ?>> chosen =
                all().stream().filter(learner -> keys.contains(learner.key())).toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("No model was asked for");
        }
        long members = chosen.stream()
                .filter(learner -> learner.role() == Role.LEARNER)
                .count();
        if (chosen.contains(blend) && members < 2) {
            throw new IllegalArgumentException("A blend needs at least two of "
                    + single.stream()
                            .filter(learner -> learner.role() == Role.LEARNER)
                            .map(Learner::key)
                            .collect(Collectors.joining(", "))
                    + " among the models");
        }
        return chosen;
    }

    /** How the models of all of them are kept in files. */
    public LearnerCodecs codecs() {
        return codecs;
    }

    public Optional<Learner<?, ?>> find(String key) {
        return all().stream().filter(learner -> learner.key().equals(key)).findFirst();
    }

    /** @throws IllegalArgumentException if there is none; the message names those that there are */
    public Learner<?, ?> named(String key) {
        return find(key)
                .orElseThrow(() -> new IllegalArgumentException("'" + key + "' is no learner; there are "
                        + all().stream().map(Learner::key).collect(Collectors.joining(", "))));
    }

    /**
     * The learner that models of this kind come from.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    public Learner<?, ?> of(BinaryClassifier model) {
        return all().stream()
                .filter(learner -> learner.type().isInstance(model))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "No learner makes a " + model.getClass().getSimpleName()));
    }
}
