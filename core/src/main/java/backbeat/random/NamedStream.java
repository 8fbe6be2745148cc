package backbeat.random;

/**
 * The register of random streams: every seed that is derived for a purpose, with its number below its parent's seed. The
 * numbers are part of the contract: another number is another model. A new stream takes a number that its parent has not
 * given away; the place of a constant in this file means nothing.
 *
 * <p>Streams that belong to a unit of work have that unit's number and no name: tree {@code t} of a forest, replicate
 * {@code b} of a bootstrap, group {@code g} and repeat {@code r} of a permutation importance, row {@code i} of something
 * synthetic, epoch {@code e}. The split of a run takes the run's seed itself, so that every command with one seed has the
 * same parts.
 */
public enum NamedStream {
    /** The models of a study; those of a repeat of the study are fitted like it, below the repeat's own seed. */
    STUDY_MODELS(Parent.RUN, 1),
    /** The intervals and tests of a study. */
    STUDY_BOOTSTRAP(Parent.RUN, 2),
    /** What a study looks at its models with. */
    STUDY_INSIGHT(Parent.RUN, 3),
    /** The models of the leak staircase. */
    STAIRCASE_MODELS(Parent.RUN, 0),
    /** Which rows are the test on fixed rows, and which unrelated ones give way to their relatives. */
    FIXED_ROWS(Parent.RUN, 4),
    /** The training rows and orders of columns by which an answer is explained; a command of its own, with the staircase's number. */
    EXPLANATION(Parent.RUN, 0),
    /** The rows left out until the published share is positive; a command of its own, whose number is the study's models' too. */
    PUBLISHED_THINNING(Parent.RUN, 1),
    /** How far other test rows could have moved the figures that are held against published ones. */
    PUBLISHED_DRAWS(Parent.RUN, 5),

    /** A study's forest. */
    FOREST(Parent.MODELS, 3),
    /** A study's network. */
    NETWORK(Parent.MODELS, 4),

    /** The rows that a study looks at; the first group of a permutation importance has this number below this seed, too. */
    INSIGHT_ROWS(Parent.INSIGHT, 0),

    /** The rows of a tree's bootstrap sample. */
    TREE_SAMPLE(Parent.TREE, 0),
    /** The choices of a tree's nodes: node {@code i} has this number plus {@code i}. */
    TREE_NODES(Parent.TREE, 1),

    /** A network's first weights; below it a stream a layer. */
    NETWORK_WEIGHTS(Parent.NETWORK, 0),
    /** The order of a network's rows; below it a stream an epoch. */
    NETWORK_ORDER(Parent.NETWORK, 1),
    /** A network's dropout. */
    NETWORK_DROPOUT(Parent.NETWORK, 2),

    /** What a synthetic row shows, new or again; below it, as below the next ones, a stream for each. */
    SYNTHETIC_ROW(Parent.SYNTHETIC, 1),
    SYNTHETIC_WORK(Parent.SYNTHETIC, 2),
    SYNTHETIC_ITEM(Parent.SYNTHETIC, 3),
    SYNTHETIC_BLOCK(Parent.SYNTHETIC, 4),
    SYNTHETIC_CHOICE(Parent.SYNTHETIC, 5),
    SYNTHETIC_CREATOR(Parent.SYNTHETIC, 6),
    SYNTHETIC_ITEM_NAME(Parent.SYNTHETIC, 101),
    SYNTHETIC_WORK_NAME(Parent.SYNTHETIC, 102),
    SYNTHETIC_CREATOR_NAME(Parent.SYNTHETIC, 103);

    /** Whose seed a stream is derived from. */
    public enum Parent {
        /** What the user gave as seed. */
        RUN,
        /** Of all models that are fitted together. */
        MODELS,
        /** Of what a study looks at its models with. */
        INSIGHT,
        /** Of one tree. */
        TREE,
        /** Of one network's options. */
        NETWORK,
        /** Of one synthetic data set. */
        SYNTHETIC
    }

    private final Parent parent;
    private final int number;

    NamedStream(Parent parent, int number) {
        this.parent = parent;
        this.number = number;
    }

    public Parent parent() {
        return parent;
    }

    /** The number below the parent's seed. */
    public int number() {
        return number;
    }

    /** The stream's seed. */
    public long seed(long parentSeed) {
        return SplitMix64.mix(parentSeed, number);
    }

    /** The stream's generator. */
    public Xoshiro256 generator(long parentSeed) {
        return new Xoshiro256(seed(parentSeed));
    }

    /** The generator of a unit of work below the stream. */
    public Xoshiro256 generator(long parentSeed, long unit) {
        return Xoshiro256.stream(seed(parentSeed), unit);
    }
}
