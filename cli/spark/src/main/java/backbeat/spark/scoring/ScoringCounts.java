package backbeat.spark.scoring;

import backbeat.scoring.ScoringReport;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.util.AccumulatorV2;

/**
 * Adds up over the tasks what became of the rows. Spark counts each partition of a job without shuffles once, however often its
 * task was tried or copied, so that the totals are exact when {@code spark predict} reports them.
 */
public final class ScoringCounts extends AccumulatorV2<ScoringCounts.Batch, ScoringTotals> {
    private static final long serialVersionUID = 1;

    private ScoringTotals totals = new ScoringTotals();

    /**
     * A batch of rows.
     *
     * @param rows      predicted
     * @param positives of them
     * @param rejected  rows without an answer
     * @param reasons   some of their reasons
     * @param unseen    by categorical column, the rows of each category that no training row had
     */
    record Batch(
            long rows, long positives, long rejected, List<String> reasons, Map<String, Map<String, Long>> unseen) {
        /** What the engine counted for a file. */
        static Batch of(ScoringReport report) {
            Map<String, Map<String, Long>> unseen = new TreeMap<>();
            report.unseenRows().keySet().forEach(column -> unseen.put(column, report.unseenCategories(column)));
            return new Batch(report.rows(), report.positives(), report.rejected(), report.reasons(), unseen);
        }
    }

    @Override
    public void add(Batch batch) {
        totals.add(batch);
    }

    @Override
    public void merge(AccumulatorV2<Batch, ScoringTotals> other) {
        totals.add(other.value());
    }

    @Override
    public boolean isZero() {
        return totals.rows() == 0 && totals.rejected() == 0;
    }

    @Override
    public ScoringCounts copy() {
        ScoringCounts copy = new ScoringCounts();
        copy.merge(this);
        return copy;
    }

    @Override
    public void reset() {
        totals = new ScoringTotals();
    }

    /** The sums; never this accumulator itself, whose text Spark makes of them. */
    @Override
    public ScoringTotals value() {
        return totals;
    }
}
