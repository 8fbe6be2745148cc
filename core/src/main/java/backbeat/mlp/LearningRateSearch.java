package backbeat.mlp;

import backbeat.kernel.KernelProvider;
import backbeat.kernel.Kernels;
import backbeat.model.Progress;
import backbeat.model.Trainer;
import backbeat.parallel.Workers;
import backbeat.table.Labels;
import backbeat.table.Table;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Finds a learning rate by successive halving (Jamieson and Talwalkar 2016,
 * <a href="https://proceedings.mlr.press/v51/jamieson16.html">PMLR 51:240</a>): every rate trains for a few epochs, the half
 * with the lowest validation losses goes on for as many epochs again, and so on until one is left. Bad rates, which are
 * most, cost little; good ones are compared after a longer training.
 *
 * <p>Runs go side by side, one thread each, and do not see each other: the table does not depend on the number of threads.
 * A rate that diverges has an infinite loss and drops out. Equal losses go to the rate named first.
 *
 * <pre>{@code
 * LearningRateSearch search = new LearningRateSearch(options, LearningRateSearch.grid(1e-4, 1e-1, 7), 3, workers);
 * double rate = search.run(train, trainLabels, validation, validationLabels, progress).best().learningRate();
 * }</pre>
 */
public final class LearningRateSearch {
    private final MlpOptions options;
    private final List<Double> rates;
    private final int epochs;
    private final Workers workers;
    private final Kernels kernels;

    /** With the kernels that run best here. */
    public LearningRateSearch(MlpOptions options, List<Double> rates, int epochs, Workers workers) {
        this(options, rates, epochs, workers, KernelProvider.best().kernels());
    }

    /**
     * @param options everything but the learning rate and the number of epochs; the schedule runs over the epochs of the
     *                longest trial
     * @param rates   the rates to try, positive
     * @param epochs  epochs of the first round, at least 1
     * @param workers trials that run side by side
     * @throws IllegalArgumentException if there are no rates, one is not positive, or {@code epochs < 1}
     */
    public LearningRateSearch(MlpOptions options, List<Double> rates, int epochs, Workers workers, Kernels kernels) {
        this.options = Objects.requireNonNull(options, "options");
        this.rates = List.copyOf(rates);
        this.epochs = epochs;
        this.workers = Objects.requireNonNull(workers, "workers");
        this.kernels = Objects.requireNonNull(kernels, "kernels");
        if (rates.isEmpty() || epochs < 1) {
            throw new IllegalArgumentException(
                    "A search needs at least 1 learning rate and 1 epoch, not " + rates.size() + " and " + epochs);
        }
        this.rates.forEach(options::withLearningRate);
    }

    /**
     * {@code count} rates from {@code low} to {@code high} with equal ratios, rounded to three significant digits.
     *
     * @throws IllegalArgumentException unless {@code 0 < low <= high} and {@code count >= 1}
     */
    public static List<Double> grid(double low, double high, int count) {
        if (!(low > 0 && low <= high && Double.isFinite(high)) || count < 1) {
            throw new IllegalArgumentException("No grid of " + count + " learning rates from " + low + " to " + high);
        }
        List<Double> grid = new ArrayList<>();
        double span = StrictMath.log(high / low);
        for (int i = 0; i < count; i++) {
            double rate = low * StrictMath.exp(count == 1 ? 0 : span * i / (count - 1));
            grid.add(new BigDecimal(rate).round(new MathContext(3)).doubleValue());
        }
        return grid;
    }

    /**
     * A learning rate that was tried.
     *
     * @param learningRate     the rate
     * @param rounds           rounds that it took part in
     * @param validationLosses mean loss of the validation rows after each of its epochs; infinite where not a number
     * @param bestEpoch        the epoch with the lowest of them, from 1
     */
    public record Trial(double learningRate, int rounds, List<Double> validationLosses, int bestEpoch) {
        public Trial {
            validationLosses = List.copyOf(validationLosses);
        }

        /** Epochs trained. */
        public int epochs() {
            return validationLosses.size();
        }

        /** The lowest validation loss. */
        public double validationLoss() {
            return validationLosses.get(bestEpoch - 1);
        }
    }

    /**
     * The table of a search.
     *
     * @param trials in the order in which the rates were named
     * @param chosen the place of the winner among them
     */
    public record Result(List<Trial> trials, int chosen) {
        public Result {
            trials = List.copyOf(trials);
        }

        /** The trial that was left. */
        public Trial best() {
            return trials.get(chosen);
        }
    }

    /**
     * Runs the search. Costs at most {@code 2·rates·epochs} epochs of training and validation.
     *
     * @throws IllegalArgumentException if the tables do not fit together, or no rate led to a finite loss
     */
    public Result run(Table table, Labels labels, Table validation, Labels validationLabels, Progress progress) {
        Trainer.checkArguments(table, labels);
        MlpTrainer.checkValidation(table, validation, validationLabels);
        PackedRows rows = PackedRows.of(table, labels);
        PackedRows validationRows = PackedRows.of(validation, validationLabels);
        MlpOptions planned = options.withEpochs(longest());
        int inputs = table.schema().oneHotWidth();
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < rates.size(); i++) {
            candidates.add(new Candidate(i, planned.withLearningRate(rates.get(i)), rows, validationRows, inputs));
        }
        Candidate winner = halve(candidates, progress);
        if (winner.lowest() == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("Training diverged at every learning rate of " + rates);
        }
        return new Result(candidates.stream().map(Candidate::trial).toList(), winner.number);
    }

    private Candidate halve(List<Candidate> candidates, Progress progress) {
        progress.begin("learning rate", rounds());
        List<Candidate> alive = candidates;
        for (int target = epochs; ; target *= 2) {
            progress.checkCancelled();
            List<Candidate> running = alive;
            int until = target;
            workers.forEach(
                    running.size(), (index, worker) -> running.get(index).trainUntil(until));
            progress.advance(1);
            if (alive.size() == 1) {
                progress.end();
                return alive.get(0);
            }
            alive = alive.stream()
                    .sorted(Comparator.comparingDouble(Candidate::lowest).thenComparingInt(c -> c.number))
                    .limit((alive.size() + 1) / 2)
                    .toList();
        }
    }

    private int rounds() {
        int rounds = 1;
        for (int left = rates.size(); left > 1; left = (left + 1) / 2) {
            rounds++;
        }
        return rounds;
    }

    private int longest() {
        return Math.multiplyExact(epochs, 1 << (rounds() - 1));
    }

    /** A run that can be taken up again where it stopped. */
    private final class Candidate {
        private final int number;
        private final MlpOptions candidate;
        private final TrainingRun run;
        private final Validation judge;
        private final List<Double> losses = new ArrayList<>();
        private int rounds;
        private int best;

        Candidate(int number, MlpOptions candidate, PackedRows rows, PackedRows validation, int inputs) {
            this.number = number;
            this.candidate = candidate;
            Parameters initial = Parameters.initial(inputs, candidate);
            this.run = new TrainingRun(candidate, Workers.sequential(), kernels, rows, initial);
            this.judge = new Validation(validation, candidate.positiveWeight(), Workers.sequential(), kernels);
        }

        void trainUntil(int epochs) {
            rounds++;
            while (losses.size() < epochs) {
                int epoch = losses.size();
                double factor = candidate.schedule().factor(epoch, candidate.epochs());
                run.epoch(epoch, candidate.learningRate() * factor);
                double loss = judge.loss(run.parameters());
                losses.add(Double.isNaN(loss) ? Double.POSITIVE_INFINITY : loss);
                if (best == 0 || losses.get(epoch) < losses.get(best - 1)) {
                    best = epoch + 1;
                }
            }
        }

        double lowest() {
            return losses.get(best - 1);
        }

        Trial trial() {
            return new Trial(candidate.learningRate(), rounds, losses, best);
        }
    }
}
