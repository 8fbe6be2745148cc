package backbeat.result;

import backbeat.evaluation.ConfusionMatrix;
import backbeat.evaluation.CoxCalibration;
import backbeat.evaluation.Interval;
import backbeat.evaluation.Reliability;
import java.util.List;
import java.util.Map;

/**
 * What is known of one model beyond its metrics.
 *
 * @param title       its name for people
 * @param options     its options as chosen, by name
 * @param threshold   the probability from which on the metrics count a row as positive
 * @param confusion   counts of the test rows at that threshold
 * @param roc         the ROC curve of the test rows, false positive rate against true positive rate, thinned
 * @param precisionRecall recall against precision, thinned
 * @param reliability the reliability diagram's bins
 * @param expectedCalibrationError the mean gap between probability and frequency
 * @param calibration log loss and Brier score after calibration on the validation part, by method
 * @param thresholds  other thresholds, chosen on the validation part
 */
public record ModelDetail(
        String title,
        Map<String, String> options,
        double threshold,
        ConfusionMatrix confusion,
        Curve roc,
        Curve precisionRecall,
        List<Reliability.Bin> reliability,
        double expectedCalibrationError,
        List<CalibrationResult> calibration,
        List<ThresholdResult> thresholds) {

    /** A curve's points, {@code x} ascending. */
    public record Curve(double[] x, double[] y) {}

    /**
     * Scores on the test part after calibrating on the validation part with {@code method}.
     *
     * @param slope     of {@link CoxCalibration}, with its interval over clusters; null where there is none, and in older files
     * @param intercept likewise
     */
    public record CalibrationResult(
            String method,
            double logLoss,
            double brier,
            double expectedCalibrationError,
            Interval slope,
            Interval intercept) {}

    /** A threshold chosen on the validation part by {@code rule}, and what it gives on the test part; counts may be null in older files. */
    public record ThresholdResult(
            String rule,
            double threshold,
            double accuracy,
            double balancedAccuracy,
            double precision,
            double recall,
            double f1,
            ConfusionMatrix confusion) {}
}
