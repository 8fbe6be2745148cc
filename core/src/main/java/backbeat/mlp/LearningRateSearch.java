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
import java.util.Optional;

/**
 * Finds a learning rate by successive halving (Jamieson and Talwalkar 2016,
 * <a href="https://proceedings.mlr.press/v51/jamieson16.html">PMLR 51:240</a>): every rate trains for a few epochs, the half
 * with the lowest validation losses goes on until it has trained twice as long, and so on; the last few, the finalists,
 * train to the end, and the one with the lowest validation loss is the network. Bad rates, which are most, cost little;
 * good ones are compared after a whole training, and nothing is trained twice.
 *
 * <p>Runs go side by side, one thread for an epoch, and do not see each other: the tables do not depend on the number of threads.
 * A rate that diverges has an infinite loss and drops out. Equal losses go to the rate named first.
 *
 * <pre>{@code
 * MlpOptions options = MlpOptions.defaults().withEpochs(200).withPatience(20);
 * LearningRateSearch search = new LearningRateSearch(options, LearningRateSearch.grid(1e-4, 1e-1, 7), 4, 2, workers);
 * Result result = search.run(train, trainLabels, validation, validationLabels, progress);
 * Mlp mlp = result.network();
 * double rate = result.best().learningRate();
 * }</pre>
 */
public final class LearningRateSearch {
    private final MlpOptions options;
    private final List<Double> rates;
    private final int epochs;
    private final int finalists;
    private final Workers workers;
    private final Kernels kernels;

    /** With the kernels that run best here. */
    public LearningRateSearch(MlpOptions options, List<Double> rates, int epochs, int finalists, Workers workers) {
        this(options, rates, epochs, finalists, workers, KernelProvider.best().kernels());
    }

    /**
     * @param options   everything but the learning rate; epochs, patience and schedule are those of the finalists
     * @param rates     the rates to try, positive
     * @param epochs    epochs of the first round, at least 1; every further round ends after twice as many
     * @param finalists how many rates train to the end, at least 1
     * @param workers   trials that run side by side
     * @throws IllegalArgumentException if there are no rates, one is not positive, or a number is below 1
     */
    public LearningRateSearch(
            MlpOptions options, List<Double> rates, int epochs, int finalists, Workers workers, Kernels kernels) {
        this.options = Objects.requireNonNull(options, "options");
        this.rates = List.copyOf(rates);
        this.epochs = epochs;
        this.finalists = finalists;
        this.workers = Objects.requireNonNull(workers, "workers");
        this.kernels = Objects.requireNonNull(kernels, "kernels");
        if (rates.isEmpty() || epochs < 1 || finalists < 1) {
            throw new IllegalArgumentException("A search needs at least 1 learning rate, 1 epoch and 1 finalist, not "
                    + rates.size() + ", " + epochs + " and " + finalists);
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
     * @param learningRate the rate
     * @param rounds       rounds that it took part in
     * @param history      the losses of its epochs
     */
    public record Trial(double learningRate, int rounds, TrainingHistory history) {
        /** Epochs trained. */
        public int epochs() {
            return history.epochs().size();
        }

        /** The lowest validation loss; infinite where there is none that is a number. */
        public double validationLoss() {
            return lowest(history);
        }
    }

    /**
     * How a rate stood at the end of a round.
     *
     * @param round          from 1
     * @param learningRate   the rate
     * @param epochs         epochs that it had trained by then
     * @param validationLoss its lowest validation loss by then; infinite where there is none that is a number
     * @param survived       whether it went on; of the finalists, whether it was chosen
     */
    public record Standing(int round, double learningRate, int epochs, double validationLoss, boolean survived) {}

    /**
     * What a search found.
     *
     * @param trials    in the order in which the rates were named
     * @param standings round by round, and in each in the order in which the rates were named
     * @param chosen    the place of the winner among the trials
     * @param network   the winner's network, as {@link MlpTrainer} fits it at that rate
     */
    public record Result(List<Trial> trials, List<Standing> standings, int chosen, Mlp network) {
        public Result {
            trials = List.copyOf(trials);
            standings = List.copyOf(standings);
        }

        /** The trial that won. */
        public Trial best() {
            return trials.get(chosen);
        }
    }

    /**
     * Trains the rates that are still in. What a rate comes to depends on the rate alone, not on who trains it, nor on whether
     * it went on where it rested or began anew.
     */
    public interface Rounds {
        /**
         * Trains each of some rates until it has so many epochs or stops early.
         *
         * @param rates their places among the rates to try
         * @return the losses of each from its first epoch on, in the order of {@code rates}
         */
        List<TrainingHistory> train(List<Integer> rates, int epochs);

        /**
         * The network of a rate as the last round has left it.
         *
         * @throws IllegalArgumentException if its training diverged
         */
        Mlp network(int rate);
    }

    /**
     * Runs the search side by side on the workers.
     *
     * @throws IllegalArgumentException if the tables do not fit together, or no rate led to a finite loss
     */
    public Result run(Table table, Labels labels, Table validation, Labels validationLabels, Progress progress) {
        Trainer.checkArguments(table, labels);
        MlpTrainer.checkValidation(table, validation, validationLabels);
        PackedRows rows = PackedRows.of(table, labels);
        PackedRows validationRows = PackedRows.of(validation, validationLabels);
        List<Fitting> fittings = new ArrayList<>();
        for (double rate : rates) {
            MlpOptions trial = options.withLearningRate(rate);
            fittings.add(new Fitting(trial, Workers.sequential(), kernels, table.schema(), rows, validationRows));
        }
        progress.begin("multilayer perceptron", mostEpochs());
        LocalRounds here = new LocalRounds(fittings, workers, progress);
        Result result = run(here);
        progress.advance(mostEpochs() - here.trained());
        progress.end();
        return result;
    }

    /**
     * Runs the search with trainings that happen elsewhere.
     *
     * @throws IllegalArgumentException if no rate led to a finite loss
     */
    public Result run(Rounds rounds) {
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < rates.size(); i++) {
            candidates.add(new Candidate(i, rates.get(i)));
        }
        List<Standing> standings = new ArrayList<>();
        Candidate winner = halve(candidates, standings, rounds);
        if (winner.lowest() == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("Training diverged at every learning rate of " + rates);
        }
        List<Trial> trials = candidates.stream().map(Candidate::trial).toList();
        return new Result(trials, standings, winner.number, rounds.network(winner.number));
    }

    /**
     * A training that rests.
     *
     * @param history the losses of its epochs so far
     * @param network with the weights of the last or the best epoch, as the options say; empty where a weight is not finite
     */
    public record Resting(TrainingHistory history, Optional<Mlp> network) {}

    /**
     * Trains one rate from its first epoch on, as {@link Rounds} elsewhere do: to the bit what the search trains itself.
     *
     * @param options  of the rate, see {@link #options(int)}
     * @param epochs   to train, unless it stops early
     * @param progress is asked before each epoch whether to go on
     */
    public static Resting train(
            MlpOptions options,
            Table table,
            Labels labels,
            Table validation,
            Labels validationLabels,
            int epochs,
            Kernels kernels,
            Progress progress) {
        PackedRows validationRows = PackedRows.of(validation, validationLabels);
        PackedRows rows = PackedRows.of(table, labels);
        Fitting fitting = new Fitting(options, Workers.sequential(), kernels, table.schema(), rows, validationRows);
        while (fitting.epochs() < epochs && !fitting.done()) {
            progress.checkCancelled();
            fitting.next();
        }
        boolean diverged = lowest(fitting.history()) == Double.POSITIVE_INFINITY;
        return new Resting(fitting.history(), diverged ? Optional.empty() : Optional.of(fitting.network()));
    }

    /** The options that a rate is trained with. */
    public MlpOptions options(int rate) {
        return options.withLearningRate(rates.get(rate));
    }

    private Candidate halve(List<Candidate> candidates, List<Standing> standings, Rounds rounds) {
        List<Candidate> alive = candidates;
        for (int round = 1; ; round++) {
            boolean last = alive.size() <= finalists;
            int until = last ? options.optimization().epochs() : until(round);
            List<Candidate> running = alive;
            List<TrainingHistory> histories =
                    rounds.train(running.stream().map(c -> c.number).toList(), until);
            for (int i = 0; i < running.size(); i++) {
                running.get(i).stand(histories.get(i));
            }
            alive = running.stream()
                    .sorted(Comparator.comparingDouble(Candidate::lowest).thenComparingInt(c -> c.number))
                    .limit(last ? 1 : survivors(running.size()))
                    .sorted(Comparator.comparingInt(c -> c.number))
                    .toList();
            for (Candidate candidate : running) {
                standings.add(candidate.standing(round, alive.contains(candidate)));
            }
            if (last) {
                return alive.get(0);
            }
        }
    }

    /** Half of those that ran, rounded up, but no fewer than go to the end. */
    private int survivors(int running) {
        return Math.max(finalists, (running + 1) / 2);
    }

    /** After how many epochs a round that is not the last ends. */
    private int until(int round) {
        return (int) Math.min(options.optimization().epochs(), (long) epochs << Math.min(round - 1, Integer.SIZE - 1));
    }

    /** The epochs that all rates together train if none stops early. */
    private long mostEpochs() {
        long sum = 0;
        int before = 0;
        int running = rates.size();
        for (int round = 1; running > finalists; round++) {
            sum += (long) running * (until(round) - before);
            before = until(round);
            running = survivors(running);
        }
        return sum + (long) running * (options.optimization().epochs() - before);
    }

    private static double lowest(TrainingHistory history) {
        double loss =
                history.epochs().get(history.bestEpoch() - 1).validationLoss().orElseThrow();
        return Double.isNaN(loss) ? Double.POSITIVE_INFINITY : loss;
    }

    /** A rate and how it stands. */
    private static final class Candidate {
        private final int number;
        private final double learningRate;
        private TrainingHistory history = TrainingHistory.NONE;
        private int rounds;

        Candidate(int number, double learningRate) {
            this.number = number;
            this.learningRate = learningRate;
        }

        void stand(TrainingHistory now) {
            history = now;
            rounds++;
        }

        double lowest() {
            return LearningRateSearch.lowest(history);
        }

        Standing standing(int round, boolean survived) {
            return new Standing(round, learningRate, history.epochs().size(), lowest(), survived);
        }

        Trial trial() {
            return new Trial(learningRate, rounds, history);
        }
    }
}
