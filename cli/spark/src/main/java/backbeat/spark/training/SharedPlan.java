package backbeat.spark.training;

import backbeat.forest.ForestPlan;
import backbeat.pipeline.ForestPlanBytes;
import backbeat.spark.session.Travelling;
import java.io.IOException;

/** What the trees of a forest grow from, for the executors. */
final class SharedPlan extends Travelling<ForestPlan> {
    private static final long serialVersionUID = 1;

    SharedPlan(ForestPlan plan) {
        super(ForestPlanBytes.of(plan));
    }

    @Override
    protected ForestPlan read(byte[] bytes) throws IOException {
        return ForestPlanBytes.plan(bytes);
    }

    /** Grows trees within a task, as bytes for the driver. */
    byte[] grow(int from, int to) {
        return ForestPlanBytes.of(get().grow(from, to, TaskProgress.HERE), get());
    }
}
