package backbeat.tree;

/** How impure a node is; a split is good when it lowers the impurity of its children. */
public enum Criterion {
    /**
     * The chance that two rows drawn from the node differ in label: {@code 2p(1 - p)} (Breiman et al. 1984,
     * doi:10.1201/9781315139470).
     */
    GINI,

    /**
     * The entropy of the label in bits: {@code -p log2 p - (1 - p) log2 (1 - p)} (Quinlan 1986, doi:10.1007/BF00116251).
     */
    ENTROPY
}
