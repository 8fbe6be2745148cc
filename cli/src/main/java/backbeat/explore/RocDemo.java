package backbeat.explore;

import backbeat.evaluation.ConfusionMatrix;
import backbeat.evaluation.Ranking;
import backbeat.evaluation.RocCurve;
import backbeat.explore.Plane.Points;
import backbeat.neighbors.KnnOptions;
import backbeat.neighbors.KnnTrainer;
import backbeat.parallel.Workers;
import backbeat.text.Numbers;
import java.util.Arrays;
import java.util.List;

/** The ROC curve of 15 neighbors on 100 new points: each step lowers the threshold to the next probability. */
final class RocDemo implements Exploration.Demonstration {
    private final Points test = Plane.points(100, 21);
    private final double[] probabilities;
    private final RocCurve curve;

    RocDemo() {
        Points train = Plane.points(200, 5);
        probabilities = new KnnTrainer(KnnOptions.defaults().withK(15), Workers.sequential())
                .fit(train.table(), train.labels())
                .probabilities(test.table());
        curve = RocCurve.of(test.labels(), probabilities);
    }

    @Override
    public int steps() {
        return curve.points() - 1;
    }

    @Override
    public Scene scene(int step) {
        double threshold = curve.thresholds()[step];
        ConfusionMatrix confusion = ConfusionMatrix.of(test.labels(), probabilities, threshold);
        Drawing drawing = new Drawing(500, 480, "A ROC curve down to threshold " + Numbers.fixed(threshold, 2));
        Chart chart = new Chart(60, 28, 400, 400, new double[] {0, 1}, new double[] {0, 1});
        chart.frame(drawing, "false positives among negatives", "true positives among positives", 5, 5);
        drawing.line(chart.x(0), chart.y(0), chart.x(1), chart.y(1), "axis");
        double[] x = curve.falsePositiveRates();
        double[] y = curve.truePositiveRates();
        chart.line(drawing, x, y, step + 1, "b");
        for (int i = 0; i <= step; i++) {
            drawing.circle(chart.x(x[i]), chart.y(y[i]), 3, "yes");
        }
        double soFar = new RocCurve(
                        Arrays.copyOf(x, step + 1),
                        Arrays.copyOf(y, step + 1),
                        Arrays.copyOf(curve.thresholds(), step + 1))
                .area();
        return new Scene(
                drawing.toString(),
                List.of(
                        "Called popular: probability >= " + Numbers.fixed(threshold, 3),
                        "True positives " + confusion.truePositives() + " of " + confusion.positives()
                                + ", false positives " + confusion.falsePositives() + " of " + confusion.negatives(),
                        "Accuracy at this threshold: " + Numbers.percent(confusion.accuracy()),
                        "Area so far: " + Numbers.fixed(soFar, 4) + "; in all "
                                + Numbers.fixed(
                                        Ranking.of(test.labels(), probabilities).auc(), 4)));
    }
}
