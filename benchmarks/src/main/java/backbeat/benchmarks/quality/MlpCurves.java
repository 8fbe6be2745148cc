package backbeat.benchmarks.quality;

import backbeat.benchmarks.data.BenchmarkData;
import backbeat.mlp.LearningRateSearch;
import backbeat.mlp.LearningRateSearch.Trial;
import backbeat.mlp.MlpOptions;
import backbeat.mlp.TrainingHistory;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.table.Labels;
import backbeat.table.Table;
import backbeat.text.Numbers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The numbers behind the pictures of {@code docs/notebook/mlp.md}: a learning-rate search and 200 epochs with the training
 * and validation loss of each, on the study's training rows, of which every fifth is held out for validation. Writes
 * {@code mlp-search.csv} and {@code mlp-epochs.csv} to the folder named; {@code MlpPictures}, a test of the
 * engine, draws them.
 */
public final class MlpCurves {
    private static final int EPOCHS = 200;
    private static final int FIRST_ROUND = 4;
    private static final int FINALISTS = 3;

    private MlpCurves() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        BenchmarkData data = BenchmarkData.named("track");
        Table train = data.train().select(rows(data.train().rows(), false));
        Labels trainLabels = data.trainLabels().select(rows(data.train().rows(), false));
        Table validation = data.train().select(rows(data.train().rows(), true));
        Labels validationLabels = data.trainLabels().select(rows(data.train().rows(), true));
        MlpOptions options =
                MlpOptions.defaults().withHidden(64).withEpochs(EPOCHS).withSeed(42);
        try (Workers workers = Workers.ofAvailableProcessors()) {
            List<Double> grid = LearningRateSearch.grid(1e-5, 1e-1, 9);
            LearningRateSearch.Result search = new LearningRateSearch(options, grid, FIRST_ROUND, FINALISTS, workers)
                    .run(train, trainLabels, validation, validationLabels, Progress.NONE);
            TrainingHistory history = search.best().history();
            write(folder.resolve("mlp-search.csv"), search(search));
            write(folder.resolve("mlp-epochs.csv"), epochs(history));
            System.out.println("Data: " + data.source());
            System.out.println("Learning rate " + search.best().learningRate() + ", " + history.verdict());
        }
    }

    /** Every fifth row, or all others. */
    private static int[] rows(int count, boolean fifth) {
        int[] all = new int[count];
        Arrays.setAll(all, row -> row);
        return Arrays.stream(all).filter(row -> (row % 5 == 4) == fifth).toArray();
    }

    private static List<String> search(LearningRateSearch.Result search) {
        List<String> lines = new ArrayList<>(List.of("learning_rate,epoch,validation_loss"));
        for (Trial trial : search.trials()) {
            for (int e = 0; e < trial.epochs(); e++) {
                lines.add(Numbers.plain(trial.learningRate()) + "," + (e + 1) + ","
                        + Numbers.fixed(
                                trial.history().epochs().get(e).validationLoss().orElseThrow(), 6));
            }
        }
        return lines;
    }

    private static List<String> epochs(TrainingHistory history) {
        List<String> lines = new ArrayList<>(List.of("epoch,train_loss,validation_loss"));
        for (TrainingHistory.Epoch epoch : history.epochs()) {
            lines.add(epoch.number() + "," + Numbers.fixed(epoch.trainLoss(), 6) + ","
                    + Numbers.fixed(epoch.validationLoss().orElseThrow(), 6));
        }
        return lines;
    }

    private static void write(Path file, List<String> lines) throws IOException {
        Files.write(file, lines);
    }
}
