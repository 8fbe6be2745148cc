package backbeat.evaluation;

/** A rising map from a model's probabilities to better calibrated ones, fitted on rows the model has not seen. */
public interface Calibrator {
    /** The calibrated probability. */
    double apply(double probability);

    /** The calibrated probabilities, in a new array. */
    default double[] apply(double[] probabilities) {
        double[] calibrated = new double[probabilities.length];
        for (int row = 0; row < probabilities.length; row++) {
            calibrated[row] = apply(probabilities[row]);
        }
        return calibrated;
    }
}
