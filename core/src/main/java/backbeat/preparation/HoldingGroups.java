package backbeat.preparation;

import backbeat.data.Groups;
import backbeat.table.Labels;
import java.util.BitSet;

/**
 * In how many groups each class is: as groups stay whole, no more parts or folds than that can have it.
 *
 * @param key      the name of what stays together
 * @param groups   how many groups the rows are
 * @param positive how many of them have positive rows
 * @param negative how many have negative rows
 */
public record HoldingGroups(String key, int groups, int positive, int negative) {
    /**
     * Counts; O(n).
     *
     * @param labels of {@code rows}, in the same order
     */
    public static HoldingGroups of(int[] rows, Labels labels, Groups groups) {
        BitSet[] holding = {new BitSet(), new BitSet()};
        for (int i = 0; i < rows.length; i++) {
            holding[labels.get(i)].set(groups.of(rows[i]));
        }
        int positive = holding[1].cardinality();
        int negative = holding[0].cardinality();
        holding[0].or(holding[1]);
        return new HoldingGroups(groups.name(), holding[0].cardinality(), positive, negative);
    }

    /** In how many groups the rarer class is, of parts with both classes the most. */
    public int fewest() {
        return Math.min(positive, negative);
    }
}
