package backbeat.tree;

/** How a tree may split on a categorical column. */
public enum CategorySplits {
    /**
     * One category against all others, as a tree on the one-hot matrix does: every category is a column of its own in the
     * drawing of candidates.
     */
    ONE_HOT,

    /**
     * The best division of the categories into two sets: one candidate per categorical column. For a binary label it is a cut
     * in the order of the categories' positive rates (Fisher 1958, doi:10.1080/01621459.1958.10501479; Breiman et al. 1984,
     * section 4.2.2, doi:10.1201/9781315139470).
     */
    SUBSET
}
