package backbeat.catalogue;

import backbeat.result.Tuning;
import backbeat.study.Engine;
import backbeat.study.FittedModel;
import backbeat.study.StudyTables;

/**
 * What a study's search has found.
 *
 * @param model  the fitted model
 * @param trials what was tried on the way
 */
public record Found(FittedModel model, Trials trials) {
    /** What was tried, for the record of the study. It may take some computing, which is put off until it is asked for. */
    public interface Trials {
        /** Nothing was tried. */
        Trials NONE = (tuning, tables, engine) -> tuning;

        /** {@code tuning} with these. */
        Tuning addTo(Tuning tuning, StudyTables tables, Engine engine);
    }

    /** A model that nothing was tried for. */
    public static Found of(FittedModel model) {
        return new Found(model, Trials.NONE);
    }
}
