package backbeat.explore;

import backbeat.explore.Plane.Points;
import backbeat.neighbors.KnnOptions;
import backbeat.neighbors.KnnTrainer;
import backbeat.parallel.Workers;
import backbeat.random.Xoshiro256;
import backbeat.text.Numbers;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Songs that stand in a table several times: step {@code s} has {@code s} copies of each of 300. The nearest neighbor is
 * judged on a split of rows, where a copy may be on either side, and on a split of songs, where none is.
 */
final class LeakDemo implements Exploration.Demonstration {
    private static final int MOST = 6;
    private static final int SONGS = 300;
    private static final double TRAIN = 0.7;

    private final Points songs = Plane.points(SONGS, 33);

    @Override
    public int steps() {
        return MOST;
    }

    private double[] accuracies(int copies) {
        int[] rows = IntStream.range(0, SONGS * copies).toArray();
        new Xoshiro256(2).shuffle(rows);
        int[] order = IntStream.range(0, SONGS).toArray();
        new Xoshiro256(3).shuffle(order);
        int[] bySong = IntStream.of(order)
                .flatMap(song -> IntStream.range(0, copies).map(copy -> song * copies + copy))
                .toArray();
        return new double[] {accuracy(rows, copies), accuracy(bySong, copies)};
    }

    /** Trains on the first rows of an order and judges on the rest; row {@code r} shows song {@code r / copies}. */
    private double accuracy(int[] order, int copies) {
        int cut = (int) (TRAIN * SONGS) * copies;
        Points train = select(Arrays.copyOf(order, cut), copies);
        Points test = select(Arrays.copyOfRange(order, cut, order.length), copies);
        return TreeDemo.accuracy(
                new KnnTrainer(KnnOptions.defaults().withK(1), Workers.sequential()).fit(train.table(), train.labels()),
                test);
    }

    private Points select(int[] rows, int copies) {
        int[] shown = IntStream.of(rows).map(row -> row / copies).toArray();
        return new Points(songs.table().select(shown), songs.labels().select(shown));
    }

    @Override
    public Scene scene(int step) {
        double[] copies = new double[step];
        double[] byRow = new double[step];
        double[] bySong = new double[step];
        for (int c = 1; c <= step; c++) {
            double[] pair = accuracies(c);
            copies[c - 1] = c;
            byRow[c - 1] = pair[0];
            bySong[c - 1] = pair[1];
        }
        Drawing drawing = new Drawing(520, 480, "What copies on both sides of a split are worth");
        Chart chart = new Chart(60, 28, 420, 400, new double[] {1, 6}, new double[] {0.6, 1});
        chart.frame(drawing, "copies of each song", "accuracy of the nearest neighbor", 5, 4);
        chart.line(drawing, copies, byRow, step, "a");
        chart.line(drawing, copies, bySong, step, "b");
        for (int c = 0; c < step; c++) {
            drawing.circle(chart.x(copies[c]), chart.y(byRow[c]), 4, "no");
            drawing.circle(chart.x(copies[c]), chart.y(bySong[c]), 4, "yes");
        }
        drawing.text(chart.x(1.2), chart.y(0.98), "ta", "rows drawn for the test");
        drawing.text(chart.x(1.2), chart.y(0.63), "tb", "songs drawn for the test");
        return new Scene(
                drawing.toString(),
                List.of(
                        "Copies of each of " + SONGS + " songs: " + step,
                        "Right when rows are drawn for the test:  " + Numbers.percent(byRow[step - 1]),
                        "Right when songs are drawn for the test: " + Numbers.percent(bySong[step - 1]),
                        "The difference is the leak: " + Numbers.fixed(100 * (byRow[step - 1] - bySong[step - 1]), 1)
                                + " points that a new song will not see"));
    }
}
