package backbeat.evaluation;

import backbeat.model.BinaryClassifier;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.random.SplitMix64;
import backbeat.random.Xoshiro256;
import backbeat.table.Labels;
import backbeat.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;

/**
 * How much a model relies on columns: the fall of its AUC when their values are shuffled among the rows (Breiman 2001,
 * doi:10.1023/A:1010933404324; model-agnostic form: Fisher, Rudin and Dominici 2019,
 * https://jmlr.org/papers/v20/18-760.html). What two columns say alike counts for neither while the other stays in place.
 *
 * <p>The same seed shuffles alike for every model, so that models can be compared.
 *
 * @param repeats shuffles per group of columns, at least 2
 * @param seed    the seed of the shuffles
 * @param workers the threads to use
 */
public record PermutationImportance(int repeats, long seed, Workers workers) {
    /** @throws IllegalArgumentException if {@code repeats < 2} */
    public PermutationImportance {
        Objects.requireNonNull(workers, "workers");
        if (repeats < 2) {
            throw new IllegalArgumentException("Importance needs at least 2 repeats, not " + repeats);
        }
    }

    /**
     * One group's importance.
     *
     * @param group   the columns
     * @param aucDrop mean fall of the AUC and its 95 % interval, for other rows and other shuffles alike
     * @param drops   the fall in each shuffle
     */
    public record Importance(FeatureGroup group, Interval aucDrop, List<Double> drops) {
        public Importance {
            drops = List.copyOf(drops);
        }
    }

    /**
     * Measures every group, in the order given. The model answers once for every row of the table and once for every row
     * that a shuffle changes: songs that swap an equal value keep their answer.
     *
     * @param table    rows that the model was not fitted on
     * @param progress advances by one per shuffle
     * @throws IllegalArgumentException if lengths differ or a class has fewer than 2 rows
     */
    public List<Importance> of(
            BinaryClassifier model, Table table, Labels labels, List<FeatureGroup> groups, Progress progress) {
        return of(List.of(model), table, labels, groups, progress).get(0);
    }

    /**
     * As above, of several models by the same shuffles. A blend among them adds up what its members have said where these
     * are asked as well: the very same objects. Beside the answers of every model for a batch of some 130,000 rows, each thread
     * has {@code repeats + 1} answers for each row of the table in memory.
     *
     * @param progress advances by one per model and shuffle
     * @return by model, in their order
     */
    public List<List<Importance>> of(
            List<? extends BinaryClassifier> models,
            Table table,
            Labels labels,
            List<FeatureGroup> groups,
            Progress progress) {
        int shuffles = groups.size() * repeats;
        progress.begin("permutation importance", (long) models.size() * shuffles);
        List<double[]> intact = ask(models, table, 0, progress);
        List<List<Importance>> found = models.stream()
                .<List<Importance>>map(model -> new ArrayList<>())
                .toList();
        for (int first = 0; first < groups.size(); ) {
            RowBatch batch = new RowBatch(table);
            List<int[]> changed = shuffles(batch, table, groups, first);
            List<double[]> answers = ask(models, batch.take(), changed.size(), progress);
            List<FeatureGroup> measured = groups.subList(first, first + changed.size() / repeats);
            List<List<Importance>> here = workers.map(
                    models.size(), m -> importances(measured, labels, intact.get(m), answers.get(m), changed));
            for (int m = 0; m < here.size(); m++) {
                found.get(m).addAll(here.get(m));
            }
            first += measured.size();
        }
        progress.end();
        return found.stream().map(List::copyOf).toList();
    }

    /** What the models say of the same rows, which stand for so many shuffles. */
    private List<double[]> ask(List<? extends BinaryClassifier> models, Table rows, int shuffles, Progress progress) {
        IdentityHashMap<BinaryClassifier, double[]> said = new IdentityHashMap<>();
        List<double[]> answers = new ArrayList<>();
        for (BinaryClassifier model : models) {
            progress.checkCancelled();
            answers.add(rows.rows() == 0 ? new double[0] : model.probabilities(rows, workers, said));
            progress.advance(shuffles);
        }
        return answers;
    }

    /** Adds the rows that shuffles of the groups from {@code first} on change, as many groups as make a full batch. */
    private List<int[]> shuffles(RowBatch batch, Table table, List<FeatureGroup> groups, int first) {
        List<int[]> changed = new ArrayList<>();
        for (int g = first; g < groups.size() && batch.rows() < RowBatch.FULL; g++) {
            for (int repeat = 0; repeat < repeats; repeat++) {
                changed.add(shuffle(batch, table, groups.get(g), shuffled(table.rows(), g, repeat)));
            }
        }
        return changed;
    }

    /** One model's, of the groups in a batch; its answers for the changed rows follow one another. */
    private List<Importance> importances(
            List<FeatureGroup> groups, Labels labels, double[] intact, double[] answers, List<int[]> changed) {
        List<Importance> importances = new ArrayList<>();
        int used = 0;
        for (int g = 0; g < groups.size(); g++) {
            List<double[]> forecasts = new ArrayList<>(List.of(intact));
            for (int[] rows : changed.subList(g * repeats, (g + 1) * repeats)) {
                double[] forecast = intact.clone();
                for (int row : rows) {
                    forecast[row] = answers[used++];
                }
                forecasts.add(forecast);
            }
            importances.add(importance(groups.get(g), DeLong.of(labels, forecasts)));
        }
        return importances;
    }

    /** Adds the rows that differ after the shuffle to the batch, and tells which they are. */
    private static int[] shuffle(RowBatch batch, Table table, FeatureGroup group, int[] order) {
        int[] changed = new int[order.length];
        int count = 0;
        for (int row = 0; row < order.length; row++) {
            if (!group.alike(table, row, order[row])) {
                batch.add(row, group, order[row]);
                changed[count++] = row;
            }
        }
        return Arrays.copyOf(changed, count);
    }

    private int[] shuffled(int rows, int group, int repeat) {
        int[] order = new int[rows];
        Arrays.setAll(order, row -> row);
        Xoshiro256.stream(SplitMix64.mix(seed, group), repeat).shuffle(order);
        return order;
    }

    /**
     * The variance of {@code AUC₀ - mean(AUC₁ … AUC_R)}: that of drawing other rows, from DeLong's covariances, plus that of
     * shuffling them otherwise, from the spread of the repeats.
     */
    private Importance importance(FeatureGroup group, DeLong deLong) {
        List<Double> drops = new ArrayList<>();
        double mean = 0;
        double variance = deLong.covariance(0, 0);
        for (int r = 1; r <= repeats; r++) {
            drops.add(deLong.auc(0) - deLong.auc(r));
            mean += drops.get(r - 1) / repeats;
            variance -= 2 * deLong.covariance(0, r) / repeats;
            for (int s = 1; s <= repeats; s++) {
                variance += deLong.covariance(r, s) / ((double) repeats * repeats);
            }
        }
        double spread = 0;
        for (double drop : drops) {
            spread += (drop - mean) * (drop - mean);
        }
        variance = Math.max(0, variance) + spread / (repeats - 1) / repeats;
        double reach = Normal.Z_95 * Math.sqrt(variance);
        return new Importance(group, new Interval(mean, mean - reach, mean + reach), drops);
    }
}
