package backbeat.forest;

import backbeat.model.Progress;
import backbeat.table.Table;
import backbeat.tree.EncodedRows;
import backbeat.tree.FlatTree;
import backbeat.tree.TrainingRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything that the trees of a forest grow from, for growing them apart: in other processes, on other machines. The trees are
 * those of {@link RandomForestTrainer}, bit for bit, whoever grows which, for each depends on its number alone; out-of-bag votes
 * are whole numbers, whose sums do not depend on who cast them.
 *
 * <p>It travels by {@code backbeat.pipeline.ForestPlanBytes}. Memory: about 16 bytes a row for 12 numeric and 3 categorical
 * columns, 8 for groups, and 60 more where trees are to vote out of bag. Immutable, but for the memory that votes are read from,
 * which is made once.
 */
public final class ForestPlan {
    private final ForestOptions options;
    private final TrainingRows rows;
    private final TreeSample bootstrap;
    private final Optional<Table> voted;
    private List<EncodedRows> tiles = List.of();

    private ForestPlan(ForestOptions options, TrainingRows rows, TreeSample bootstrap, Optional<Table> voted) {
        this.options = options;
        this.rows = rows;
        this.bootstrap = bootstrap;
        this.voted = voted;
    }

    /**
     * Some trees of a forest.
     *
     * @param first the number of the first
     * @param trees they themselves, in order
     * @param votes on the rows that they have not seen; absent where nobody votes
     */
    public record Share(int first, List<FlatTree> trees, Optional<OutOfBagVotes> votes) {
        public Share {
            trees = List.copyOf(trees);
        }
    }

    /**
     * Plans a forest.
     *
     * @param groups the group of each row, as {@link RandomForestTrainer#fit(PreparedRows, int[], Progress)} has it
     * @throws IllegalArgumentException if the rows were prepared for another number of bins, or there is not one group for each
     */
    public static ForestPlan of(ForestOptions options, PreparedRows rows, int[] groups) {
        Objects.requireNonNull(options, "options");
        if (rows.maxBins() != options.maxBins()) {
            throw new IllegalArgumentException(
                    "Rows prepared for at most " + rows.maxBins() + " bins, but options for " + options.maxBins());
        }
        return new ForestPlan(
                options,
                rows.rows(),
                TreeSample.ofGroups(options, rows.table().rows(), groups),
                options.bootstrap() && options.outOfBag() ? Optional.of(rows.table()) : Optional.empty());
    }

    /**
     * A plan that was made before.
     *
     * @param groups as {@link #groups()} gives them
     * @param voted  the rows to vote on
     * @throws IllegalArgumentException if the shapes differ
     */
    public static ForestPlan restored(ForestOptions options, TrainingRows rows, int[] groups, Optional<Table> voted) {
        TreeSample bootstrap = groups.length == 0
                ? TreeSample.ofRows(options, rows.rows())
                : TreeSample.ofGroups(options, rows.rows(), groups);
        return new ForestPlan(options, rows, bootstrap, voted);
    }

    public ForestOptions options() {
        return options;
    }

    /** What trees grow from. */
    public TrainingRows trainingRows() {
        return rows;
    }

    /** The group of each row; empty where every row is one. Not to be written to. */
    public int[] groups() {
        return bootstrap.groups();
    }

    /** The rows that trees vote on. */
    public Optional<Table> voted() {
        return voted;
    }

    /**
     * Grows trees {@code from … to - 1}.
     *
     * @param progress is asked before each tree whether to go on
     */
    public Share grow(int from, int to, Progress progress) {
        TreeWorker worker = new TreeWorker(rows, rows.schema(), bootstrap, options, tiles());
        List<FlatTree> trees = new ArrayList<>();
        for (int tree = from; tree < to; tree++) {
            progress.checkCancelled();
            trees.add(worker.grow(tree));
        }
        return new Share(from, trees, worker.votes());
    }

    private synchronized List<EncodedRows> tiles() {
        if (tiles.isEmpty() && voted.isPresent()) {
            tiles = EncodedRows.tiles(voted.get());
        }
        return tiles;
    }

    /**
     * The forest that the shares make up.
     *
     * @param shares in any order
     * @throws IllegalArgumentException if a tree is missing or there twice
     */
    public RandomForest gather(List<Share> shares) {
        FlatTree[] trees = new FlatTree[options.trees()];
        for (Share share : shares) {
            for (int i = 0; i < share.trees().size(); i++) {
                int number = share.first() + i;
                if (number >= trees.length || trees[number] != null) {
                    throw new IllegalArgumentException("Tree " + number + " is there twice, or not wanted");
                }
                trees[number] = share.trees().get(i);
            }
        }
        for (int number = 0; number < trees.length; number++) {
            if (trees[number] == null) {
                throw new IllegalArgumentException("Tree " + number + " is missing");
            }
        }
        Optional<OutOfBag> outOfBag = voted.map(table -> OutOfBagVotes.merge(
                table.rows(),
                shares.stream().map(share -> share.votes().orElseThrow()).toArray(OutOfBagVotes[]::new)));
        return new RandomForest(rows.schema(), options, List.of(trees), outOfBag);
    }
}
