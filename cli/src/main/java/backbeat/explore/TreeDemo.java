package backbeat.explore;

import backbeat.evaluation.Metrics;
import backbeat.explore.Plane.Points;
import backbeat.forest.ForestOptions;
import backbeat.forest.RandomForest;
import backbeat.forest.RandomForestTrainer;
import backbeat.model.BinaryClassifier;
import backbeat.parallel.Workers;
import backbeat.text.Numbers;
import backbeat.tree.Candidates;
import backbeat.tree.FlatTree;
import java.util.List;

/** One tree on 200 points: step {@code s} lets it grow to depth {@code s - 1}, without bootstrap and with both columns. */
final class TreeDemo implements Exploration.Demonstration {
    private static final int MOST = 12;

    private final Points train = Plane.points(200, 5);
    private final Points test = Plane.points(2000, 6);

    @Override
    public int steps() {
        return MOST;
    }

    static double accuracy(BinaryClassifier model, Points points) {
        return Metrics.of(points.labels(), model.probabilities(points.table()), 0.5)
                .accuracy();
    }

    @Override
    public Scene scene(int step) {
        ForestOptions options = ForestOptions.defaults()
                .withTrees(1)
                .withBootstrap(false)
                .withOutOfBag(false)
                .withCandidates(Candidates.all())
                .withMaxDepth(step - 1);
        RandomForest forest = new RandomForestTrainer(options, Workers.sequential()).fit(train.table(), train.labels());
        FlatTree tree = forest.trees().get(0);
        Plane plane = new Plane(20, 24, 460);
        Drawing drawing = new Drawing(500, 500, "What a tree of depth " + (step - 1) + " says of every place");
        plane.surface(drawing, forest);
        plane.points(drawing, train);
        plane.frame(drawing, "depth " + tree.depth() + ", " + tree.leaves() + " leaves");
        return new Scene(
                drawing.toString(),
                List.of(
                        "Depth allowed: " + (step - 1) + "; reached: " + tree.depth(),
                        "Leaves: " + tree.leaves(),
                        "Right on the 200 training rows: " + Numbers.percent(accuracy(forest, train)),
                        "Right on 2,000 new rows:        " + Numbers.percent(accuracy(forest, test)),
                        "First split: " + split(tree)));
    }

    private static String split(FlatTree tree) {
        return tree.isLeaf(0)
                ? "none, the root is a leaf"
                : (tree.column(0) == 0 ? "x" : "y") + " <= " + Numbers.fixed(tree.threshold(0), 3);
    }
}
