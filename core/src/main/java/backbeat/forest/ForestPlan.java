package backbeat.forest;

import backbeat.model.Progress;
import backbeat.table.Schema;
import backbeat.table.Table;
import backbeat.tree.EncodedRows;
import backbeat.tree.FlatTree;
import backbeat.tree.TrainingRows;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything that the trees of a forest grow from, for growing them apart: in other processes, on other machines. The trees are
 * those of {@link RandomForestTrainer}, bit for bit, whoever grows which, for each depends on its number alone; out-of-bag votes
 * are whole numbers, whose sums do not depend on who cast them.
 *
 * <p>Serializable, in about 16 bytes a row for 12 numeric and 3 categorical columns (twice that and 60 more where trees are to
 * vote out of bag). Immutable, but for the memory that votes are read from, which is made once.
 */
public final class ForestPlan implements Serializable {
    private static final long serialVersionUID = 1;

    private final Schema schema;
    private final ForestOptions options;
    private final TrainingRows rows;
    private final TreeSample bootstrap;
    /** The rows to vote on; null where nobody votes. */
    private final Table voted;

    private transient List<EncodedRows> tiles;

    private ForestPlan(ForestOptions options, PreparedRows prepared, TreeSample bootstrap) {
        this.schema = prepared.table().schema();
        this.options = options;
        this.rows = prepared.rows();
        this.bootstrap = bootstrap;
        this.voted = options.bootstrap() && options.outOfBag() ? prepared.table() : null;
    }

    /**
     * Some trees of a forest.
     *
     * @param first the number of the first
     * @param trees they themselves, in order
     * @param votes on the rows that they have not seen; null where nobody votes, as absent values do not travel
     */
    public record Share(int first, List<FlatTree> trees, OutOfBagVotes votes) implements Serializable {
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
                options, rows, TreeSample.ofGroups(options, rows.table().rows(), groups));
    }

    /**
     * Grows trees {@code from … to - 1}.
     *
     * @param progress is asked before each tree whether to go on
     */
    public Share grow(int from, int to, Progress progress) {
        TreeWorker worker = new TreeWorker(rows, schema, bootstrap, options, tiles());
        List<FlatTree> trees = new ArrayList<>();
        for (int tree = from; tree < to; tree++) {
            progress.checkCancelled();
            trees.add(worker.grow(tree));
        }
        return new Share(from, trees, worker.votes().orElse(null));
    }

    private synchronized List<EncodedRows> tiles() {
        if (tiles == null) {
            tiles = voted == null ? List.of() : EncodedRows.tiles(voted);
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
        Optional<OutOfBag> outOfBag = voted == null
                ? Optional.empty()
                : Optional.of(OutOfBagVotes.merge(
                        bootstrap.rows(), shares.stream().map(Share::votes).toArray(OutOfBagVotes[]::new)));
        return new RandomForest(schema, options, List.of(trees), outOfBag);
    }

    /** The number of training rows. */
    public int rows() {
        return bootstrap.rows();
    }
}
