package backbeat.study;

import backbeat.kernel.Kernels;
import backbeat.parallel.Workers;
import java.util.Objects;
import java.util.Optional;

/**
 * The means to compute with; they do not change a result.
 *
 * @param workers the threads
 * @param kernels the inner loops
 * @param cluster other machines, for searches
 */
public record Engine(Workers workers, Kernels kernels, Optional<Cluster> cluster) {
    public Engine {
        Objects.requireNonNull(workers, "workers");
        Objects.requireNonNull(kernels, "kernels");
        Objects.requireNonNull(cluster, "cluster");
    }

    /** This machine alone. */
    public Engine(Workers workers, Kernels kernels) {
        this(workers, kernels, Optional.empty());
    }

    /** The same with other machines. */
    public Engine with(Cluster machines) {
        return new Engine(workers, kernels, Optional.of(machines));
    }

    /** The same kernels on the calling thread, for tasks that are parallel among themselves. */
    public Engine sequential() {
        return new Engine(Workers.sequential(), kernels);
    }
}
