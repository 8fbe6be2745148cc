package backbeat.tree;

/** How a tree may split on a categorical column. */
public enum CategorySplits {
    /**
     * One category against all others, as a tree on the one-hot matrix does: every category is a column of its own in the
     * drawing of candidates.
     */
    ONE_HOT,

    /**
     * The best division of the categories into two sets (Breiman et al. 1984, section 4.2.2): one candidate per
     * categorical column. For a binary label the best division is found by ordering the categories by their positive
     * rate.
     */
    SUBSET
}
