package backbeat.spark.training;

import backbeat.model.CancelledException;
import backbeat.model.Progress;
import org.apache.spark.TaskContext;

/** Stops the work of a task that Spark has given up: because its job was cancelled, or a copy of it has come first. */
final class TaskProgress implements Progress {
    static final TaskProgress HERE = new TaskProgress();

    private TaskProgress() {}

    @Override
    public void begin(String task, long steps) {}

    @Override
    public void advance(long steps) {}

    @Override
    public void end() {}

    @Override
    public void checkCancelled() {
        TaskContext task = TaskContext.get();
        if (task != null && task.isInterrupted()) {
            throw new CancelledException();
        }
    }
}
