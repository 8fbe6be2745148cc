package backbeat.result;

import java.util.List;
import java.util.Map;

/**
 * How a run went: times and environment. This record is {@code timings.json}; unlike {@link StudyResult} it differs from
 * run to run.
 *
 * @param schema       {@link StudyResult#SCHEMA}
 * @param totalSeconds from start to end, without the JVM's own start
 * @param models       seconds by model
 * @param phases       seconds of the run's other phases, by name in order
 * @param environment  where it ran, by name in order
 * @param command      the arguments that repeat the run
 */
public record RunRecord(
        int schema,
        double totalSeconds,
        Map<String, ModelTime> models,
        Map<String, Double> phases,
        Map<String, String> environment,
        List<String> command) {

    /** One model's times. */
    public record ModelTime(double fitSeconds, double predictSeconds, int predictRows) {}
}
