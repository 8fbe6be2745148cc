package backbeat.learner;

import backbeat.kernel.Kernels;
import backbeat.model.BinaryClassifier;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What a blend is made of.
 *
 * @param members the learners with their options, at least one, in the order in which they are added up
 */
public record BlendOptions(List<Member<?, ?>> members) {
    /** @throws IllegalArgumentException if there is none, or one stands there twice */
    public BlendOptions {
        members = List.copyOf(members);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("A blend needs at least one learner");
        }
        if (members.stream().map(Member::key).distinct().count() < members.size()) {
            throw new IllegalArgumentException("A blend has each learner once");
        }
    }

    /** The keys of the members: {@code knn + forest}. */
    public String names() {
        return members.stream().map(Member::key).collect(Collectors.joining(" + "));
    }

    /**
     * A learner with its options.
     *
     * @param learner what
     * @param options how
     * @param <O>     its options
     * @param <M>     its models
     */
    public record Member<O, M extends BinaryClassifier>(Learner<O, M> learner, O options) {
        public Member {
            Objects.requireNonNull(learner, "learner");
            Objects.requireNonNull(options, "options");
        }

        /** A learner with its defaults. */
        static <O, M extends BinaryClassifier> Member<O, M> of(Learner<O, M> learner) {
            return new Member<>(learner, learner.defaults());
        }

        String key() {
            return learner.key();
        }

        M fit(TrainingData data, Workers workers, Kernels kernels, Progress progress) {
            return learner.fit(options, data, workers, kernels, progress);
        }
    }
}
