package backbeat.recipe;

import java.util.Locale;

/** What a missing value of a column means. */
public enum MissingPolicy {
    /**
     * A value of its own: a category for categorical columns; for numeric ones the training median and a further column
     * that says where the value was missing. Both exist only where training rows had gaps.
     */
    VALUE,
    /** The training median, or the category with the most training rows; that it was missing is forgotten. */
    IMPUTE,
    /** The row is left out of the study, and refused at prediction. */
    DROP,
    /** An error. */
    REFUSE;

    /** The name in recipes. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if there is no such policy */
    public static MissingPolicy of(String key) {
        for (MissingPolicy policy : values()) {
            if (policy.key().equals(key)) {
                return policy;
            }
        }
        throw new IllegalArgumentException(
                "'" + key + "' is no treatment of missing values; there are value, impute, drop and refuse");
    }
}
