package backbeat.explore;

import backbeat.logistic.LogisticOptions;
import backbeat.logistic.LogisticTrainer;
import backbeat.mlp.Mlp;
import backbeat.mlp.MlpOptions;
import backbeat.mlp.MlpTrainer;
import backbeat.mlp.Optimizer;
import backbeat.parallel.Workers;
import backbeat.random.Xoshiro256;
import backbeat.reference.NaiveMlp;
import backbeat.table.Labels;
import backbeat.table.Table;
import backbeat.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * Plain descent, momentum and Adam from one start on the loss of a network without a hidden layer, whose two weights belong
 * to a wide and a narrow column: a valley. Step {@code s} has taken {@code s} steps with all rows.
 */
final class DescentDemo implements Exploration.Demonstration {
    private static final int MOST = 40;
    private static final int ROWS = 150;
    private static final int CELLS = 40;
    private static final int SHADES = 9;
    private static final double[] X = {-0.5, 2.5};
    private static final double[] Y = {-0.5, 4.5};
    private static final double[] RATES = {0.8, 0.25, 0.25};

    private final Table table;
    private final Labels labels;
    private final double[][][] paths = new double[Optimizer.values().length][2][MOST + 1];
    private final double[][] losses = new double[Optimizer.values().length][MOST + 1];
    private final double[] best;

    DescentDemo() {
        Xoshiro256 random = new Xoshiro256(8);
        FMatrixRMaj block = new FMatrixRMaj(ROWS, 2);
        byte[] values = new byte[ROWS];
        for (int row = 0; row < ROWS; row++) {
            block.data[2 * row] = (float) (2.0 * random.nextGaussian());
            block.data[2 * row + 1] = (float) (0.5 * random.nextGaussian());
            double z = block.data[2 * row] + 2.5 * block.data[2 * row + 1];
            values[row] = (byte) (random.nextDouble() < NaiveMlp.sigmoid(z) ? 1 : 0);
        }
        table = Plane.table(block);
        labels = new Labels(values);
        for (Optimizer optimizer : Optimizer.values()) {
            for (int step = 0; step <= MOST; step++) {
                take(optimizer, step);
            }
        }
        var exact = new LogisticTrainer(LogisticOptions.defaults().withL2(0), Workers.sequential()).fit(table, labels);
        best = new double[] {exact.coefficient(0), exact.coefficient(1), exact.intercept()};
    }

    /** Trains for so many steps. None is one step at a rate that moves nothing. */
    private void take(Optimizer optimizer, int steps) {
        MlpOptions options = MlpOptions.defaults()
                .withHidden()
                .withBatchSize(ROWS)
                .withEpochs(Math.max(1, steps))
                .withOptimizer(optimizer)
                .withLearningRate(steps == 0 ? 1e-30 : RATES[optimizer.ordinal()])
                .withSeed(3);
        Mlp mlp = new MlpTrainer(options, Workers.sequential()).fit(table, labels);
        double[] w = {
            mlp.layers().get(0).weight(0, 0),
            mlp.layers().get(0).weight(1, 0),
            mlp.layers().get(0).bias(0)
        };
        paths[optimizer.ordinal()][0][steps] = w[0];
        paths[optimizer.ordinal()][1][steps] = w[1];
        losses[optimizer.ordinal()][steps] = loss(w[0], w[1], w[2]);
    }

    private double loss(double w0, double w1, double bias) {
        double sum = 0;
        for (int row = 0; row < ROWS; row++) {
            sum += NaiveMlp.crossEntropy(w0 * table.value(row, 0) + w1 * table.value(row, 1) + bias, labels.get(row));
        }
        return sum / ROWS;
    }

    @Override
    public int steps() {
        return MOST;
    }

    @Override
    public Scene scene(int step) {
        Drawing drawing = new Drawing(520, 500, "Three ways down one loss surface, after " + step + " steps");
        Chart chart = new Chart(60, 28, 420, 420, X, Y);
        surface(drawing, chart);
        chart.frame(drawing, "weight of the wide column", "weight of the narrow column", 6, 5);
        String[] kinds = {"a", "b", "c"};
        List<String> lines = new ArrayList<>();
        lines.add("Steps: " + step + "; least loss " + Numbers.fixed(loss(best[0], best[1], best[2]), 4) + " at ("
                + Numbers.fixed(best[0], 2) + ", " + Numbers.fixed(best[1], 2) + ")");
        for (Optimizer optimizer : Optimizer.values()) {
            int o = optimizer.ordinal();
            chart.line(drawing, paths[o][0], paths[o][1], step + 1, kinds[o]);
            drawing.text(chart.x(1.8), chart.y(4.1 - 0.3 * o), "t" + kinds[o], name(optimizer));
            lines.add(String.format("%-14s", name(optimizer)) + "rate " + Numbers.fixed(RATES[o], 2) + ": loss "
                    + Numbers.fixed(losses[o][step], 4) + " at ("
                    + Numbers.fixed(paths[o][0][step], 2) + ", " + Numbers.fixed(paths[o][1][step], 2) + ")");
        }
        drawing.circle(chart.x(best[0]), chart.y(best[1]), 6, "mark");
        return new Scene(drawing.toString(), lines);
    }

    private static String name(Optimizer optimizer) {
        return switch (optimizer) {
            case SGD -> "plain descent";
            case MOMENTUM -> "momentum";
            case ADAM -> "Adam";
        };
    }

    /** Shades by the loss: steps above the least, rows of one shade in one piece. */
    private void surface(Drawing drawing, Chart chart) {
        double width = (X[1] - X[0]) / CELLS;
        double height = (Y[1] - Y[0]) / CELLS;
        double least = loss(best[0], best[1], best[2]);
        for (int j = 0; j < CELLS; j++) {
            double y = Y[0] + j * height;
            int[] shades = new int[CELLS + 1];
            for (int i = 0; i < CELLS; i++) {
                double above = loss(X[0] + (i + 0.5) * width, y + height / 2, best[2]) / least - 1;
                shades[i] = (int) Math.min(SHADES, Math.floor(8 * Math.sqrt(above)));
            }
            shades[CELLS] = -1;
            for (int from = 0, i = 1; i <= CELLS; i++) {
                if (shades[i] != shades[from]) {
                    double x = chart.x(X[0] + from * width);
                    double wide = chart.x(X[0] + i * width) - x;
                    double high = chart.y(y) - chart.y(y + height);
                    drawing.shade(x, chart.y(y + height), wide, high, "no", Numbers.fixed(0.06 * shades[from], 2));
                    from = i;
                }
            }
        }
    }
}
