package backbeat.forest;

import backbeat.table.Schema;
import backbeat.tree.EncodedRows;
import backbeat.tree.FlatTree;
import backbeat.tree.PlannedTree;
import backbeat.tree.TrainingRows;
import backbeat.tree.TreeGrower;
import backbeat.tree.TreePlanner;
import backbeat.tree.TreeWalker;
import java.util.List;
import java.util.Optional;

/** One worker's memory for growing trees, and for having them vote on the rows that they have not seen. Not for two threads. */
final class TreeWorker {
    private final ForestOptions options;
    private final TreeSample bootstrap;
    private final TreeGrower grower;
    private final int[] counts;
    private final Optional<Voting> voting;

    /** @param tiles the rows as votes read them; none where there are no votes */
    TreeWorker(TrainingRows rows, Schema schema, TreeSample bootstrap, ForestOptions options, List<EncodedRows> tiles) {
        this.options = options;
        this.bootstrap = bootstrap;
        this.grower = new TreeGrower(rows, options.tree());
        this.counts = new int[bootstrap.rows()];
        this.voting = tiles.isEmpty() ? Optional.empty() : Optional.of(new Voting(schema, tiles, counts.length));
    }

    /** Grows a tree and has it vote. */
    FlatTree grow(int number) {
        bootstrap.fill(number, counts);
        FlatTree tree = grower.grow(TreeSample.treeSeed(options, number), counts);
        voting.ifPresent(votes -> votes.add(tree, counts));
        return tree;
    }

    /** The votes so far; absent where there are none. */
    Optional<OutOfBagVotes> votes() {
        return voting.map(voting -> voting.votes);
    }

    private static final class Voting {
        private final List<EncodedRows> tiles;
        private final OutOfBagVotes votes;
        private final TreePlanner planner;
        private final TreeWalker walker = new TreeWalker();
        private final double[] values = new double[EncodedRows.TILE];

        Voting(Schema schema, List<EncodedRows> tiles, int rows) {
            this.tiles = tiles;
            this.votes = new OutOfBagVotes(rows);
            this.planner = new TreePlanner(schema);
        }

        void add(FlatTree tree, int[] counts) {
            PlannedTree plan = planner.plan(tree);
            for (EncodedRows tile : tiles) {
                walker.leafValuesOfUnseen(plan, tile, counts, values);
                votes.add(tile, counts, values);
            }
        }
    }
}
