package backbeat.study;

import backbeat.model.BinaryClassifier;
import backbeat.result.RunRecord.ModelTime;
import java.util.Map;
import java.util.Optional;

/**
 * A model of the study with its answers.
 *
 * @param kind       which one
 * @param classifier the model itself; empty for a blend, which has none of its own
 * @param serving    the model in the form that answers many rows fastest; empty with {@code classifier}
 * @param options    the options that matter, by name, for people
 * @param validation probabilities of the validation rows
 * @param test       probabilities of the test rows
 * @param time       how long it took; choosing its options counts as fitting
 */
public record FittedModel(
        ModelKind kind,
        Optional<BinaryClassifier> classifier,
        Optional<BinaryClassifier> serving,
        Map<String, String> options,
        double[] validation,
        double[] test,
        ModelTime time) {

    /** Has {@code classifier} answer for validation and test rows. */
    public static FittedModel of(
            ModelKind kind,
            BinaryClassifier classifier,
            Map<String, String> options,
            StudyTables tables,
            Engine engine,
            double fitSeconds) {
        BinaryClassifier serving = classifier.compile(engine.workers());
        double[] validation = new double[tables.validation().rows()];
        serving.probabilities(tables.validation(), engine.workers(), validation);
        return of(kind, classifier, serving, options, validation, tables, engine, fitSeconds);
    }

    /** As above, where the answers for the validation rows are known already. */
    public static FittedModel of(
            ModelKind kind,
            BinaryClassifier classifier,
            Map<String, String> options,
            double[] validation,
            StudyTables tables,
            Engine engine,
            double fitSeconds) {
        BinaryClassifier serving = classifier.compile(engine.workers());
        return of(kind, classifier, serving, options, validation, tables, engine, fitSeconds);
    }

    private static FittedModel of(
            ModelKind kind,
            BinaryClassifier classifier,
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
        return new FittedModel(kind, Optional.of(classifier), Optional.of(serving), options, validation, test, time);
    }
}
