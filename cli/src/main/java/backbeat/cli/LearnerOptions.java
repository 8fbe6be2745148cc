package backbeat.cli;

import backbeat.catalogue.Catalogue;
import backbeat.catalogue.StudyLearner;
import backbeat.catalogue.Training;
import backbeat.learner.LearnerOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which learner to train, and its options as the catalogue has them; those of another learner are usage errors. */
public final class LearnerOptions {
    private final Catalogue catalogue;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            required = true,
            completionCandidates = ModelKeys.class,
            description = "What to train: ${COMPLETION-CANDIDATES}.")
    private String model;

    /** @param catalogue the learners */
    public LearnerOptions(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Gives a command every option that a learner has; those of several learners that share a name are one. */
    public static void addTo(CommandSpec command, Catalogue catalogue) {
        Map<String, List<String>> descriptions = new LinkedHashMap<>();
        Map<String, String> labels = new HashMap<>();
        for (StudyLearner<?, ?> entry : catalogue.all()) {
            for (LearnerOption<?> option : entry.offered()) {
                labels.putIfAbsent(option.flag(), option.label());
                descriptions
                        .computeIfAbsent(option.flag(), flag -> new ArrayList<>())
                        .add(entry.key() + ": " + option.description() + ": " + option.values() + ". Default: "
                                + option.standard() + ".");
            }
        }
        descriptions.forEach((flag, lines) -> command.addOption(OptionSpec.builder(flag)
                .type(String.class)
                .paramLabel(labels.get(flag))
                .description(lines.toArray(String[]::new))
                .build()));
    }

    /** The learner asked for. */
    public StudyLearner<?, ?> learner() {
        try {
            return catalogue.named(model);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--model: " + e.getMessage(), e);
        }
    }

    /** The training asked for; what is wrong with its options is a usage error. */
    public Training training(long seed) {
        return training(seed, Map.of());
    }

    /** As above, where {@code like} says what is not given. */
    public Training training(long seed, Map<String, String> like) {
        StudyLearner<?, ?> learner = learner();
        rejectForeignOptions(learner);
        try {
            return learner.training(given(learner, like), seed);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    /** The values given for a learner's options, by name, where {@code like} says what is not given. */
    public Map<String, String> given(StudyLearner<?, ?> learner, Map<String, String> like) {
        Map<String, String> given = new LinkedHashMap<>(like);
        for (LearnerOption<?> option : learner.offered()) {
            String text = spec.commandLine().getParseResult().matchedOptionValue(option.flag(), null);
            if (text != null) {
                given.put(option.name(), text);
            }
        }
        return given;
    }

    private void rejectForeignOptions(StudyLearner<?, ?> learner) {
        List<String> own = learner.offered().stream().map(LearnerOption::flag).toList();
        Map<String, String> foreign = new TreeMap<>();
        for (StudyLearner<?, ?> other : catalogue.all()) {
            for (LearnerOption<?> option : other.offered()) {
                if (!own.contains(option.flag())
                        && spec.commandLine().getParseResult().hasMatchedOption(option.flag())) {
                    foreign.merge(option.flag(), other.key(), (one, another) -> one + " or " + another);
                }
            }
        }
        if (!foreign.isEmpty()) {
            String wrong = foreign.entrySet().stream()
                    .map(entry -> entry.getKey() + " is an option of --model " + entry.getValue())
                    .collect(Collectors.joining(", "));
            throw new ParameterException(spec.commandLine(), wrong + ", not of " + learner.key());
        }
    }
}
