package backbeat.study;

import backbeat.result.Parts.LeftOut;
import backbeat.result.RunRecord;
import backbeat.result.RunRecord.ModelTime;
import backbeat.result.StudyResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a study leaves behind, in memory.
 *
 * @param set      the rows it was about
 * @param models   the models with their answers
 * @param result   everything that goes into {@code metrics.json}
 * @param times    seconds by model
 * @param phases   seconds of the other phases
 * @param warnings what people must know besides
 */
public record StudyOutcome(
        StudySet set,
        List<FittedModel> models,
        StudyResult result,
        Map<String, ModelTime> times,
        Map<String, Double> phases,
        List<String> warnings) {

    /** The same without some further parts. */
    public StudyOutcome without(List<LeftOut> more) {
        List<LeftOut> all = new ArrayList<>(result.leftOut());
        all.addAll(more);
        return new StudyOutcome(set, models, result.withLeftOut(all), times, phases, warnings);
    }

    /**
     * The run as {@code timings.json} tells it.
     *
     * @param environment  where it ran
     * @param command      the arguments
     * @param totalSeconds how long it took in all
     */
    public RunRecord record(Map<String, String> environment, List<String> command, double totalSeconds) {
        return new RunRecord(StudyResult.SCHEMA, totalSeconds, times, phases, environment, command);
    }
}
