package backbeat.mlp;

import backbeat.kernel.Kernels;
import backbeat.parallel.Workers;

/** One fit under way, epoch by epoch, on all threads of a team. */
final class TrainingRun {
    /** Activations of a layer in a batch from which on a second thread gains. */
    private static final long WORTH_SHARING = 100_000;

    private final TrainingState state;
    private final TrainingThread[] threads;
    private final Workers workers;

    TrainingRun(MlpOptions options, Workers workers, Kernels kernels, PackedRows rows, Parameters initial) {
        this.workers = workers;
        this.threads = new TrainingThread[team(options, workers.threads(), rows.rows)];
        this.state = new TrainingState(options, kernels, rows, initial, threads.length);
        for (int t = 0; t < threads.length; t++) {
            threads[t] = new TrainingThread(state, t, threads.length);
        }
    }

    /**
     * How many threads to use of those available; no bit depends on it. Threads hand a block's activations to each other
     * through the caches. Below one hidden layer of any width that costs what the second core saves (measured with 64 and
     * 128 units at batches of 256 rows to all rows), so only products between hidden layers, which do far more arithmetic
     * per activation, are shared, and small batches never.
     */
    static int team(MlpOptions options, int available, int rows) {
        long widest =
                options.hidden().stream().mapToInt(Integer::intValue).max().orElse(1);
        boolean large = widest * Math.min(options.batchSize(), rows) >= WORTH_SHARING;
        return options.hidden().size() > 1 && large ? available : 1;
    }

    /** The parameters as they are now. */
    Parameters parameters() {
        return state.parameters;
    }

    /** One pass over the training rows in a new random order; returns their mean loss. */
    double epoch(int epoch, double rate) {
        state.shuffle(epoch);
        state.lossSum = 0;
        // As many tasks as threads, and none ends before all have begun: every thread of the team has exactly one.
        workers.forEach(threads.length, (index, worker) -> {
            try {
                threads[index].epoch(epoch, rate);
            } catch (RuntimeException | Error e) {
                state.barrier.breakUp();
                throw e;
            }
        });
        return state.lossSum / state.rows.rows;
    }
}
