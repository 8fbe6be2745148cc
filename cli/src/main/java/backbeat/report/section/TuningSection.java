package backbeat.report.section;

import backbeat.learner.Learners;
import backbeat.report.chart.LineChart;
import backbeat.report.chart.LineChart.Axis;
import backbeat.report.chart.LineChart.Scale;
import backbeat.report.chart.Series;
import backbeat.report.page.Block;
import backbeat.report.page.Section;
import backbeat.report.page.Show;
import backbeat.report.run.RunFiles;
import backbeat.result.Tuning;
import backbeat.text.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/** How the options were chosen, and how training went. */
public final class TuningSection {
    private TuningSection() {}

    public static Optional<Section> of(RunFiles run) {
        Tuning tuning = run.result().tuning();
        if (tuning == null) {
            return Optional.empty();
        }
        List<Block.Figure> figures = new ArrayList<>();
        neighbors(tuning).ifPresent(figures::add);
        trees(tuning).ifPresent(figures::add);
        LearningCurve.of(tuning).ifPresent(figures::add);
        learningRates(tuning).ifPresent(figures::add);
        epochs(tuning).ifPresent(figures::add);
        if (figures.isEmpty() && tuning.forests().isEmpty()) {
            return Optional.empty();
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(
                "All choices were made on training and validation rows (those that choose between models and are not reported on); the test rows had"
                        + " no say. An epoch is one pass over the training rows; out of bag means by the trees that have not seen a row, nor any that the"
                        + " protocol keeps together with it."));
        blocks.add(new Block.Figures(figures));
        List<Block> tables = new ArrayList<>();
        rounds(tuning).ifPresent(tables::add);
        forests(tuning).ifPresent(tables::add);
        options(run).ifPresent(tables::add);
        if (!tables.isEmpty()) {
            blocks.add(new Block.Fold("What was tried, and the options chosen", tables));
        }
        return Optional.of(new Section("tuning", "How the models were chosen and trained", blocks));
    }

    private static Optional<Block.Figure> neighbors(Tuning tuning) {
        if (tuning.neighbors().size() < 2) {
            return Optional.empty();
        }
        Set<String> weightings = new LinkedHashSet<>();
        tuning.neighbors().forEach(trial -> weightings.add(trial.weighting()));
        List<Series> series = new ArrayList<>();
        for (String weighting : weightings) {
            List<Tuning.NeighborTrial> trials = tuning.neighbors().stream()
                    .filter(trial -> trial.weighting().equals(weighting))
                    .toList();
            series.add(line(
                    weighting,
                    Learners.KNN.style() + series.size(),
                    trials,
                    Tuning.NeighborTrial::k,
                    Tuning.NeighborTrial::auc));
        }
        Optional<Tuning.NeighborTrial> chosen =
                tuning.neighbors().stream().filter(Tuning.NeighborTrial::chosen).findFirst();
        return Optional.of(new Block.Figure(
                "tuning-neighbors",
                "Number of neighbors",
                "Few neighbors are noisy, many blur: AUC on the validation rows by number of neighbors k, higher is better"
                        + chosen.map(trial -> "; chosen: k = " + trial.k()).orElse("") + ".",
                new LineChart(
                        new Axis("neighbors k", Scale.INTEGERS),
                        Axis.of("validation AUC"),
                        series,
                        chosen.map(trial -> new LineChart.Marker(trial.k(), "chosen")))));
    }

    private static Optional<Block.Figure> trees(Tuning tuning) {
        if (tuning.treeCounts().size() < 2) {
            return Optional.empty();
        }
        Tuning.TreeCount last = tuning.treeCounts().get(tuning.treeCounts().size() - 1);
        List<Series> lines = new ArrayList<>();
        String outOfBag = "";
        if (!tuning.outOfBag().isEmpty()) {
            Tuning.OutOfBagScore all = tuning.outOfBag().get(tuning.outOfBag().size() - 1);
            lines.add(line(
                    "out of bag",
                    Learners.FOREST.style(),
                    tuning.outOfBag(),
                    Tuning.OutOfBagScore::trees,
                    Tuning.OutOfBagScore::auc));
            outOfBag = ", " + Show.fixed(all.auc()) + " out of bag (accuracy " + Show.percent(all.accuracy())
                    + "): among training rows, each judged by about a third of the trees";
        }
        lines.add(line(
                "validation",
                Learners.FOREST.style() + 1,
                tuning.treeCounts(),
                Tuning.TreeCount::trees,
                Tuning.TreeCount::auc));
        return Optional.of(new Block.Figure(
                "tuning-trees",
                "Trees of the forest",
                "More trees help less and less: AUC of the first trees of the forest, higher is better. All "
                        + last.trees() + ": " + Show.fixed(last.auc()) + " on the validation rows" + outOfBag + ".",
                new LineChart(new Axis("trees", Scale.INTEGERS), Axis.of("AUC"), lines)));
    }

    private static Optional<Block.Figure> learningRates(Tuning tuning) {
        if (tuning.learningRates().size() < 2) {
            return Optional.empty();
        }
        Optional<Tuning.LearningRateTrial> chosen = tuning.learningRates().stream()
                .filter(Tuning.LearningRateTrial::chosen)
                .findFirst();
        return Optional.of(new Block.Figure(
                "tuning-learning-rate",
                "Learning rate of the network",
                "Too slow on the left, too fast on the right: lowest validation loss by learning rate, lower is better"
                        + chosen.map(trial -> "; chosen: " + Show.setting(trial.learningRate()))
                                .orElse("") + ". Rates that fell behind trained for fewer epochs.",
                new LineChart(
                        new Axis("learning rate", Scale.LOGARITHMIC),
                        Axis.of("validation loss"),
                        List.of(line(
                                Learners.MLP.key(),
                                Learners.MLP.style(),
                                tuning.learningRates().stream()
                                        .filter(trial -> Double.isFinite(trial.validationLoss()))
                                        .toList(),
                                Tuning.LearningRateTrial::learningRate,
                                Tuning.LearningRateTrial::validationLoss)),
                        chosen.map(trial -> new LineChart.Marker(trial.learningRate(), "chosen")))));
    }

    private static Optional<Block.Figure> epochs(Tuning tuning) {
        List<Tuning.EpochLoss> epochs = tuning.epochs();
        if (epochs.size() < 2) {
            return Optional.empty();
        }
        int best = tuning.bestEpoch();
        return Optional.of(new Block.Figure(
                "tuning-epochs",
                "Loss of the network by epoch",
                "Where validation loss stops falling while training loss goes on, the network begins to memorize. Mean"
                        + " binary cross-entropy on training and validation rows, "
                        + Numbers.counted(epochs.size(), "epoch")
                        + (best > 0 ? "; the weights of epoch " + best + " were kept" : "") + "."
                        + verdict(tuning.verdict()),
                new LineChart(
                        new Axis("epoch", Scale.INTEGERS),
                        Axis.of("loss"),
                        List.of(
                                line("training", 0, epochs, Tuning.EpochLoss::epoch, Tuning.EpochLoss::train),
                                line("validation", 1, epochs, Tuning.EpochLoss::epoch, Tuning.EpochLoss::validation)),
                        best > 0 ? Optional.of(new LineChart.Marker(best, "best epoch")) : Optional.empty())));
    }

    private static String verdict(Tuning.Verdict verdict) {
        if (verdict.equals(Tuning.Verdict.NONE)) {
            return "";
        }
        return " Verdict: " + verdict.fit().replace('_', ' ') + ". The validation loss ends "
                + Show.percent(verdict.rise()) + " above its lowest value; its distance from the training loss was "
                + Show.loss(verdict.gapAtBest()) + " then and is " + Show.loss(verdict.gapAtEnd()) + " at the end.";
    }

    /** The search's table: a line a learning rate, a column a round. */
    private static Optional<Block> rounds(Tuning tuning) {
        Set<Integer> rounds = new TreeSet<>();
        Map<Double, List<String>> lines = new TreeMap<>();
        for (Tuning.LearningRateStanding standing : tuning.learningRateRounds()) {
            rounds.add(standing.round());
            lines.computeIfAbsent(standing.learningRate(), rate -> new ArrayList<>(List.of(Show.setting(rate))))
                    .add(Show.loss(standing.validationLoss()) + ", epoch " + standing.epochs());
        }
        if (lines.size() < 2) {
            return Optional.empty();
        }
        tuning.learningRates().forEach(trial -> {
            List<String> line = lines.get(trial.learningRate());
            while (line.size() <= rounds.size()) {
                line.add("");
            }
            line.add(trial.chosen() ? "chosen" : "");
        });
        List<String> header = new ArrayList<>(List.of("Learning rate"));
        rounds.forEach(round -> header.add("round " + round));
        header.add("");
        return Optional.of(new Block.Table(
                "Search for the learning rate: lowest validation loss at the end of each round, after which the worse half"
                        + " drops out",
                header,
                List.copyOf(lines.values())));
    }

    private static <T> Series line(
            String name, int style, List<T> points, ToDoubleFunction<T> x, ToDoubleFunction<T> y) {
        Series.Mark mark = points.size() > 20 ? Series.Mark.LINE : Series.Mark.LINE_WITH_POINTS;
        return new Series(
                name,
                style,
                points.stream().mapToDouble(x).toArray(),
                points.stream().mapToDouble(y).toArray(),
                mark);
    }

    private static Optional<Block> forests(Tuning tuning) {
        if (tuning.forests().isEmpty()) {
            return Optional.empty();
        }
        List<List<String>> rows = tuning.forests().stream()
                .map(trial -> List.of(
                        Show.options(trial.options()),
                        Show.fixed(trial.auc()),
                        Show.percent(trial.error()),
                        trial.chosen() ? "chosen" : ""))
                .toList();
        return Optional.of(
                new Block.Table("Forests tried, judged out of bag", List.of("Options", "AUC", "error", ""), rows));
    }

    private static Optional<Block> options(RunFiles run) {
        List<List<String>> rows = new ArrayList<>();
        run.details().forEach((model, detail) -> {
            if (detail.options() != null && !detail.options().isEmpty()) {
                rows.add(List.of(run.title(model), Show.options(detail.options())));
            }
        });
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Block.Table("Options of the models", List.of("Model", "options"), rows, true));
    }
}
