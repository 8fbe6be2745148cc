package backbeat.data;

import java.util.BitSet;
import java.util.List;

/**
 * Features and texts of a {@link Dataset} that are not in this process's memory, and answer here only what takes all rows
 * together: where values are missing, and which rows belong together. The labels are in the data set. To ask the data set for a
 * number, a category or a text is a mistake of the program then, and ends with an {@link IndexOutOfBoundsException}.
 */
public interface RowsElsewhere {
    /**
     * As {@link Dataset#missing}, of any column but the label's, and of the rows as they were read.
     *
     * @throws IllegalArgumentException if the column was not read
     */
    BitSet missing(String column);

    /** As {@link Dataset#groups}. */
    Groups groups(GroupKey key);

    /** As {@link Dataset#equal}; the label's source must be equal, too. */
    Groups equal();

    /** As {@link Dataset#merge(int[], Groups, MergeRules)}, but for the label. */
    Merged merge(int[] rows, Groups groups, MergeRules rules);

    /**
     * Rows of which the first of each group stands for all.
     *
     * @param rows       they themselves
     * @param numbers    where numbers of a group differ, in the order of the columns
     * @param categories where categories differ
     */
    record Merged(RowsElsewhere rows, List<MergedRows.Difference> numbers, List<MergedRows.Difference> categories) {
        public Merged {
            numbers = List.copyOf(numbers);
            categories = List.copyOf(categories);
        }
    }
}
