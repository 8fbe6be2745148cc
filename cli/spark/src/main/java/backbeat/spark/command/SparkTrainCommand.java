package backbeat.spark.command;

import backbeat.catalogue.Catalogue;
import backbeat.catalogue.StudyLearner;
import backbeat.catalogue.Training;
import backbeat.cli.DataOptions;
import backbeat.cli.LearnerOptions;
import backbeat.cli.TrainCommand;
import backbeat.learner.Learners;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.preparation.Preparation;
import backbeat.recipe.Recipe;
import backbeat.source.DataSource;
import backbeat.source.LoadedData;
import backbeat.spark.input.SharedRecipe;
import backbeat.spark.input.TableFiles;
import backbeat.spark.input.TableFormat;
import backbeat.spark.preparation.FeaturesOnSpark;
import backbeat.spark.preparation.TrainingTable;
import backbeat.spark.session.Sessions;
import backbeat.spark.training.TrainingOnSpark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code backbeat spark train}: one model, fitted on the cluster; the same file as {@code backbeat train} writes. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description =
                "Train one model on the cluster and save it: the same bytes as train. A forest's trees are grown by"
                        + " tasks; other models are fitted by one task, for their steps follow each other. The rows of a"
                        + " --table are read and prepared by tasks.")
public final class SparkTrainCommand extends TrainCommand {
    @Option(
            names = "--table",
            paramLabel = "PATH",
            description = "Read the rows with tasks from this file or folder: CSV, Parquet or JSON, on any file system."
                    + " Without it the driver reads as train does.")
    private String table;

    @Option(
            names = "--from",
            paramLabel = "FORMAT",
            description = "Of the table: ${COMPLETION-CANDIDATES}. Default: by the files' names.")
    private TableFormat from;

    @Option(
            names = "--tasks",
            paramLabel = "N",
            description = "Tasks that share a forest's trees; no bit depends on it. Default: four for each core.")
    private int tasks;

    @Option(
            names = "--out-of-bag",
            description = "Say what a forest's trees make of the training rows that they have not seen.")
    private boolean outOfBag;

    @Mixin
    private ClusterMixin cluster;

    /** Who prepares the table that tasks have read. */
    private FeaturesOnSpark features;

    private final LateSession session =
            new LateSession("backbeat train", () -> spec().commandLine().getErr());

    /** @param catalogue what can be trained */
    public SparkTrainCommand(Catalogue catalogue) {
        super(catalogue);
    }

    @Override
    public Integer call() throws IOException {
        try (session) {
            return super.call();
        }
    }

    @Override
    protected Training training(LearnerOptions wanted, long seed, Map<String, String> like) {
        if (tasks < 0) {
            throw new ParameterException(spec().commandLine(), "--tasks must be at least 1, not " + tasks);
        }
        wanted.training(seed, like); // complains about its options before anything starts
        StudyLearner<?, ?> learner = wanted.learner();
        if (outOfBag && learner.learner() != Learners.FOREST) {
            throw new ParameterException(spec().commandLine(), "--out-of-bag is for --model forest");
        }
        Map<String, String> given = wanted.given(learner, like);
        return (tables, engine, progress) -> TrainingOnSpark.of(
                        session.get(cluster), learner, given, seed, tasks, outOfBag, Optional.ofNullable(features))
                .fit(tables, engine, progress);
    }

    @Override
    protected Preparation featurePreparation() {
        return features == null ? super.featurePreparation() : features;
    }

    @Override
    protected LoadedData load(DataOptions from, Recipe recipe, long seed, Workers workers, Progress progress) {
        if (table == null) {
            return super.load(from, recipe, seed, workers, progress);
        }
        try {
            Configuration hadoop = Sessions.hadoop(cluster.options());
            TableFiles files = TableFiles.find(table, Optional.ofNullable(this.from), hadoop);
            if (files.isIn("file:" + target().toAbsolutePath(), hadoop)) {
                throw new ParameterException(
                        spec().commandLine(),
                        "--save: " + target() + " is the table itself, which would be replaced. Name another file");
            }
            TrainingTable rows = TrainingTable.read(
                    session.get(cluster), files, SharedRecipe.of(from.recipeFile(), recipe), from.badRows());
            features = new FeaturesOnSpark();
            return DataSource.loaded(rows.dataset(), rows.synthetic(), recipe, table, "", List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
