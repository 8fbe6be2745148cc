package backbeat.result;

import backbeat.evaluation.Interval;
import java.util.Map;

/**
 * One step of the leak staircase: what test rows share with training rows under a protocol, and what models score there.
 *
 * @param protocol the protocol's name
 * @param summary  what it does, in one line
 * @param train    training rows
 * @param test     test rows
 * @param shared   the share of test rows whose group is also in training, by group key
 * @param models   metrics by model and name
 */
public record LeakStep(
        String protocol,
        String summary,
        int train,
        int test,
        Map<String, Double> shared,
        Map<String, Map<String, Interval>> models) {}
