package backbeat.study;

import backbeat.kernel.Kernels;
import backbeat.parallel.Workers;
import java.util.Objects;

/**
 * The means to compute with; they do not change a result.
 *
 * @param workers the threads
 * @param kernels the inner loops
 */
public record Engine(Workers workers, Kernels kernels) {
    public Engine {
        Objects.requireNonNull(workers, "workers");
        Objects.requireNonNull(kernels, "kernels");
    }

    /** The same kernels on the calling thread, for tasks that are parallel among themselves. */
    public Engine sequential() {
        return new Engine(Workers.sequential(), kernels);
    }
}
