package backbeat.evaluation;

import java.util.List;

/** The mean of several models' probabilities: errors that the models do not share cancel out. */
public final class Blend {
    private Blend() {}

    /**
     * The mean by row, summed in the order given. Calibrate first, else the model with the boldest numbers decides.
     *
     * @throws IllegalArgumentException if there are no models or their lengths differ
     */
    public static double[] average(List<double[]> probabilities) {
        if (probabilities.isEmpty()) {
            throw new IllegalArgumentException("There are no models to blend");
        }
        int n = probabilities.get(0).length;
        double[] blend = new double[n];
        for (double[] model : probabilities) {
            if (model.length != n) {
                throw new IllegalArgumentException("One model answered " + n + " rows, another " + model.length);
            }
            for (int row = 0; row < n; row++) {
                blend[row] += model[row];
            }
        }
        for (int row = 0; row < n; row++) {
            blend[row] = Math.min(1, blend[row] / probabilities.size());
        }
        return blend;
    }
}
