package backbeat.scoring;

import backbeat.data.RejectedRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What became of a stream: the counts that people should see beside the output. */
public final class ScoringReport {
    /** Unseen categories are named until there are so many; all are counted. */
    private static final int MOST_NAMES = 1000;

    /** Reasons kept for people; all rejected rows are counted. */
    private static final int MOST_REASONS = 5;

    private final List<String> categorical;
    private final List<String> remarks;
    private final List<String> ignored;
    private long rows;
    private long positives;
    private long rejected;
    private final List<String> reasons = new ArrayList<>();
    private final Map<String, Long> unseenRows = new TreeMap<>();
    private final Map<String, Long> rowsOfSeveral = new TreeMap<>();
    private final Map<String, Map<String, Long>> unseenCategories = new TreeMap<>();

    /**
     * Nothing yet.
     *
     * @param categorical the model's categorical columns
     * @param remarks     what is to be said of how the rows are written: sentences
     * @param ignored     the columns that the rows have and that neither the model nor the answers need
     */
    ScoringReport(List<String> categorical, List<String> remarks, List<String> ignored) {
        this.categorical = categorical;
        this.remarks = List.copyOf(remarks);
        this.ignored = List.copyOf(ignored);
    }

    /**
     * Sentences for people: how the rows are written otherwise than the training rows, and what in them may be meant otherwise
     * than it is read.
     */
    public List<String> remarks() {
        return remarks;
    }

    /** The columns of the file that neither the model nor the answers need, in their order. */
    public List<String> ignored() {
        return ignored;
    }

    void add(Block block) {
        rows += block.predicted();
        positives += block.positives();
        for (int c = 0; c < categorical.size(); c++) {
            String column = categorical.get(c);
            int strange = block.encoder().unseenRows(c);
            if (strange > 0) {
                unseenRows.merge(column, (long) strange, Long::sum);
            }
            rowsOfSeveral.merge(column, (long) block.encoder().rowsOfSeveral(c), Long::sum);
            block.encoder().unseen().get(c).forEach((category, count) -> {
                Map<String, Long> named = unseenCategories.computeIfAbsent(column, name -> new TreeMap<>());
                if (named.size() < MOST_NAMES || named.containsKey(category)) {
                    named.merge(category, (long) count, Long::sum);
                }
            });
        }
    }

    void reject(RejectedRow row) {
        rejected++;
        if (reasons.size() < MOST_REASONS) {
            reasons.add("data row " + row.row() + ": " + row.reason());
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

    /** Rows that could not be read or predicted. */
    public long rejected() {
        return rejected;
    }

    /** The first few rejected rows with their reasons, for people. */
    public List<String> reasons() {
        return Collections.unmodifiableList(reasons);
    }

    /** By categorical column, the rows whose category no training row had; columns without any are absent. */
    public Map<String, Long> unseenRows() {
        return Collections.unmodifiableMap(unseenRows);
    }

    /** The rows that have two members or more of a set column. */
    public long rowsOfSeveral(String column) {
        return rowsOfSeveral.getOrDefault(column, 0L);
    }

    /** The unseen categories of a column with their rows; the first thousand if there are more. */
    public Map<String, Long> unseenCategories(String column) {
        return Collections.unmodifiableMap(unseenCategories.getOrDefault(column, Map.of()));
    }
}
