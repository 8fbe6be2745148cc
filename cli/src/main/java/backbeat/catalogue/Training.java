package backbeat.catalogue;

import backbeat.learner.Fit;
import backbeat.model.Progress;
import backbeat.study.Engine;
import backbeat.study.StudyTables;
import java.util.List;
import java.util.Map;

/** A learner with options that have been checked, ready to be fitted. */
@FunctionalInterface
public interface Training {
    /** Learns from the training rows; validation rows may choose between options, test rows nothing. */
    Result fit(StudyTables tables, Engine engine, Progress progress);

    /**
     * What was fitted.
     *
     * @param fit     the model and its options
     * @param facts   what was chosen on the way, by name: part of the model's description
     * @param remarks the same as sentences, for people
     */
    record Result(Fit<?, ?> fit, Map<String, String> facts, List<String> remarks) {
        /** Nothing was chosen. */
        public static Result of(Fit<?, ?> fit) {
            return new Result(fit, Map.of(), List.of());
        }
    }
}
