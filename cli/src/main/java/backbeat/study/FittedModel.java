package backbeat.study;

import backbeat.evaluation.Ties;
import backbeat.learner.Fit;
import backbeat.learner.Learner;
import backbeat.model.BinaryClassifier;
import backbeat.result.RunRecord.ModelTime;
import java.util.Map;

/**
 * A model of the study with its answers.
 *
 * @param fit        the model and how it was made
 * @param serving    the model in the form that answers many rows fastest
 * @param options    the options that matter, by name, for people
 * @param validation probabilities of the validation rows, {@linkplain Ties ties decided}
 * @param test       probabilities of the test rows, likewise
 * @param own        those of the test rows as the model gives them, to the last bit
 * @param time       how long it took; choosing its options counts as fitting
 */
public record FittedModel(
        Fit<?, ?> fit,
        BinaryClassifier serving,
        Map<String, String> options,
        double[] validation,
        double[] test,
        double[] own,
        ModelTime time) {
    /** A model that has answered. */
    public FittedModel(
            Fit<?, ?> fit,
            BinaryClassifier serving,
            Map<String, String> options,
            double[] validation,
            double[] test,
            ModelTime time) {
        this(fit, serving, options, Ties.decided(validation), Ties.decided(test), test, time);
    }

    /** Has the model answer for validation and test rows. */
    public static FittedModel of(
            Fit<?, ?> fit, Map<String, String> options, StudyTables tables, Engine engine, double fitSeconds) {
        BinaryClassifier serving = fit.model().compile(engine.workers());
        double[] validation = new double[tables.validation().rows()];
        serving.probabilities(tables.validation(), engine.workers(), validation);
        return of(fit, serving, options, validation, tables, engine, fitSeconds);
    }

    /** As above, where the answers for the validation rows are known already. */
    public static FittedModel of(
            Fit<?, ?> fit,
            Map<String, String> options,
            double[] validation,
            StudyTables tables,
            Engine engine,
            double fitSeconds) {
        BinaryClassifier serving = fit.model().compile(engine.workers());
        return of(fit, serving, options, validation, tables, engine, fitSeconds);
    }

    private static FittedModel of(
            Fit<?, ?> fit,
            BinaryClassifier serving,
            Map<String, String> options,
            double[] validation,
            StudyTables tables,
            Engine engine,
            double fitSeconds) {
        Stopwatch watch = new Stopwatch();
        double[] test = new double[tables.test().rows()];
        serving.probabilities(tables.test(), engine.workers(), test);
        ModelTime time = new ModelTime(fitSeconds, watch.seconds(), test.length);
        return new FittedModel(fit, serving, options, validation, test, time);
    }

    /** What it is. */
    public Learner<?, ?> learner() {
        return fit.learner();
    }

    /** The name in files and on the command line. */
    public String key() {
        return fit.learner().key();
    }

    public BinaryClassifier classifier() {
        return fit.model();
    }
}
