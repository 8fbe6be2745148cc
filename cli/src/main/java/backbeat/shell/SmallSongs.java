package backbeat.shell;

import backbeat.random.Xoshiro256;
import backbeat.table.CategoricalColumn;
import backbeat.table.Labels;
import backbeat.table.Schema;
import backbeat.table.Table;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * A made-up table that fits on a blackboard: energy and tempo in standard deviations, and one of five genres. A song is
 * popular by its genre, by energy, and by a tempo that is not extreme; chance has its part. The same rows every time.
 *
 * @param table  the rows
 * @param labels whether each song is popular
 */
public record SmallSongs(Table table, Labels labels) {
    private static final Schema SCHEMA = new Schema(
            List.of("energy", "tempo"),
            List.of(new CategoricalColumn("genre", List.of("blues", "disco", "folk", "opera", "pop"))));
    private static final double[] GENRES = {-0.5, 0.7, -0.8, -1.6, 1.4};

    /** 200 songs to learn from. */
    public static SmallSongs train() {
        return rows(200, 1);
    }

    /** 100 others. */
    public static SmallSongs test() {
        return rows(100, 2);
    }

    private static SmallSongs rows(int count, long seed) {
        Xoshiro256 random = new Xoshiro256(seed);
        FMatrixRMaj numeric = new FMatrixRMaj(count, 2);
        int[] genres = new int[count];
        byte[] labels = new byte[count];
        for (int row = 0; row < count; row++) {
            float energy = (float) random.nextGaussian();
            float tempo = (float) random.nextGaussian();
            genres[row] = random.nextInt(GENRES.length);
            numeric.data[2 * row] = energy;
            numeric.data[2 * row + 1] = tempo;
            double logit = GENRES[genres[row]] + energy + 0.8 - tempo * tempo;
            labels[row] = (byte) (random.nextDouble() < 1 / (1 + StrictMath.exp(-2 * logit)) ? 1 : 0);
        }
        return new SmallSongs(new Table(SCHEMA, numeric, new int[][] {genres}), new Labels(labels));
    }
}
