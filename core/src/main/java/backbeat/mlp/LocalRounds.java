package backbeat.mlp;

import backbeat.model.Progress;
import backbeat.parallel.Workers;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Trainings of several networks on the threads of one team; each rests after a round and goes on in the next. */
final class LocalRounds implements LearningRateSearch.Rounds {
    private final List<Fitting> fittings;
    private final Workers workers;
    private final Progress progress;
    private long trained;

    /** @param progress advances by an epoch; it has been begun */
    LocalRounds(List<Fitting> fittings, Workers workers, Progress progress) {
        this.fittings = List.copyOf(fittings);
        this.workers = workers;
        this.progress = progress;
    }

    /** Epochs so far, of all together. */
    synchronized long trained() {
        return trained;
    }

    /**
     * Whoever has trained least comes next, an epoch at a time: were whole trainings the tasks, three finalists on two threads
     * would leave one thread idle for half of the time.
     */
    @Override
    public List<TrainingHistory> train(List<Integer> rates, int epochs) {
        PriorityQueue<Integer> waiting = new PriorityQueue<>(
                Comparator.comparingInt((Integer rate) -> fittings.get(rate).epochs())
                        .thenComparingInt(rate -> rate));
        rates.stream().filter(rate -> wants(rate, epochs)).forEach(waiting::add);
        workers.forEach(workers.threads(), (task, worker) -> {
            Integer rate = turn(waiting, null);
            while (rate != null) {
                fittings.get(rate).next();
                epochDone();
                rate = turn(waiting, wants(rate, epochs) ? rate : null);
            }
        });
        return rates.stream().map(rate -> fittings.get(rate).history()).toList();
    }

    private boolean wants(int rate, int epochs) {
        return fittings.get(rate).epochs() < epochs && !fittings.get(rate).done();
    }

    /** Takes the next rate, or null if none waits; {@code back} waits again. */
    private static Integer turn(PriorityQueue<Integer> waiting, Integer back) {
        synchronized (waiting) {
            if (back != null) {
                waiting.add(back);
            }
            return waiting.poll();
        }
    }

    private synchronized void epochDone() {
        progress.checkCancelled();
        progress.advance(1);
        trained++;
    }

    @Override
    public Mlp network(int rate) {
        return fittings.get(rate).network();
    }
}
