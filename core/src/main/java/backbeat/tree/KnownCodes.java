package backbeat.tree;

import backbeat.table.Schema;
import java.util.Arrays;

/** What is known of a row's codes ({@link RowLayout}) when its category in the column that rows are grouped by is. Immutable. */
final class KnownCodes {
    private final RowLayout layout;
    private final int groups;
    private final int column;
    private final int categories;
    /** By column: whether the category decides what is asked of it. */
    private final boolean[] decided;

    KnownCodes(Schema schema, RowLayout layout) {
        this.layout = layout;
        this.groups = EncodedRows.groups(schema);
        this.column = EncodedRows.groupColumn(schema);
        this.categories = EncodedRows.several(schema) < 0 ? groups : groups - 1;
        this.decided = new boolean[layout.width()];
        for (int category = 0; category < categories && column >= 0; category++) {
            int[] codes = of(category);
            for (int i = 0; i < decided.length; i++) {
                decided[i] |= codes[i] != 0;
            }
        }
    }

    /** The groups whose rows have one category, the unseen one included: all but that of rows with several. */
    int categories() {
        return categories;
    }

    /** Whether a category decides what is asked of a column. */
    boolean decide(int column) {
        return decided[column];
    }

    /** The codes of a category: its own and, where there are zeros and ones or words for it, a one or its bit. */
    int[] of(int category) {
        int[] codes = new int[layout.width()];
        if (layout.hasWords()) {
            Arrays.fill(codes, layout.word(column, 0), layout.word(column, categories - 1) + 1, -1);
            codes[layout.word(column, category)] = ~(1 << category);
            return codes;
        }
        codes[column] = category;
        int flag = category < groups - 1 ? layout.flag(column, category) : -1;
        if (flag >= 0) {
            codes[flag] = 1;
        }
        return codes;
    }
}
