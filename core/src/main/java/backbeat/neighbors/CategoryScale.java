package backbeat.neighbors;

/** How far apart two categories of a column are: the scale of the one-hot columns that they stand for. */
public enum CategoryScale {
    /** One-hot columns hold 0 and 1: any two categories are at squared distance 2. */
    ONE,
    /**
     * One-hot columns are standardized like numeric ones, so category {@code a} weighs {@code 1/σ²} with
     * {@code σ² = p(1 − p)}, {@code p} being its share of the training rows: rare categories lie far away.
     */
    STANDARDIZED
}
