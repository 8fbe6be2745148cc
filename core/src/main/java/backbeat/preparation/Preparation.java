package backbeat.preparation;

import backbeat.data.DataException;
import backbeat.data.Dataset;
import backbeat.recipe.Recipe;
import backbeat.table.Labels;

/** Who prepares the features of a data set: this process, or others that have its rows. */
@FunctionalInterface
public interface Preparation {
    /** This process. */
    Preparation HERE = FeatureFit::new;

    /**
     * Looks for outliers.
     *
     * @param dataset all rows
     * @param train   those to learn from
     * @param recipe  what to learn
     * @throws DataException if a column to leave out is no feature
     */
    Fit fit(Dataset dataset, int[] train, Recipe recipe, PreprocessingOptions options);

    /** The second step. */
    interface Fit {
        /** The training rows without outliers, if these are to be dropped; all of them otherwise. A new array. */
        int[] inliers();

        /**
         * Learns from training rows and prepares all parts.
         *
         * @param used   the parts; training rows without outliers
         * @param labels of the training rows
         * @param groups of the training rows
         * @throws DataException if there are no training rows, or a value is missing that is not treated
         */
        PreparedFeatures on(Split used, Labels labels, int[] groups);
    }
}
