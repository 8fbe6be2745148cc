package backbeat.learner;

import backbeat.evaluation.BlendedClassifier;
import backbeat.evaluation.PlattScaling;
import backbeat.evaluation.Ties;
import backbeat.kernel.Kernels;
import backbeat.learner.BlendOptions.Member;
import backbeat.model.BinaryClassifier;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.pipeline.LearnerCodec;
import backbeat.pipeline.LearnerCodecs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The mean of several learners' probabilities, each calibrated by Platt's method on the validation rows. An option of a
 * member has the member's key before its name: {@code forest.trees}.
 */
final class BlendLearner implements Learner<BlendOptions, BlendedClassifier> {
    private final List<Learner<?, ?>> learners;
    private final LearnerCodecs codecs;

    /** @param learners what a blend may be made of, and is unless it is told otherwise */
    BlendLearner(List<Learner<?, ?>> learners, LearnerCodecs codecs) {
        this.learners = List.copyOf(learners);
        this.codecs = codecs;
    }

    @Override
    public String key() {
        return "blend";
    }

    @Override
    public String title() {
        return "blend of calibrated models";
    }

    @Override
    public Role role() {
        return Role.BLEND;
    }

    @Override
    public int style() {
        return 3;
    }

    @Override
    public LearnerCodec<BlendedClassifier> codec() {
        return codecs.blend();
    }

    @Override
    public List<LearnerOption<BlendOptions>> options() {
        List<LearnerOption<BlendOptions>> all = new ArrayList<>();
        all.add(new LearnerOption<>(
                "models",
                "KEYS",
                "what the blend is made of, separated by commas",
                "one or more of " + keys(),
                keys(),
                true,
                (options, text) -> withModels(text),
                options -> Optional.of(options.names())));
        learners.forEach(learner -> learner.options().forEach(option -> all.add(ofMember(learner.key(), option))));
        return all;
    }

    private String keys() {
        return learners.stream().map(Learner::key).collect(Collectors.joining(","));
    }

    private BlendOptions withModels(String text) {
        List<Member<?, ?>> members = new ArrayList<>();
        for (String key :
                Arrays.stream(text.split("[,+]", -1)).map(String::strip).toList()) {
            Learner<?, ?> learner = learners.stream()
                    .filter(one -> one.key().equals(key))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("'" + key + "' is none of " + keys()));
            members.add(Member.of(learner));
        }
        return new BlendOptions(members);
    }

    /** An option of the member with this key, in a blend that has it. */
    private static <P> LearnerOption<BlendOptions> ofMember(String key, LearnerOption<P> option) {
        return new LearnerOption<>(
                key + "." + option.name(),
                option.label(),
                option.description(),
                option.values(),
                option.standard(),
                false,
                (options, text) -> new BlendOptions(options.members().stream()
                        .<Member<?, ?>>map(member -> member.key().equals(key) ? set(member, option, text) : member)
                        .toList()),
                options -> options.members().stream()
                        .filter(member -> member.key().equals(key))
                        .findFirst()
                        .flatMap(member -> get(member, option)));
    }

    @SuppressWarnings("unchecked") // the option is one of the learner with the member's key
    private static <O, M extends BinaryClassifier> Member<O, M> set(
            Member<O, M> member, LearnerOption<?> option, String text) {
        return new Member<>(member.learner(), ((LearnerOption<O>) option).set(member.options(), text));
    }

    @SuppressWarnings("unchecked") // as above
    private static <O> Optional<String> get(Member<O, ?> member, LearnerOption<?> option) {
        return ((LearnerOption<O>) option).getter().apply(member.options());
    }

    @Override
    public BlendOptions defaults() {
        return withModels(keys());
    }

    @Override
    public BlendedClassifier fit(
            BlendOptions options, TrainingData data, Workers workers, Kernels kernels, Progress progress) {
        List<BlendedClassifier.Member> members = new ArrayList<>();
        for (Member<?, ?> member : options.members()) {
            BinaryClassifier model = member.fit(data, workers, kernels, progress);
            double[] validation = new double[data.validation().rows()];
            model.compile(workers).probabilities(data.validation(), workers, validation);
            // as a study does, which decides ties of every model's answers before anything is made of them
            PlattScaling scaling = PlattScaling.fit(data.validationLabels(), Ties.decided(validation));
            members.add(new BlendedClassifier.Member(model, scaling));
        }
        return new BlendedClassifier(members);
    }

    @Override
    public Map<String, String> facts(BlendedClassifier model) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (BlendedClassifier.Member member : model.members()) {
            for (Learner<?, ?> learner : learners) {
                facts.putAll(facts(learner, member.classifier()));
            }
        }
        return facts;
    }

    private static <M extends BinaryClassifier> Map<String, String> facts(
            Learner<?, M> learner, BinaryClassifier classifier) {
        Map<String, String> facts = new LinkedHashMap<>();
        if (learner.type().isInstance(classifier)) {
            learner.facts(learner.type().cast(classifier))
                    .forEach((name, value) -> facts.put(learner.key() + "." + name, value));
        }
        return facts;
    }
}
