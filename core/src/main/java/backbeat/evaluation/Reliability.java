package backbeat.evaluation;

import backbeat.table.Labels;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether probabilities mean what they say: of the rows given about 30 %, are about 30 % positive?
 *
 * @param bins the bins that hold rows, from low to high probability
 */
public record Reliability(List<Bin> bins) {
    /**
     * The rows whose probability fell between two limits.
     *
     * @param count           how many
     * @param meanProbability what the model said, on average
     * @param positiveRate    what was so, with the 95 % interval of Wilson (1927, doi:10.1080/01621459.1927.10502953)
     */
    public record Bin(double from, double to, int count, double meanProbability, Interval positiveRate) {}

    public Reliability {
        bins = List.copyOf(bins);
    }

    /**
     * Bins of equal width over [0, 1], each with its upper limit and the first with 0 too, as in scikit-learn.
     *
     * @throws IllegalArgumentException if {@code bins < 1}, the lengths differ, or a probability is not in [0, 1]
     */
    public static Reliability ofEqualWidth(Labels labels, double[] probabilities, int bins) {
        Checks.probabilities(labels, probabilities);
        checkBins(bins);
        int[] counts = new int[bins];
        int[] positives = new int[bins];
        double[] sums = new double[bins];
        for (int row = 0; row < probabilities.length; row++) {
            int bin = binOf(probabilities[row], bins);
            counts[bin]++;
            positives[bin] += labels.get(row);
            sums[bin] += probabilities[row];
        }
        List<Bin> filled = new ArrayList<>();
        for (int bin = 0; bin < bins; bin++) {
            if (counts[bin] > 0) {
                double from = (double) bin / bins;
                double to = (bin + 1.0) / bins;
                filled.add(
                        new Bin(from, to, counts[bin], sums[bin] / counts[bin], wilson(positives[bin], counts[bin])));
            }
        }
        return new Reliability(filled);
    }

    private static int binOf(double probability, int bins) {
        int bin = Math.max(0, (int) Math.ceil(probability * bins) - 1);
        boolean onTheLimitBelow = bin > 0 && probability <= (double) bin / bins; // the product was rounded up
        return onTheLimitBelow ? bin - 1 : bin;
    }

    private static void checkBins(int bins) {
        if (bins < 1) {
            throw new IllegalArgumentException("A reliability diagram needs at least 1 bin, not " + bins);
        }
    }

    /** The share {@code hits / count} with Wilson's 95 % interval: sensible at 0 and 1 and for few rows. */
    public static Interval wilson(long hits, long count) {
        double z = Normal.Z_95;
        double share = (double) hits / count;
        double scale = 1 + z * z / count;
        double center = (share + z * z / (2.0 * count)) / scale;
        double reach = z / scale * Math.sqrt(share * (1 - share) / count + z * z / (4.0 * count * count));
        double low = hits == 0 ? 0 : Math.max(0, center - reach);
        double high = hits == count ? 1 : Math.min(1, center + reach);
        return new Interval(share, low, high);
    }

    /**
     * The expected calibration error (Naeini, Cooper and Hauskrecht 2015, doi:10.1609/aaai.v29i1.9602): the distance
     * between what was said and what was so, averaged over the rows. It grows with the number of bins: compare like with
     * like.
     */
    public double expectedCalibrationError() {
        double sum = 0;
        long rows = 0;
        for (Bin bin : bins) {
            sum += bin.count() * gap(bin);
            rows += bin.count();
        }
        return sum / rows;
    }

    private static double gap(Bin bin) {
        return Math.abs(bin.meanProbability() - bin.positiveRate().value());
    }
}
