package backbeat.cli;

import backbeat.catalogue.Catalogue;
import backbeat.catalogue.Training;
import backbeat.data.DataException;
import backbeat.evaluation.Metric;
import backbeat.experiment.SavedRun;
import backbeat.experiment.SingleTraining;
import backbeat.experiment.Study;
import backbeat.files.OutputFile;
import backbeat.kernel.KernelProvider;
import backbeat.learner.Learner;
import backbeat.learner.Learners;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.pipeline.ModelFile;
import backbeat.preparation.Preparation;
import backbeat.recipe.Recipe;
import backbeat.result.SplitSummary;
import backbeat.source.LoadedData;
import backbeat.study.Engine;
import backbeat.study.StudyOptions;
import backbeat.study.StudySet;
import backbeat.study.StudySettings;
import backbeat.text.Numbers;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code backbeat train}: one model with options of the user's choice, into a file. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description =
                "Train one model and save it. Rows are split as by run with the same seed: the model learns from the"
                        + " training part, is calibrated on the validation part, and measured on the test part.")
public class TrainCommand implements Callable<Integer> {
    private final Catalogue catalogue;

    @Spec
    private CommandSpec spec;

    @Mixin
    private LearnerOptions learners;

    @Option(
            names = "--like",
            paramLabel = "DIR",
            description = "Train as the finished run in this folder did: its data, protocol, seed and the options of"
                    + " its model of the kind asked for, which makes the same bytes. Options of the learner that are"
                    + " given besides change that.")
    private Path like;

    @Option(names = "--save", paramLabel = "FILE", required = true, description = "Write the model here (.backbeat).")
    private Path save;

    @Option(names = "--force", description = "Replace the file if it exists.")
    private boolean force;

    @Option(
            names = "--calibrate",
            paramLabel = "HOW",
            defaultValue = "none",
            description = "Calibrate probabilities: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private SingleTraining.Calibration calibration;

    @Option(
            names = "--decide",
            paramLabel = "RULE",
            defaultValue = "half",
            description = "The probability from which on a row is positive: one half, or where a figure of the"
                    + " validation rows is highest: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private SingleTraining.Decision decision;

    @Option(
            names = "--protocol",
            paramLabel = "NAME",
            description =
                    "How rows become training and test rows. Default: the recipe's own (song in the" + " bundled one).")
    private String protocol;

    @Mixin
    private PreparationOptions preparation;

    @Mixin
    private DataOptions data;

    @Mixin
    private SeedOption seed;

    @Mixin
    private EngineOptions engine;

    @Mixin
    private FormatOption format;

    /**
     * The answer as JSON.
     *
     * @param threshold the probability from which on a row is positive
     * @param test      figures of the test rows
     * @param remarks   what was chosen on the way, sentences for people
     */
    record Trained(
            String model,
            String file,
            long bytes,
            double threshold,
            double seconds,
            SplitSummary split,
            Map<String, Double> test,
            List<String> remarks) {}

    /** @param catalogue what can be trained */
    public TrainCommand(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Integer call() throws IOException {
        if (like != null) {
            TrainingLike run =
                    TrainingLike.of(like, catalogue, learners.learner().key(), spec);
            DataOptions from = data.orAs(run.command());
            Recipe recipe = from.recipe();
            train(
                    recipe,
                    from,
                    new SingleTraining(
                            training(learners, run.seed(), run.options()), run.calibration(), run.decision()),
                    run.options(recipe));
        } else {
            Recipe recipe = data.recipe();
            SingleTraining training =
                    new SingleTraining(training(learners, seed.seed(), Map.of()), calibration, decision);
            train(recipe, data, training, options(recipe, learners.learner().learner()));
        }
        return 0;
    }

    private void train(Recipe recipe, DataOptions from, SingleTraining training, StudyOptions options)
            throws IOException {
        sources(from).apartFromFile("--save", save);
        KernelProvider.Choice kernel = engine.kernel();
        PrintWriter console = format.json()
                ? new PrintWriter(Writer.nullWriter())
                : spec.commandLine().getOut();
        StudySummary summary = new StudySummary(catalogue.learners(), console);
        try (OutputFile file = OutputFile.prepare(save, force);
                Workers workers = engine.workers()) {
            summary.environment(Environment.describe(kernel, workers.threads(), options.seed()));
            Engine means = new Engine(workers, kernel.kernels());
            Progress progress = ProgressBarProgress.onStandardError();
            LoadedData loaded = load(from, recipe, options.seed(), workers, progress);
            data.warn(loaded);
            StudySet set = new Study(catalogue, means, options).prepare(loaded, recipe, featurePreparation());
            summary.data(set, loaded.location(), "");
            summary.split(set.protocol().name(), set.splitSummary());
            SingleTraining.Result result = training.run(set, means, options.seed(), Version.current(), progress);
            ModelFile.write(
                    result.pipeline(), file.stream(), catalogue.learners().codecs());
            file.commit();
            Trained trained = trained(result, set);
            format.print(spec.commandLine().getOut(), () -> trained, out -> report(trained, result, out));
        }
    }

    /** The command, for messages. */
    protected final CommandSpec spec() {
        return spec;
    }

    /**
     * What is to be fitted, and by whom.
     *
     * @param like says what is not given
     */
    protected Training training(LearnerOptions wanted, long seedOfAll, Map<String, String> like) {
        return wanted.training(seedOfAll, like);
    }

    private Sources sources(DataOptions from) {
        Path model =
                like == null ? null : SavedRun.model(like, learners.learner().key());
        return from.sources().with("the run's model", model);
    }

    /** Where the model goes. */
    protected final Path target() {
        return save;
    }

    /** Where the rows come from. */
    protected LoadedData load(DataOptions from, Recipe recipe, long seedOfAll, Workers workers, Progress progress) {
        return from.load(recipe, seedOfAll, workers, progress);
    }

    /** Who prepares the features of rows that have been loaded. */
    protected Preparation featurePreparation() {
        return Preparation.HERE;
    }

    private StudyOptions options(Recipe recipe, Learner<?, ?> learner) {
        try {
            String name = protocol == null ? recipe.defaultProtocol() : protocol;
            recipe.protocol(name);
            if (preparation.threshold().isPresent()) {
                recipe.label().withThreshold(preparation.threshold().getAsDouble());
            }
            return new StudyOptions(
                    name,
                    List.of(learner),
                    seed.seed(),
                    preparation.threshold(),
                    preparation.outliers(),
                    StudySettings.quick());
        } catch (IllegalArgumentException | DataException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private Trained trained(SingleTraining.Result result, StudySet set) throws IOException {
        Map<String, Double> figures = new LinkedHashMap<>();
        for (Metric metric : List.of(Metric.ACCURACY, Metric.AUC, Metric.LOG_LOSS)) {
            figures.put(metric.key(), result.test().value(metric));
        }
        return new Trained(
                result.learner(),
                save.toString(),
                Files.size(save),
                result.pipeline().threshold(),
                result.seconds(),
                set.splitSummary(),
                figures,
                result.remarks());
    }

    private static void report(Trained trained, SingleTraining.Result result, PrintWriter out) {
        double rate = trained.split().testPositiveRate();
        TextTable table = new TextTable("test rows", "accuracy", "AUC", "log loss");
        table.add(Learners.MAJORITY.key(), figure(Math.max(rate, 1 - rate)), figure(0.5), "-");
        table.add(
                result.learner(),
                figure(result.test().value(Metric.ACCURACY)),
                figure(result.test().value(Metric.AUC)),
                figure(result.test().value(Metric.LOG_LOSS)));
        table.lines().forEach(out::println);
        out.println();
        result.remarks().forEach(out::println);
        out.println("Positive from " + figure(trained.threshold()) + " on. Trained in "
                + Numbers.seconds(trained.seconds()) + " s, saved: " + trained.file() + ", "
                + Numbers.grouped(trained.bytes()) + " bytes");
    }

    private static String figure(double value) {
        return Numbers.fixed(value, 4);
    }
}
