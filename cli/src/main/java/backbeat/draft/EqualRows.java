package backbeat.draft;

import backbeat.draft.DraftColumn.Kind;
import backbeat.draft.DraftColumn.Role;
import backbeat.random.SplitMix64;
import backbeat.text.Numbers;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Rows that nothing tells apart, or a running number that is dropped: a run takes them for copies. */
final class EqualRows {
    /** Beyond this share of copies a table is hardly one of cases that were written down twice. */
    private static final double MANY = 0.2;

    private EqualRows() {}

    /**
     * How many rows that concerns, in words; empty where there are none, or few and none that a dropped number tells apart.
     *
     * @param drafts  what the columns seem to be
     * @param columns their texts, in the same order
     * @param label   the label's column
     */
    static Optional<String> told(List<DraftColumn> drafts, List<ColumnTexts> columns, ColumnTexts label) {
        List<String> numbers = drafts.stream()
                .filter(draft -> draft.role() == Role.DROPPED && draft.kind() == Kind.IDENTIFIER)
                .map(DraftColumn::name)
                .toList();
        List<int[]> read = new ArrayList<>(List.of(values(label)));
        for (int c = 0; c < drafts.size(); c++) {
            if (drafts.get(c).role() != Role.DROPPED) {
                read.add(values(columns.get(c)));
            }
        }
        int copies = label.rows() - distinct(read, label.rows());
        boolean told = numbers.isEmpty() ? copies > MANY * label.rows() : copies > 0;
        return !told
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "%s an earlier one in all%s; a run takes %s and leaves %s out. If every row is a"
                                + " case of its own, add \"duplicates\": \"keep\"",
                        Numbers.counted(copies, "row") + (copies == 1 ? " equals" : " equal"),
                        numbers.isEmpty()
                                ? " that is used"
                                : " but '" + String.join("', '", numbers) + "', which is dropped",
                        copies == 1 ? "it for a copy" : "them for copies",
                        copies == 1 ? "it" : "them"));
    }

    /** By row a number that is the same where the values are: 1 and 1.0 are one value. */
    private static int[] values(ColumnTexts column) {
        Map<Object, Integer> places = new HashMap<>();
        int[] ofCode = new int[column.values().size()];
        for (int code = 0; code < ofCode.length; code++) {
            Object value = column.isNumber(code)
                    ? column.number(code)
                    : column.values().get(code);
            ofCode[code] = places.computeIfAbsent(value, key -> places.size() + 1);
        }
        int[] values = new int[column.rows()];
        for (int row = 0; row < values.length; row++) {
            int code = column.codes()[row];
            values[row] = code < 0 ? 0 : ofCode[code];
        }
        return values;
    }

    /** How many rows differ from all before them; a mix of 64 bits stands for a row. */
    private static int distinct(List<int[]> read, int rows) {
        LongOpenHashSet seen = new LongOpenHashSet(rows);
        for (int row = 0; row < rows; row++) {
            long mixed = 0;
            for (int[] values : read) {
                mixed = SplitMix64.mix(mixed, values[row]);
            }
            seen.add(mixed);
        }
        return seen.size();
    }
}
