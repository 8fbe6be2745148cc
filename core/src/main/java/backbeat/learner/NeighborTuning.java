package backbeat.learner;

import backbeat.evaluation.Losses;
import backbeat.evaluation.PlattScaling;
import backbeat.kernel.Kernels;
import backbeat.neighbors.ColumnWeights;
import backbeat.neighbors.MismatchNeighbors;
import backbeat.neighbors.MismatchNeighbors.Queries;
import backbeat.parallel.Workers;
import backbeat.table.Labels;
import backbeat.table.Schema;
import backbeat.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Chooses how much categorical columns count for k nearest neighbors, and {@code k}, without test rows: leave-one-out on
 * training rows, whose own group does not vote, together with validation rows. Column by column, widest first, every
 * factor of the grid is tried with every {@code k}; the lowest log loss wins, and the columns are gone through again until
 * none changes. At the upper end of the grid further factors are tried until one is no better;
 * once all were tried, half and twice the chosen one.
 *
 * <p>Votes are calibrated by Platt's method before their log loss is taken: few neighbors say 0 or 1 too easily, and raw
 * votes would make k larger than ranking needs. Ties go to the larger {@code k}.
 */
public final class NeighborTuning {
    /** Factors that are tried. */
    public static final List<Double> GRID =
            List.of(0.0, 0.0625, 0.125, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0);

    private static final double LARGEST = 4096;
    private static final int MOST_SWEEPS = 4;

    private final int[] ks;
    private final int[] columns;
    private final Schema schema;
    private final MismatchNeighbors neighbors;
    private final byte[] labels;
    private final Workers workers;
    private final List<Trial> trials = new ArrayList<>();
    private final Map<String, Trial> tried = new HashMap<>();

    /**
     * What was tried.
     *
     * @param weights by column
     * @param k       the number of neighbors that is best with them
     * @param logLoss of calibrated votes
     */
    public record Trial(ColumnWeights weights, int k, double logLoss) {}

    /**
     * What was chosen.
     *
     * @param weights by column; none where the table has no categorical column
     * @param k       neighbors
     * @param trials  in order; the last of the lowest log loss is the one chosen
     */
    public record Choice(ColumnWeights weights, int k, List<Trial> trials) {}

    /** Who looks for the neighbors of the rows that are asked; no result depends on it. */
    public interface Looking {
        /** The answers for training rows without their own groups, then for validation rows, as {@link #look} gives them. */
        MismatchNeighbors look(int[] columns, int[] train, int[] validation, int depth);
    }

    /**
     * Looks for the neighbors of some rows.
     *
     * @param columns    the categorical columns that weights may be asked for
     * @param train      training rows, whose own groups do not answer
     * @param validation validation rows, which come after them
     * @param depth      how many neighbors can be asked for
     */
    public static MismatchNeighbors look(
            TrainingData data,
            int[] columns,
            int[] train,
            int[] validation,
            int depth,
            Workers workers,
            Kernels kernels) {
        List<Queries> queries = List.of(
                new Queries(data.train(), train, data.groups()), new Queries(data.validation(), validation, null));
        return MismatchNeighbors.of(
                data.train(), data.labels(), data.groups(), columns, queries, depth, workers, kernels);
    }

    private NeighborTuning(TrainingData data, int[] ks, int sample, Workers workers, Looking looking) {
        this.ks = ks;
        this.workers = workers;
        this.schema = data.train().schema();
        this.columns = widest(data.train());
        int[] train = spread(data.train().rows(), sample);
        int[] validation = spread(data.validation().rows(), sample);
        int depth = Math.min(ks[ks.length - 1], data.train().rows() - 1);
        this.neighbors = looking.look(columns, train, validation, depth);
        this.labels = new byte[train.length + validation.length];
        copy(data.labels(), train, 0);
        copy(data.validationLabels(), validation, train.length);
    }

    /**
     * Chooses.
     *
     * @param data    rows to choose on
     * @param numbers of neighbors to try, ascending
     * @param sample  training rows, and validation rows, that are asked, at most
     */
    public static Choice choose(
            TrainingData data, List<Integer> numbers, int sample, Workers workers, Kernels kernels) {
        return choose(
                data,
                numbers,
                sample,
                workers,
                (columns, train, validation, depth) -> look(data, columns, train, validation, depth, workers, kernels));
    }

    /** As above; {@code looking} does the work that grows with the rows. */
    public static Choice choose(
            TrainingData data, List<Integer> numbers, int sample, Workers workers, Looking looking) {
        int[] ks = numbers.stream()
                .mapToInt(Integer::intValue)
                .filter(k -> k < data.train().rows())
                .toArray();
        if (ks.length == 0) {
            ks = new int[] {1};
        }
        return new NeighborTuning(data, ks, sample, workers, looking).climb();
    }

    /** Rows at even distances. */
    private static int[] spread(int rows, int sample) {
        int count = Math.min(rows, sample);
        return IntStream.range(0, count)
                .map(i -> (int) ((long) i * rows / count))
                .toArray();
    }

    private void copy(Labels from, int[] rows, int at) {
        for (int i = 0; i < rows.length; i++) {
            labels[at + i] = (byte) from.get(rows[i]);
        }
    }

    /** The categorical columns with the most categories, as many as can be weighed at once. */
    private static int[] widest(Table train) {
        Schema schema = train.schema();
        return IntStream.range(0, schema.categoricalCount())
                .filter(c -> MismatchNeighbors.canWeigh(train, c))
                .boxed()
                .sorted(Comparator.comparingInt(
                        c -> -schema.categorical().get(c).size()))
                .limit(MismatchNeighbors.MOST_COLUMNS)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private Choice climb() {
        double[] weights = new double[columns.length];
        Arrays.fill(weights, 1);
        Trial best = evaluate(weights);
        boolean changed = true;
        for (int sweep = 0; sweep < MOST_SWEEPS && changed; sweep++) {
            changed = false;
            for (int c = 0; c < columns.length; c++) {
                double kept = weights[c];
                double chosen = kept;
                for (double factor : sweep == 0 ? factors() : List.of(kept / 2, kept * 2)) {
                    if (sweep == 0 && factor > GRID.get(GRID.size() - 1) && chosen != factor / 2) {
                        break; // the one before was no better than those below it
                    }
                    if (factor == kept) {
                        continue;
                    }
                    weights[c] = factor;
                    Trial trial = evaluate(weights);
                    if (better(trial, best)) {
                        best = trial;
                        chosen = factor;
                    }
                }
                weights[c] = chosen;
                changed |= chosen != kept;
            }
        }
        return new Choice(best.weights(), best.k(), List.copyOf(trials));
    }

    private static List<Double> factors() {
        List<Double> factors = new ArrayList<>(GRID);
        for (double factor = 2 * GRID.get(GRID.size() - 1); factor <= LARGEST; factor *= 2) {
            factors.add(factor);
        }
        return factors;
    }

    private static boolean better(Trial one, Trial other) {
        return one.logLoss() < other.logLoss() || one.logLoss() == other.logLoss() && one.k() > other.k();
    }

    /** The best k under these weights. */
    private Trial evaluate(double[] weights) {
        Trial known = tried.get(Arrays.toString(weights));
        if (known != null) {
            return known;
        }
        int[][][] counts = count(weights);
        Trial best = null;
        Map<String, Double> factors = new LinkedHashMap<>();
        for (int c = 0; c < columns.length; c++) {
            factors.put(schema.categorical().get(columns[c]).name(), weights[c]);
        }
        ColumnWeights named = new ColumnWeights(factors);
        for (int i = 0; i < ks.length; i++) {
            Trial trial = new Trial(named, ks[i], logLoss(ks[i], counts[i]));
            best = best == null || better(trial, best) ? trial : best;
        }
        trials.add(best);
        tried.put(Arrays.toString(weights), best);
        return best;
    }

    /** {@code counts[which k][votes][label]}. */
    private int[][][] count(double[] weights) {
        int[][][][] byWorker = new int[workers.threads()][][][];
        int[][] votes = new int[workers.threads()][];
        workers.forEach(neighbors.queries(), (query, worker) -> {
            if (byWorker[worker] == null) {
                byWorker[worker] = empty();
                votes[worker] = new int[ks[ks.length - 1] + 1];
            }
            int found = neighbors.positives(query, weights, votes[worker]);
            for (int i = 0; i < ks.length; i++) {
                int k = Math.min(ks[i], found);
                // Where groups leave too few, what there is votes: the share of k.
                int share = k == ks[i] || k == 0 ? votes[worker][k] : Math.round((float) votes[worker][k] * ks[i] / k);
                byWorker[worker][i][share][labels[query]]++;
            }
        });
        int[][][] sum = empty();
        for (int[][][] own : byWorker) {
            for (int i = 0; own != null && i < ks.length; i++) {
                for (int v = 0; v <= ks[i]; v++) {
                    sum[i][v][0] += own[i][v][0];
                    sum[i][v][1] += own[i][v][1];
                }
            }
        }
        return sum;
    }

    private int[][][] empty() {
        int[][][] counts = new int[ks.length][][];
        for (int i = 0; i < ks.length; i++) {
            counts[i] = new int[ks[i] + 1][2];
        }
        return counts;
    }

    private double logLoss(int k, int[][] counts) {
        double[] shares = new double[k + 1];
        double[] negatives = new double[k + 1];
        double[] positives = new double[k + 1];
        double rows = 0;
        for (int v = 0; v <= k; v++) {
            shares[v] = (double) v / k;
            negatives[v] = counts[v][0];
            positives[v] = counts[v][1];
            rows += negatives[v] + positives[v];
        }
        PlattScaling scaling = PlattScaling.fit(shares, positives, negatives);
        double sum = 0;
        for (int v = 0; v <= k; v++) {
            double p = scaling.apply(shares[v]);
            sum += positives[v] * Losses.logLoss(1, p) + negatives[v] * Losses.logLoss(0, p);
        }
        return sum / rows;
    }
}
