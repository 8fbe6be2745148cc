package backbeat.cli;

import backbeat.forest.ForestOptions;
import backbeat.logistic.LogisticOptions;
import backbeat.mlp.Initialization;
import backbeat.mlp.MlpOptions;
import backbeat.neighbors.KnnOptions;
import backbeat.neighbors.Weighting;
import backbeat.search.Learner;
import backbeat.tree.CategorySplits;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which learner to train, and its options; those of another learner are usage errors. */
public final class LearnerOptions {
    /** The learners by their names on the command line. */
    enum Model {
        KNN(Set.of("--k", "--weighting")),
        FOREST(Set.of("--trees", "--max-depth", "--min-leaf", "--category-splits")),
        MLP(Set.of(
                "--hidden",
                "--epochs",
                "--batch-size",
                "--learning-rate",
                "--initialization",
                "--patience",
                "--dropout",
                "--l2",
                "--weight-decay")),
        LOGISTIC(Set.of("--l2"));

        private final Set<String> options;

        Model(Set<String> options) {
            this.options = options;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            required = true,
            description = "What to train: ${COMPLETION-CANDIDATES}.")
    private Model model;

    @Option(
            names = "--k",
            paramLabel = "N",
            converter = NeighborCount.Converter.class,
            description = "knn: neighbors that vote, or auto: as many as the AUC of the validation rows is highest"
                    + " with. Default: 15.")
    private NeighborCount k;

    @Option(
            names = "--weighting",
            paramLabel = "KIND",
            description = "knn: how much a neighbor counts: uniform, distance. Default: uniform.")
    private Weighting weighting;

    @Option(names = "--trees", paramLabel = "N", description = "forest: number of trees. Default: 100.")
    private Integer trees;

    @Option(names = "--max-depth", paramLabel = "N", description = "forest: depth of a tree. Default: no limit.")
    private Integer maxDepth;

    @Option(
            names = "--min-leaf",
            paramLabel = "N",
            description = "forest: least rows of a leaf. Default: 1, with sets of categories 8.")
    private Integer minLeaf;

    @Option(
            names = "--category-splits",
            paramLabel = "KIND",
            description = "forest: one category against the others or sets: one_hot, subset. Default: one_hot.")
    private CategorySplits categorySplits;

    @Option(
            names = "--hidden",
            split = ",",
            paramLabel = "N",
            description = "mlp: units of the hidden layers, separated by commas; 0 for none. Default: 64.")
    private List<Integer> hidden;

    @Option(names = "--epochs", paramLabel = "N", description = "mlp: passes over the training rows. Default: 20.")
    private Integer epochs;

    @Option(names = "--batch-size", paramLabel = "N", description = "mlp: rows of a step. Default: 256.")
    private Integer batchSize;

    @Option(names = "--learning-rate", paramLabel = "X", description = "mlp: length of a step. Default: 0.001.")
    private Double learningRate;

    @Option(
            names = "--initialization",
            paramLabel = "KIND",
            description = "mlp: how large the weights begin: he, fan_in_uniform. Default: fan_in_uniform.")
    private Initialization initialization;

    @Option(
            names = "--patience",
            paramLabel = "N",
            description = "mlp: epochs without a new low of the validation loss before it stops; 0 never stops."
                    + " Default: 0.")
    private Integer patience;

    @Option(names = "--dropout", paramLabel = "X", description = "mlp: share of hidden units left out. Default: 0.")
    private Double dropout;

    @Option(
            names = "--l2",
            paramLabel = "X",
            description = "mlp, logistic: weight of the squared weights. Default: 0, logistic 1.")
    private Double l2;

    @Option(
            names = "--weight-decay",
            paramLabel = "X",
            description = "mlp: share of every weight, times the learning rate, that each step takes off. Default: 0.")
    private Double weightDecay;

    /** The learner asked for. */
    Learner learner(long seed) {
        rejectForeignOptions();
        try {
            return switch (model) {
                case KNN -> neighbors();
                case FOREST -> new Learner.Forest(forest(seed));
                case MLP -> new Learner.Network(network(seed));
                case LOGISTIC -> new Learner.Logistic(apply(LogisticOptions.defaults(), l2, now -> now::withL2));
            };
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private Learner neighbors() {
        KnnOptions options = apply(KnnOptions.defaults(), weighting, now -> now::withWeighting);
        if (k == null) {
            return new Learner.Knn(options);
        }
        return k.isAuto() ? new Learner.TunedKnn(options) : new Learner.Knn(options.withK(k.number()));
    }

    private ForestOptions forest(long seed) {
        ForestOptions defaults =
                categorySplits == CategorySplits.SUBSET ? ForestOptions.subsets() : ForestOptions.defaults();
        ForestOptions options = apply(defaults.withSeed(seed), trees, now -> now::withTrees);
        options = apply(options, maxDepth, now -> now::withMaxDepth);
        return apply(options, minLeaf, now -> now::withMinLeaf);
    }

    private MlpOptions network(long seed) {
        MlpOptions options = MlpOptions.defaults().withSeed(seed).withKeepBest(true);
        if (hidden != null) {
            options = options.withHidden(hidden.equals(List.of(0)) ? List.of() : hidden);
        }
        options = apply(options, epochs, now -> now::withEpochs);
        options = apply(options, batchSize, now -> now::withBatchSize);
        options = apply(options, learningRate, now -> now::withLearningRate);
        options = apply(options, initialization, now -> now::withInitialization);
        options = apply(options, patience, now -> now::withPatience);
        options = apply(options, dropout, now -> now::withDropout);
        options = apply(options, l2, now -> now::withL2);
        return apply(options, weightDecay, now -> now::withWeightDecay);
    }

    /** {@code options} with {@code value} if one was given. */
    private static <O, V> O apply(O options, V value, Function<O, Function<V, O>> with) {
        return value == null ? options : with.apply(options).apply(value);
    }

    private void rejectForeignOptions() {
        Map<String, String> given = new TreeMap<>();
        for (Model other : Model.values()) {
            for (String name : other.options) {
                if (!model.options.contains(name)
                        && spec.commandLine().getParseResult().hasMatchedOption(name)) {
                    given.merge(name, other.toString(), (one, another) -> one + " or " + another);
                }
            }
        }
        given.forEach((name, other) -> {
            throw new ParameterException(
                    spec.commandLine(), name + " is an option of --model " + other + ", not of " + model);
        });
    }
}
