package backbeat.learner;

import backbeat.kernel.Kernels;
import backbeat.model.BinaryClassifier;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.pipeline.LearnerCodec;
import backbeat.table.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An entry of the catalogue.
 *
 * @param <O> its options: immutable, and refusing bad values when they are built
 * @param <M> its models
 */
public interface Learner<O, M extends BinaryClassifier> {
    /** The name in files and on the command line: {@code knn}. */
    String key();

    /** The name for people. */
    String title();

    Role role();

    /** The number of its color and marker wherever it is drawn, from 0 on; another learner's differs. */
    int style();

    /** How its models are written and read. */
    LearnerCodec<M> codec();

    /** Its options, in the order in which they are set: one may decide the defaults of those after it. */
    List<LearnerOption<O>> options();

    /** The options where nothing is given. */
    O defaults();

    /**
     * Fits a model: the same data and options give the same bits, for any workers and kernels.
     *
     * @throws IllegalArgumentException if the data do not fit the options or the learner
     */
    M fit(O options, TrainingData data, Workers workers, Kernels kernels, Progress progress);

    /**
     * Refuses a fit that cannot fit into memory, before it is begun. By default none is.
     *
     * @param train   the rows to fit on
     * @param threads how many work at a time
     * @throws IllegalArgumentException if the options ask for too much; the message says the most that would fit
     */
    default void requireMemory(O options, Table train, int threads) {}

    /** What a fit found out beside the model, by name, for people: the epoch that was kept. */
    default Map<String, String> facts(M model) {
        return Map.of();
    }

    /** Its models. */
    default Class<M> type() {
        return codec().type();
    }

    /**
     * The defaults with the values given.
     *
     * @param given values as text, by name
     * @throws IllegalArgumentException if a name is unknown or a value is out of range; the message names the option
     */
    default O parse(Map<String, String> given) {
        O parsed = defaults();
        List<String> known = new ArrayList<>();
        for (LearnerOption<O> option : options()) {
            known.add(option.name());
            if (given.containsKey(option.name())) {
                parsed = option.set(parsed, given.get(option.name()));
            }
        }
        for (String name : given.keySet()) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "'" + name + "' is no option of " + key() + "; it has " + String.join(", ", known));
            }
        }
        return parsed;
    }

    /** The options by name, in a form that {@link #parse} makes the same options of. */
    default Map<String, String> describe(O options) {
        Map<String, String> described = new LinkedHashMap<>();
        for (LearnerOption<O> option : options()) {
            option.getter().apply(options).ifPresent(text -> described.put(option.name(), text));
        }
        return described;
    }

    /** Those of a description that are options: facts, and what other parts of a program have added, are left out. */
    default Map<String, String> optionsOf(Map<String, String> description) {
        List<String> known = options().stream().map(LearnerOption::name).toList();
        return description.entrySet().stream()
                .filter(entry -> known.contains(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What is given, and {@code seed} for each seed that is not. */
    default Map<String, String> withSeed(Map<String, String> given, long seed) {
        Map<String, String> seeded = new LinkedHashMap<>(given);
        for (LearnerOption<O> option : options()) {
            if (option.isSeed()) {
                seeded.putIfAbsent(option.name(), Long.toString(seed));
            }
        }
        return seeded;
    }
}
