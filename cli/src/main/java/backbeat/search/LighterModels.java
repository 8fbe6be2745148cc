package backbeat.search;

import backbeat.catalogue.Catalogue;
import backbeat.learner.Fit;
import backbeat.learner.Learner;
import backbeat.learner.Role;
import backbeat.model.BinaryClassifier;
import backbeat.study.Engine;
import backbeat.study.FittedModel;
import backbeat.study.StudyOptions;
import backbeat.study.StudyTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The models of a study as they would be with less effort: a forest with the first of its trees. Comparisons of many models
 * fit others in that form, and set the study's own beside them without fitting it again.
 *
 * @param options how much effort that is, by their settings
 */
public record LighterModels(Catalogue catalogue, Engine engine, StudyOptions options) {
    /** What a model, no blend, would be fitted with, as its learner describes it. */
    public Map<String, String> options(FittedModel chosen) {
        return options(chosen.fit());
    }

    private <O, M extends BinaryClassifier> Map<String, String> options(Fit<O, M> fit) {
        return catalogue.named(fit.learner().key()).lighter(fit.learner().describe(fit.options()), options.settings());
    }

    /**
     * The models in their lighter forms, and blends of these.
     *
     * @param chosen the study's models, blends after those that they are made of
     * @param tables what they were fitted on
     * @param seed   of blends
     */
    public List<FittedModel> of(List<FittedModel> chosen, StudyTables tables, long seed) {
        List<FittedModel> models = new ArrayList<>();
        for (FittedModel known : chosen) {
            if (known.learner().role() != Role.BLEND) {
                models.add(light(known.fit(), known, tables));
            }
        }
        return new ModelFitting(catalogue, engine.sequential(), options, seed)
                .withBlends(chosen.stream().map(FittedModel::learner).toList(), tables, models);
    }

    private <O, M extends BinaryClassifier> FittedModel light(Fit<O, M> fit, FittedModel known, StudyTables tables) {
        int whole = catalogue.trees(fit.model()).size();
        int trees = Math.min(whole, options.settings().trees());
        if (trees == whole) {
            return known;
        }
        Learner<O, M> learner = fit.learner();
        M fewer = learner.type().cast(catalogue.withTrees(fit.model(), trees));
        return FittedModel.of(
                new Fit<>(learner, learner.parse(options(fit)), fewer), known.options(), tables, engine, 0);
    }
}
