package backbeat.evaluation;

import backbeat.table.Labels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which of several models a blend is made of, chosen without the rows that a calibration has seen: every
 * {@value #FOLDS}-th row is held out in turn, each model is calibrated by Platt's method on the others, and the set of
 * models whose mean has the lowest log loss on the rows held out is taken. A single model is a set too: where no blend is
 * better than its best part, the choice falls back to that part.
 *
 * @param members       the models taken, by number, rising
 * @param logLoss       cross-fitted, of their mean
 * @param bestPart      the model that is best alone
 * @param bestPartLoss  its cross-fitted log loss
 * @param probabilities of every row, from calibrations that have not seen it
 */
public record BlendChoice(
        List<Integer> members, double logLoss, int bestPart, double bestPartLoss, double[] probabilities) {
    static final int FOLDS = 5;

    /** More sets than this are not tried one by one. */
    private static final int MOST_MODELS = 16;

    public BlendChoice {
        members = List.copyOf(members);
    }

    /** Whether the choice fell back to a single model. */
    public boolean isSingle() {
        return members.size() == 1;
    }

    /**
     * Chooses among all sets; of equals the one with fewer models, then the one of earlier models.
     *
     * @param labels        of rows that the models were not fitted on
     * @param probabilities an array per model
     * @throws IllegalArgumentException if there is no model, there are too many, lengths differ, a probability is not in
     *     [0, 1], or only one class is present
     */
    public static BlendChoice of(Labels labels, List<double[]> probabilities) {
        int models = probabilities.size();
        if (models < 1 || models > MOST_MODELS) {
            throw new IllegalArgumentException(
                    "A blend is chosen from 1 to " + MOST_MODELS + " models, not from " + models);
        }
        List<double[]> calibrated = new ArrayList<>();
        for (double[] model : probabilities) {
            calibrated.add(crossFitted(labels, model));
        }
        int best = 0;
        int single = 0;
        double lowest = Double.POSITIVE_INFINITY;
        double lowestSingle = Double.POSITIVE_INFINITY;
        for (int size = 1; size <= models; size++) {
            for (int set = 1; set < 1 << models; set++) {
                if (Integer.bitCount(set) == size) {
                    double loss = Losses.logLoss(labels, Blend.average(members(calibrated, set)));
                    if (loss < lowest) {
                        lowest = loss;
                        best = set;
                    }
                }
            }
            if (size == 1) {
                single = Integer.numberOfTrailingZeros(best);
                lowestSingle = lowest;
            }
        }
        List<Integer> members = new ArrayList<>();
        for (int model = 0; model < models; model++) {
            if ((best >> model & 1) == 1) {
                members.add(model);
            }
        }
        return new BlendChoice(members, lowest, single, lowestSingle, Blend.average(members(calibrated, best)));
    }

    /** Platt's calibration of every row, fitted on the folds that the row is not in; on all rows where a fold lacks a class. */
    private static double[] crossFitted(Labels labels, double[] probabilities) {
        int n = labels.size();
        double[] out = new double[n];
        for (int fold = 0; fold < FOLDS; fold++) {
            int[] others = others(n, fold);
            Labels seen = labels.select(others);
            boolean fits = others.length > 0 && seen.positives() > 0 && seen.negatives() > 0;
            double[] fitted = probabilities;
            if (fits) {
                fitted = new double[others.length];
                for (int i = 0; i < others.length; i++) {
                    fitted[i] = probabilities[others[i]];
                }
            }
            PlattScaling scaling = PlattScaling.fit(fits ? seen : labels, fitted);
            for (int row = fold; row < n; row += FOLDS) {
                out[row] = scaling.apply(probabilities[row]);
            }
        }
        return out;
    }

    private static int[] others(int n, int fold) {
        int[] rows = new int[n];
        int size = 0;
        for (int row = 0; row < n; row++) {
            if (row % FOLDS != fold) {
                rows[size++] = row;
            }
        }
        return Arrays.copyOf(rows, size);
    }

    private static List<double[]> members(List<double[]> all, int set) {
        List<double[]> members = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if ((set >> i & 1) == 1) {
                members.add(all.get(i));
            }
        }
        return members;
    }
}
