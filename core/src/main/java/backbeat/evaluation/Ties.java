package backbeat.evaluation;

import java.util.Arrays;

/**
 * Decides which probabilities are equal before they are ranked. A forest's answer is a sum over trees: two rows whose sums
 * are equal in truth may differ in their last bit, by the order in which the leaves came, and a ranking would take that
 * rounding noise for an opinion. Twelve significant digits are far more than any model knows and fewer than a sum loses.
 */
public final class Ties {
    private static final int DIGITS = 12;

    private Ties() {}

    /** The probabilities with {@value #DIGITS} significant digits, in a new array; below 1e-296 fewer. */
    public static double[] decided(double[] probabilities) {
        return Arrays.stream(probabilities).map(Ties::decided).toArray();
    }

    /** One of them. */
    public static double decided(double probability) {
        if (!(probability > 0)) {
            return probability;
        }
        int magnitude = 0; // the number of zeros behind the point
        for (double p = probability; p < 0.1 && magnitude < 300; p *= 10) {
            magnitude++;
        }
        double scale = StrictMath.pow(10, Math.min(DIGITS + magnitude, 308));
        double rounded = Math.rint(probability * scale) / scale;
        return Double.isFinite(rounded) ? rounded : probability;
    }
}
