package backbeat.tree;

import backbeat.table.Labels;

/**
 * What a row of each class counts for in impurities and leaf values. Row counts (such as the least size of a leaf) are not
 * weighted.
 *
 * @param negative the weight of a negative row
 * @param positive the weight of a positive row
 */
public record ClassWeights(double negative, double positive) {
    /** Every row counts the same. */
    public static final ClassWeights EQUAL = new ClassWeights(1, 1);

    /** @throws IllegalArgumentException unless both are positive and finite */
    public ClassWeights {
        if (!(negative > 0
                && positive > 0
                && negative < Double.POSITIVE_INFINITY
                && positive < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "Class weights must be positive numbers, not " + negative + " and " + positive);
        }
    }

    /**
     * Weights under which both classes have the same total: {@code n / (2 · rows of the class)}.
     *
     * @throws IllegalArgumentException if a class has no row
     */
    public static ClassWeights balanced(Labels labels) {
        if (labels.positives() == 0 || labels.negatives() == 0) {
            throw new IllegalArgumentException("Balanced class weights need rows of both classes");
        }
        double half = labels.size() / 2.0;
        return new ClassWeights(half / labels.negatives(), half / labels.positives());
    }
}
