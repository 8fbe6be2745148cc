package backbeat.spark.training;

import backbeat.learner.Fit;
import backbeat.result.RunRecord.ModelTime;
import backbeat.study.Engine;
import backbeat.study.FittedModel;
import java.io.Serializable;
import java.util.LinkedHashMap;

/**
 * A model of a study with its answers, on its way to the driver.
 *
 * @param fit        the model
 * @param shown      its options, for people
 * @param validation what it says of the validation rows, ties decided
 * @param test       the same of the test rows
 * @param own        the same to the last bit
 * @param seconds    of fitting and of answering, on one thread
 */
record PackedModel(
        PackedFit fit,
        LinkedHashMap<String, String> shown,
        double[] validation,
        double[] test,
        double[] own,
        double[] seconds)
        implements Serializable {
    static PackedModel of(FittedModel model) {
        return new PackedModel(
                PackedFit.of(model.fit()),
                new LinkedHashMap<>(model.options()),
                model.validation(),
                model.test(),
                model.own(),
                new double[] {model.time().fitSeconds(), model.time().predictSeconds()});
    }

    FittedModel model(Engine engine) {
        Fit<?, ?> unpacked = fit.fit(engine.workers());
        return new FittedModel(
                unpacked,
                unpacked.model().compile(engine.workers()),
                shown,
                validation,
                test,
                own,
                new ModelTime(seconds[0], seconds[1], test.length));
    }
}
