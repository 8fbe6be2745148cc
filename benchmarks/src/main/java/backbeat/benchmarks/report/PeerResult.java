package backbeat.benchmarks.report;

import backbeat.benchmarks.spec.PeerTask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * All that was measured of one library on one task, over all rounds.
 *
 * @param task     what was done
 * @param library  who did it
 * @param values   one number a repetition, in the task's unit
 * @param rounds   the median of each round, in order
 * @param accuracy of the answers
 * @param auc      of the answers
 * @param peakMib  largest resident memory of the process; empty where it was not seen
 * @param nodes    of a forest's trees, on average; empty where the library does not tell
 * @param note     what was cut down; empty if nothing
 */
record PeerResult(
        PeerTask task,
        String library,
        List<Double> values,
        List<Double> rounds,
        OptionalDouble accuracy,
        OptionalDouble auc,
        OptionalDouble peakMib,
        OptionalDouble nodes,
        String note) {
    PeerResult {
        values = List.copyOf(values);
        rounds = List.copyOf(rounds);
    }

    static PeerResult of(
            PeerTask task,
            String library,
            double[] values,
            OptionalDouble accuracy,
            OptionalDouble auc,
            OptionalDouble peakMib,
            OptionalDouble nodes,
            String note) {
        return new PeerResult(
                task,
                library,
                Arrays.stream(values).boxed().toList(),
                List.of(median(values)),
                accuracy,
                auc,
                peakMib,
                nodes,
                note);
    }

    /** This and a later round of the same library on the same task. */
    PeerResult and(PeerResult later) {
        List<Double> all = new ArrayList<>(values);
        all.addAll(later.values);
        List<Double> medians = new ArrayList<>(rounds);
        medians.addAll(later.rounds);
        OptionalDouble memory = peakMib.isPresent() && later.peakMib.isPresent()
                ? OptionalDouble.of(Math.max(peakMib.getAsDouble(), later.peakMib.getAsDouble()))
                : later.peakMib.isPresent() ? later.peakMib : peakMib;
        return new PeerResult(task, library, all, medians, later.accuracy, later.auc, memory, later.nodes, note);
    }

    double median() {
        return median(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    double low() {
        return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    double high() {
        return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    /** How many times faster this is than {@code other}, by medians. */
    double timesFasterThan(PeerResult other) {
        return task.higherIsBetter() ? median() / other.median() : other.median() / median();
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
