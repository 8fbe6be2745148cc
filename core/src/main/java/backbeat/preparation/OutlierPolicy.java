package backbeat.preparation;

import backbeat.recipe.Recipe;

/** What to do with numbers outside the training quantiles of a {@link Recipe.OutlierRule}. Booleans have no outliers. */
public enum OutlierPolicy {
    /** Nothing. */
    NONE,
    /** Move them to the quantile, in training and at prediction alike. */
    CLIP,
    /** Leave their rows out of training; rows to predict are never left out. */
    DROP
}
