package backbeat.explore;

import backbeat.explore.Plane.Points;
import backbeat.forest.ForestOptions;
import backbeat.forest.OutOfBagCurve;
import backbeat.forest.RandomForest;
import backbeat.forest.RandomForestTrainer;
import backbeat.parallel.Workers;
import backbeat.text.Numbers;
import java.util.List;

/** A forest of 200 trees on 200 points: step {@code s} shows its first 1, 2, 5, … trees and the out-of-bag accuracy. */
final class ForestDemo implements Exploration.Demonstration {
    private static final int[] TREES = {1, 2, 3, 5, 10, 20, 50, 100, 200};

    private final Points train = Plane.points(200, 5);
    private final Points test = Plane.points(2000, 6);
    private final RandomForest forest;
    private final double[] accuracies;

    ForestDemo() {
        ForestOptions options = ForestOptions.defaults().withTrees(200);
        forest = new RandomForestTrainer(options, Workers.sequential()).fit(train.table(), train.labels());
        accuracies = OutOfBagCurve.accuracies(
                forest.compile(Workers.sequential()), train.table(), train.labels(), Workers.sequential());
    }

    @Override
    public int steps() {
        return TREES.length;
    }

    @Override
    public Scene scene(int step) {
        int trees = TREES[step - 1];
        RandomForest first = forest.first(trees);
        Plane plane = new Plane(20, 28, 400);
        Drawing drawing = new Drawing(920, 470, "A forest of " + trees + " trees and its out-of-bag accuracy");
        plane.surface(drawing, first);
        plane.points(drawing, train);
        plane.frame(drawing, trees == 1 ? "1 tree" : trees + " trees");
        Chart chart = new Chart(490, 28, 400, 400, new double[] {0, 200}, new double[] {0.6, 0.9});
        chart.frame(drawing, "trees", "out-of-bag accuracy", 4, 3);
        double[] numbers = new double[trees];
        for (int t = 0; t < trees; t++) {
            numbers[t] = t + 1;
        }
        chart.line(drawing, numbers, accuracies, trees, "b");
        drawing.circle(chart.x(trees), chart.y(accuracies[trees - 1]), 4, "yes");
        return new Scene(
                drawing.toString(),
                List.of(
                        "Trees: " + trees,
                        "Right on the 200 training rows: " + Numbers.percent(TreeDemo.accuracy(first, train)),
                        "Right out of the bag:           " + Numbers.percent(accuracies[trees - 1]),
                        "Right on 2,000 new rows:        " + Numbers.percent(TreeDemo.accuracy(first, test))));
    }
}
