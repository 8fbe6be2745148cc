package backbeat.evaluation;

import backbeat.model.BinaryClassifier;
import backbeat.model.Progress;
import backbeat.model.Trainer;
import backbeat.parallel.Workers;
import backbeat.table.Labels;
import backbeat.table.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * The outcome of a cross-validation: every row was predicted once, by a model that was fitted on the other folds.
 *
 * <p>The folds' figures share training rows, so their spread understates how much a figure would vary between data sets:
 * no unbiased estimate of that variance exists (Bengio and Grandvalet 2004, https://jmlr.org/papers/v5/grandvalet04a.html).
 *
 * @param outOfFold one probability per row
 * @param folds     the figures of each fold
 */
public record CrossValidation(double[] outOfFold, List<Metrics> folds) {
    public CrossValidation {
        folds = List.copyOf(folds);
    }

    /** Fits on some rows and predicts others; whatever is learned, preprocessing included, must come from {@code train}. */
    @FunctionalInterface
    public interface FitAndPredict {
        /** One probability per row of {@code test}, in its order. */
        double[] probabilities(int[] train, int[] test);
    }

    /**
     * Runs the folds one after the other (the learners use the threads).
     *
     * @param labels    one per row
     * @param testFolds the test rows of each fold; together every row exactly once. Keeping groups whole is up to them
     * @param threshold rows count as positive from this probability on
     * @param fit       fits and predicts one fold
     * @param progress  advances by one per fold
     * @throws IllegalArgumentException if there are fewer than 2 folds, or a row is in none or in two
     */
    public static CrossValidation run(
            Labels labels, int[][] testFolds, double threshold, FitAndPredict fit, Progress progress) {
        checkPartition(labels.size(), testFolds);
        double[] outOfFold = new double[labels.size()];
        List<Metrics> folds = new ArrayList<>();
        progress.begin("cross-validation", testFolds.length);
        for (int[] test : testFolds) {
            progress.checkCancelled();
            double[] p = fit.probabilities(complement(labels.size(), test), test);
            folds.add(Metrics.of(labels.select(test), p, threshold));
            for (int i = 0; i < test.length; i++) {
                outOfFold[test[i]] = p[i];
            }
            progress.advance(1);
        }
        progress.end();
        return new CrossValidation(outOfFold, folds);
    }

    /** As above with a trainer on a table whose values owe nothing to the labels or to other rows. */
    public static CrossValidation run(
            Trainer<?> trainer, Table table, Labels labels, int[][] testFolds, double threshold, Workers workers) {
        FitAndPredict fit = (train, test) -> {
            BinaryClassifier model = trainer.fit(table.select(train), labels.select(train));
            double[] p = new double[test.length];
            model.probabilities(table.select(test), workers, p);
            return p;
        };
        return run(labels, testFolds, threshold, fit, Progress.NONE);
    }

    private static void checkPartition(int rows, int[][] testFolds) {
        if (testFolds.length < 2) {
            throw new IllegalArgumentException("A cross-validation needs at least 2 folds, not " + testFolds.length);
        }
        boolean[] seen = new boolean[rows];
        int count = 0;
        for (int[] fold : testFolds) {
            for (int row : fold) {
                if (row < 0 || row >= rows) {
                    throw new IllegalArgumentException("A fold names row " + row + " of " + rows);
                }
                if (seen[row]) {
                    throw new IllegalArgumentException("Row " + row + " is in more than one fold");
                }
                seen[row] = true;
                count++;
            }
        }
        if (count != rows) {
            throw new IllegalArgumentException((rows - count) + " of " + rows + " rows are in no fold");
        }
    }

    private static int[] complement(int rows, int[] test) {
        boolean[] inTest = new boolean[rows];
        for (int row : test) {
            inTest[row] = true;
        }
        int[] train = new int[rows - test.length];
        int size = 0;
        for (int row = 0; row < rows; row++) {
            if (!inTest[row]) {
                train[size++] = row;
            }
        }
        return train;
    }

    /** The mean of a figure over the folds. */
    public double mean(Metric metric) {
        double sum = 0;
        for (double value : values(metric)) {
            sum += value;
        }
        return sum / folds.size();
    }

    /** The standard deviation of a figure over the folds (divisor: folds - 1). */
    public double standardDeviation(Metric metric) {
        double mean = mean(metric);
        double sum = 0;
        for (double value : values(metric)) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / (folds.size() - 1));
    }

    private double[] values(Metric metric) {
        return folds.stream().mapToDouble(fold -> fold.value(metric)).toArray();
    }
}
