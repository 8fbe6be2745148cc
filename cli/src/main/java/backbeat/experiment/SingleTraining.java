package backbeat.experiment;

import backbeat.catalogue.Training;
import backbeat.evaluation.Calibrator;
import backbeat.evaluation.IsotonicRegression;
import backbeat.evaluation.Metric;
import backbeat.evaluation.Metrics;
import backbeat.evaluation.PlattScaling;
import backbeat.evaluation.ThresholdChoice;
import backbeat.model.Progress;
import backbeat.pipeline.Pipeline;
import backbeat.study.Engine;
import backbeat.study.FittedModel;
import backbeat.study.Stopwatch;
import backbeat.study.StudyEvaluation;
import backbeat.study.StudySet;
import backbeat.study.StudyTables;
import backbeat.table.Labels;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Trains one model on the training part, calibrates it and chooses its threshold on the validation part, and looks at the
 * test part once, for the figures that go into its provenance.
 *
 * @param training    what to fit
 * @param calibration how probabilities are calibrated
 * @param decision    how the threshold is chosen
 */
public record SingleTraining(Training training, Calibration calibration, Decision decision) {
    /** How probabilities are calibrated. */
    public enum Calibration {
        NONE,
        PLATT,
        ISOTONIC;

        /** What a model's description calls it. */
        public static final String KEY = "calibration";

        Optional<Calibrator> fit(Labels labels, double[] probabilities) {
            return switch (this) {
                case NONE -> Optional.empty();
                case PLATT -> Optional.of(PlattScaling.fit(labels, probabilities));
                case ISOTONIC -> Optional.of(IsotonicRegression.fit(labels, probabilities));
            };
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** From which probability on a row is called positive. */
    public enum Decision {
        /** From one half on. */
        HALF,
        /** Where the accuracy of the validation rows is highest. */
        ACCURACY,
        /** Where their F1 is highest. */
        F1,
        /** Where recall + specificity is highest. */
        YOUDEN;

        /** What a model's description calls it. */
        public static final String KEY = "decision";

        double threshold(Labels labels, double[] probabilities) {
            return switch (this) {
                case HALF -> StudyEvaluation.THRESHOLD;
                case ACCURACY -> ThresholdChoice.accuracy(labels, probabilities).threshold();
                case F1 -> ThresholdChoice.f1(labels, probabilities).threshold();
                case YOUDEN -> ThresholdChoice.youden(labels, probabilities).threshold();
            };
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The trained model.
     *
     * @param pipeline with its provenance
     * @param learner  what was fitted
     * @param remarks  what was chosen on the way, sentences for people
     * @param test     its figures on the test rows
     * @param seconds  how long fitting took
     */
    public record Result(Pipeline pipeline, String learner, List<String> remarks, Metrics test, double seconds) {}

    /**
     * @param set     the rows
     * @param seed    the seed of the split, for the provenance
     * @param version of the program, for the provenance
     */
    public Result run(StudySet set, Engine engine, long seed, String version, Progress progress) {
        Stopwatch watch = new Stopwatch();
        StudyTables tables = set.tables();
        Training.Result trained = training.fit(tables, engine, progress);
        FittedModel model = FittedModel.of(trained.fit(), Map.of(), tables, engine, watch.seconds());
        Optional<Calibrator> calibrator = calibration.fit(tables.validationLabels(), model.validation());
        double[] validation = calibrated(calibrator, model.validation());
        double threshold = decision.threshold(tables.validationLabels(), validation);
        Metrics test = Metrics.of(tables.testLabels(), calibrated(calibrator, model.test()), threshold);
        Map<String, Double> figures = new LinkedHashMap<>();
        for (Metric metric : Metric.ALL) {
            figures.put("test." + metric.key(), test.value(metric));
        }
        Map<String, String> description =
                new LinkedHashMap<>(SavedModels.description(trained.fit(), calibration, decision));
        description.putAll(trained.facts());
        Pipeline plain = SavedModels.pipeline(set, model.classifier(), description, seed, figures, version);
        Pipeline pipeline = calibrator.map(plain::withCalibration).orElse(plain).withThreshold(threshold);
        return new Result(pipeline, model.key(), trained.remarks(), test, watch.seconds());
    }

    private static double[] calibrated(Optional<Calibrator> calibrator, double[] probabilities) {
        return calibrator.map(map -> map.apply(probabilities)).orElse(probabilities);
    }
}
