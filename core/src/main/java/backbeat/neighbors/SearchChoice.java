package backbeat.neighbors;

import backbeat.table.Table;

/**
 * How neighbors are looked for, and why.
 *
 * @param search {@link Search#TREE} or {@link Search#BRUTE}
 * @param reason a few words for people
 */
public record SearchChoice(Search search, String reason) {
    private static final int SMALL = 256;

    static SearchChoice of(Search asked, Table training) {
        if (asked != Search.AUTO) {
            return new SearchChoice(asked, "asked for");
        }
        return training.rows() <= SMALL
                ? new SearchChoice(Search.BRUTE, training.rows() + " points are too few for a tree")
                : new SearchChoice(Search.TREE, training.rows() + " points");
    }
}
