package backbeat.catalogue;

import backbeat.model.Progress;
import backbeat.study.Engine;
import backbeat.study.FittedModel;
import backbeat.study.StudySettings;
import backbeat.study.StudyTables;
import java.util.List;

/**
 * What a learner is given when a study fits it.
 *
 * @param tables   rows to fit and to choose on; the test rows are for answers alone
 * @param engine   the means
 * @param settings how much is tried
 * @param seed     of all models that are fitted together
 * @param progress hears how far the work is
 * @param earlier  the models fitted before this one, which a blend is made of
 */
public record Search(
        StudyTables tables,
        Engine engine,
        StudySettings settings,
        long seed,
        Progress progress,
        List<FittedModel> earlier) {}
