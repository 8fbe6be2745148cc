package backbeat.study;

import backbeat.evaluation.Calibrator;
import backbeat.evaluation.ConfusionMatrix;
import backbeat.evaluation.CoxCalibration;
import backbeat.evaluation.IsotonicRegression;
import backbeat.evaluation.Losses;
import backbeat.evaluation.PlattScaling;
import backbeat.evaluation.PrecisionRecallCurve;
import backbeat.evaluation.Ranking;
import backbeat.evaluation.Reliability;
import backbeat.evaluation.RocCurve;
import backbeat.evaluation.ThresholdChoice;
import backbeat.result.ModelDetail;
import backbeat.result.ModelDetail.CalibrationResult;
import backbeat.result.ModelDetail.Curve;
import backbeat.result.ModelDetail.ThresholdResult;
import backbeat.table.Labels;
import java.util.List;
import java.util.Optional;

/**
 * Curves, calibration and thresholds of one model. What is fitted here is fitted on validation rows.
 *
 * @param clusters the cluster of every test row: what the intervals take as independent
 */
public record ModelDetails(Labels validation, Labels test, int[] clusters) {
    /** Points that a curve keeps in the files. */
    private static final int CURVE_POINTS = 200;

    /** Bins of the reliability diagram. */
    private static final int BINS = 10;

    /** What missing a positive row costs in the cost rule, when calling a negative row positive costs 1. */
    public static final double COST_OF_A_MISS = 3;

    ModelDetail of(FittedModel model) {
        Ranking ranking = Ranking.of(test, model.test());
        RocCurve roc = RocCurve.of(ranking).thinned(CURVE_POINTS);
        PrecisionRecallCurve precisionRecall = PrecisionRecallCurve.of(ranking).thinned(CURVE_POINTS);
        Reliability reliability = Reliability.ofEqualWidth(test, model.test(), BINS);
        return new ModelDetail(
                model.learner().title(),
                model.options(),
                StudyEvaluation.THRESHOLD,
                ConfusionMatrix.of(test, model.test(), StudyEvaluation.THRESHOLD),
                new Curve(roc.falsePositiveRates(), roc.truePositiveRates()),
                new Curve(precisionRecall.recalls(), precisionRecall.precisions()),
                reliability.bins(),
                reliability.expectedCalibrationError(),
                calibrations(model),
                thresholds(model));
    }

    private List<CalibrationResult> calibrations(FittedModel model) {
        return List.of(
                calibration("none", probability -> probability, model),
                calibration("platt", PlattScaling.fit(validation, model.validation()), model),
                calibration("isotonic", IsotonicRegression.fit(validation, model.validation()), model));
    }

    private CalibrationResult calibration(String method, Calibrator calibrator, FittedModel model) {
        double[] calibrated = calibrator.apply(model.test());
        Optional<CoxCalibration> bent = CoxCalibration.of(test, calibrated, clusters);
        return new CalibrationResult(
                method,
                Losses.logLoss(test, calibrated),
                Losses.brier(test, calibrated),
                Reliability.ofEqualWidth(test, calibrated, BINS).expectedCalibrationError(),
                bent.map(CoxCalibration::slope).orElse(null),
                bent.map(CoxCalibration::intercept).orElse(null));
    }

    private List<ThresholdResult> thresholds(FittedModel model) {
        double[] probabilities = model.validation();
        return List.of(
                threshold("accuracy", ThresholdChoice.accuracy(validation, probabilities), model),
                threshold("f1", ThresholdChoice.f1(validation, probabilities), model),
                threshold("youden", ThresholdChoice.youden(validation, probabilities), model),
                threshold("cost", ThresholdChoice.cost(validation, probabilities, 1, COST_OF_A_MISS), model));
    }

    private ThresholdResult threshold(String rule, ThresholdChoice choice, FittedModel model) {
        ConfusionMatrix matrix = ConfusionMatrix.of(test, model.test(), choice.threshold());
        return new ThresholdResult(
                rule,
                choice.threshold(),
                matrix.accuracy(),
                matrix.balancedAccuracy(),
                matrix.precision(),
                matrix.recall(),
                matrix.f1(),
                matrix);
    }
}
