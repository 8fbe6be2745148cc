package backbeat.spark.scoring;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What became of rows: the counts that people should see beside the answers. */
public final class ScoringTotals implements Serializable {
    /** Reasons kept for people; all rejected rows are counted. */
    static final int MOST_REASONS = 5;

    /** Unseen categories are named until there are so many; all are counted. */
    private static final int MOST_NAMES = 1000;

    private static final long serialVersionUID = 1;

    private long rows;
    private long positives;
    private long rejected;
    private final TreeSet<String> reasons = new TreeSet<>();
    private final TreeMap<String, Long> unseenRows = new TreeMap<>();
    private final TreeMap<String, TreeMap<String, Long>> unseenCategories = new TreeMap<>();

    ScoringTotals() {}

    void add(ScoringCounts.Batch batch) {
        rows += batch.rows();
        positives += batch.positives();
        rejected += batch.rejected();
        addReasons(batch.reasons());
        batch.unseen()
                .forEach((column, named) -> named.forEach((category, count) -> addUnseen(column, category, count)));
    }

    void add(ScoringTotals more) {
        rows += more.rows;
        positives += more.positives;
        rejected += more.rejected;
        addReasons(more.reasons);
        more.unseenCategories.forEach(
                (column, named) -> named.forEach((category, count) -> addUnseen(column, category, count)));
        // Rows whose category was not named any more.
        more.unseenRows.forEach((column, count) -> {
            long named = more.unseenCategories(column).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            unseenRows.merge(column, count - named, Long::sum);
        });
    }

    private void addReasons(Iterable<String> more) {
        more.forEach(reasons::add);
        while (reasons.size() > MOST_REASONS) {
            reasons.pollLast(); // the first ones of the alphabet, whichever task came first
        }
    }

    private void addUnseen(String column, String category, long count) {
        unseenRows.merge(column, count, Long::sum);
        TreeMap<String, Long> named = unseenCategories.computeIfAbsent(column, name -> new TreeMap<>());
        if (named.size() < MOST_NAMES || named.containsKey(category)) {
            named.merge(category, count, Long::sum);
        }
    }

    /** Rows predicted. */
    public long rows() {
        return rows;
    }

    /** Rows called positive. */
    public long positives() {
        return positives;
    }

    /** Rows without an answer. */
    public long rejected() {
        return rejected;
    }

    /** A few of their reasons, for people. */
    public List<String> reasons() {
        return List.copyOf(reasons);
    }

    /** By categorical column, the rows whose category no training row had; columns without any are absent. */
    public Map<String, Long> unseenRows() {
        return Collections.unmodifiableMap(unseenRows);
    }

    /** The unseen categories of a column with their rows; a thousand at most. */
    public Map<String, Long> unseenCategories(String column) {
        return Collections.unmodifiableMap(unseenCategories.getOrDefault(column, new TreeMap<>()));
    }
}
