package backbeat.experiment;

import backbeat.catalogue.Catalogue;
import backbeat.data.DataException;
import backbeat.data.LabelRule;
import backbeat.learner.Learner;
import backbeat.pipeline.Pipeline;
import backbeat.pipeline.Provenance;
import backbeat.preparation.OutlierPolicy;
import backbeat.preparation.Preprocessor;
import backbeat.recipe.Protocol;
import backbeat.recipe.Recipe;
import backbeat.source.LoadedData;
import backbeat.study.Engine;
import backbeat.study.StudyOptions;
import backbeat.study.StudySet;
import backbeat.study.StudySettings;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How the rows of a saved model were prepared, told from the model itself, so that they can be prepared the same way again.
 *
 * @param pipeline the model
 */
public record Origin(Pipeline pipeline) {
    /**
     * The options of a study that prepares the same rows.
     *
     * @param recipe  what the model was trained by
     * @param learner what is to be fitted
     * @throws DataException if the recipe is another one
     */
    public StudyOptions options(Recipe recipe, Learner<?, ?> learner) {
        Provenance provenance = pipeline.provenance();
        if (!provenance.recipe().equals(recipe.name())) {
            throw new DataException("The model was trained by the recipe '" + provenance.recipe() + "', not by '"
                    + recipe.name() + "'. Name its file: --recipe FILE");
        }
        return new StudyOptions(
                provenance.protocol(),
                List.of(learner),
                provenance.seed(),
                threshold(recipe),
                outliers(),
                StudySettings.quick());
    }

    /** The threshold that replaces the recipe's, if any does. */
    private OptionalDouble threshold(Recipe recipe) {
        String positive = pipeline.provenance().positive();
        Protocol protocol = recipe.protocol(pipeline.provenance().protocol());
        if (protocol.label(recipe.label()).toString().equals(positive)) {
            return OptionalDouble.empty();
        }
        try {
            double last = Double.parseDouble(positive.substring(positive.lastIndexOf(' ') + 1));
            LabelRule rule = recipe.label().withThreshold(last);
            if (rule.toString().equals(positive)) {
                return OptionalDouble.of(last);
            }
        } catch (IllegalArgumentException e) {
            // no number: the rule is another one, which is said below
        }
        throw new DataException("The model predicts '" + positive + "', the recipe '" + recipe.name() + "' says '"
                + recipe.label() + "'. Name the recipe that the model was trained by: --recipe FILE");
    }

    private OutlierPolicy outliers() {
        Preprocessor preprocessor = pipeline.preprocessor();
        if (preprocessor.dropping()) {
            return OutlierPolicy.DROP;
        }
        for (int c = 0; c < preprocessor.schema().numericCount(); c++) {
            if (Double.isFinite(preprocessor.lower(c)) || Double.isFinite(preprocessor.upper(c))) {
                return OutlierPolicy.CLIP;
            }
        }
        return OutlierPolicy.NONE;
    }

    /** Refuses data that are not those that the model was trained on. */
    public void check(LoadedData loaded) {
        String trained = pipeline.provenance().dataSha256();
        if (!trained.equals(loaded.dataset().sha256())) {
            throw new DataException("The model was trained on "
                    + pipeline.provenance().dataName() + " (sha256 " + shortened(trained)
                    + "), but the data at hand are "
                    + loaded.dataset().origin() + " (sha256 "
                    + shortened(loaded.dataset().sha256())
                    + "). Name its file: --data FILE, or --synthetic with the same --rows");
        }
    }

    /**
     * The rows, prepared as they were for the model.
     *
     * @throws DataException if the data or the recipe are others
     */
    public StudySet prepare(Catalogue catalogue, Engine engine, LoadedData loaded, Recipe recipe) {
        check(loaded);
        Learner<?, ?> learner = catalogue.of(pipeline.classifier()).learner();
        StudySet set = new Study(catalogue, engine, options(recipe, learner)).prepare(loaded, recipe);
        if (!set.preprocessor().equals(pipeline.preprocessor())) {
            throw new DataException(
                    "Prepared by the recipe '" + recipe.name() + "', the rows are not those that the model"
                            + " was trained on: its columns or their figures differ. Was the recipe changed since?");
        }
        return set;
    }

    private static String shortened(String sha256) {
        return sha256.length() > 12 ? sha256.substring(0, 12) + "…" : sha256;
    }
}
