package backbeat.benchmarks.data;

import backbeat.parallel.Workers;
import backbeat.random.Xoshiro256;
import backbeat.table.CategoricalColumn;
import backbeat.table.Labels;
import backbeat.table.Schema;
import backbeat.table.Table;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * Rows shaped like the real study at any size: 12 numeric columns driven by 5 hidden factors and the genre, two of them
 * with few distinct values and one with a long tail; 12 keys, 2 modes, 114 genres of equal frequency; a label that depends
 * on the genre most, on some numeric columns in a curved way, and is positive in about a quarter of the rows.
 *
 * <p>Row {@code i} is a function of {@code i} alone, so a larger table begins with the rows of a smaller one.
 */
final class SyntheticData {
    private static final long SEED = 20_220_101;
    private static final int FACTORS = 5;
    private static final int NUMERIC = 12;
    private static final int TWO_VALUED = 10;
    private static final int FEW_VALUED = 11;
    private static final int LONG_TAILED = 9;
    private static final int[] CATEGORIES = {12, 2, 114};
    private static final int GENRE = 2;
    private static final int CHUNK = 1 << 14;

    private final float[][] loadings = new float[NUMERIC][FACTORS];
    private final float[][] genreMeans;
    private final double[] genreEffects;

    private SyntheticData() {
        Xoshiro256 random = new Xoshiro256(SEED);
        for (float[] loading : loadings) {
            for (int f = 0; f < FACTORS; f++) {
                loading[f] = (float) (0.45 * random.nextGaussian());
            }
        }
        genreMeans = new float[CATEGORIES[GENRE]][FACTORS];
        genreEffects = new double[CATEGORIES[GENRE]];
        for (int g = 0; g < genreMeans.length; g++) {
            for (int f = 0; f < FACTORS; f++) {
                genreMeans[g][f] = (float) random.nextGaussian();
            }
            genreEffects[g] = 1.5 * random.nextGaussian() - 1.6;
        }
    }

    static BenchmarkData generate(int rows) {
        if (rows < 10) {
            throw new IllegalArgumentException("Synthetic data needs at least 10 rows, not " + rows);
        }
        SyntheticData generator = new SyntheticData();
        int testRows = rows / 5;
        Part train = generator.part(0, rows - testRows);
        Part test = generator.part(rows - testRows, rows);
        String source = "synthetic, " + rows + " rows, seed " + SEED;
        return new BenchmarkData(source, train.table, train.labels, test.table, test.labels);
    }

    private record Part(Table table, Labels labels) {}

    private Part part(int from, int to) {
        int n = to - from;
        FMatrixRMaj numeric = new FMatrixRMaj(n, NUMERIC);
        int[][] codes = new int[CATEGORIES.length][n];
        byte[] labels = new byte[n];
        try (Workers workers = Workers.ofAvailableProcessors()) {
            workers.forEach((n + CHUNK - 1) / CHUNK, (chunk, worker) -> {
                int end = Math.min(n, (chunk + 1) * CHUNK);
                rows(from, chunk * CHUNK, end, numeric, codes, labels);
            });
        }
        return new Part(new Table(schema(), numeric, codes), new Labels(labels));
    }

    /** Rows {@code start … end - 1} of the part that begins at row {@code from}. */
    private void rows(int from, int start, int end, FMatrixRMaj numeric, int[][] codes, byte[] labels) {
        float[] factors = new float[FACTORS];
        for (int i = start; i < end; i++) {
            Xoshiro256 random = Xoshiro256.stream(SEED, from + (long) i);
            for (int c = 0; c < CATEGORIES.length; c++) {
                codes[c][i] = random.nextInt(CATEGORIES[c]);
            }
            int genre = codes[GENRE][i];
            for (int f = 0; f < FACTORS; f++) {
                factors[f] = genreMeans[genre][f] + (float) random.nextGaussian();
            }
            fillRow(numeric.data, i * NUMERIC, factors, random);
            double logit = genreEffects[genre]
                    + 0.4 * numeric.data[i * NUMERIC]
                    - 0.3 * numeric.data[i * NUMERIC + 1] * numeric.data[i * NUMERIC + 2];
            labels[i] = (byte) (random.nextDouble() < 1 / (1 + StrictMath.exp(-logit)) ? 1 : 0);
        }
    }

    private void fillRow(float[] data, int start, float[] factors, Xoshiro256 random) {
        for (int column = 0; column < NUMERIC; column++) {
            float value = (float) (0.5 * random.nextGaussian());
            for (int f = 0; f < FACTORS; f++) {
                value += loadings[column][f] * factors[f];
            }
            data[start + column] = switch (column) {
                case TWO_VALUED -> value > 1.2f ? 3.2f : -0.3f;
                case FEW_VALUED -> Math.round(value);
                case LONG_TAILED -> value > 0 ? value * value * value : value;
                default -> value;
            };
        }
    }

    private static Schema schema() {
        List<String> numeric = new ArrayList<>();
        for (int column = 0; column < NUMERIC; column++) {
            numeric.add("numeric" + column);
        }
        String[] names = {"key", "mode", "genre"};
        List<CategoricalColumn> categorical = new ArrayList<>();
        for (int c = 0; c < CATEGORIES.length; c++) {
            List<String> categories = new ArrayList<>();
            for (int code = 0; code < CATEGORIES[c]; code++) {
                categories.add(names[c] + code);
            }
            categorical.add(new CategoricalColumn(names[c], categories));
        }
        return new Schema(numeric, categorical);
    }
}
