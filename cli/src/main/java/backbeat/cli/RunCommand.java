package backbeat.cli;

import backbeat.catalogue.Catalogue;
import backbeat.data.DataException;
import backbeat.experiment.LocalRepeats;
import backbeat.experiment.RepeatTasks;
import backbeat.experiment.Study;
import backbeat.experiment.StudyFiles;
import backbeat.files.Json;
import backbeat.files.OutputFolder;
import backbeat.kernel.KernelProvider;
import backbeat.learner.Learner;
import backbeat.learner.Learners;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.recipe.Recipe;
import backbeat.report.Report;
import backbeat.result.Parts;
import backbeat.result.RunRecord;
import backbeat.source.LoadedData;
import backbeat.study.Engine;
import backbeat.study.Stopwatch;
import backbeat.study.StudyOptions;
import backbeat.study.StudyOutcome;
import backbeat.study.StudyProgress;
import backbeat.study.StudySet;
import backbeat.study.StudySettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code backbeat run}: the study from file to table. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Run the study: fit the models, judge them on held-out rows, write the results into a folder.",
        footer = {
            "",
            "Writes report.html, report.md, metrics.json, timings.json, predictions.csv,",
            "split.csv and the network's loss.csv; rejects.csv with --on-bad-row skip; and",
            "each model, as in forest.backbeat, for predict, inspect, explain and export.",
            "The leak staircase fits the same models under every protocol.",
            "The data, the seed and the options alone decide every byte of the figures."
        })
public class RunCommand implements Callable<Integer> {
    private static final int MOST_REPEATS = 1000;

    /** Seeds of split and learner that a whole study shows the spread of. */
    private static final int SEEDS = 3;

    private final Catalogue catalogue;
    private final Supplier<Parts.Kept> kept;

    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOptions data;

    @Mixin
    private SeedOption seed;

    @Mixin
    private EngineOptions engine;

    @Mixin
    private OutputOptions output;

    @Option(
            names = "--protocol",
            paramLabel = "NAME",
            description =
                    "How rows become training and test rows: rows, or a protocol of the recipe. Default: the recipe's own."
                            + " The bundled one has published, track, song and artist, and takes song.")
    private String protocol;

    @Option(
            names = "--models",
            split = ",",
            paramLabel = "MODEL,...",
            hideParamSyntax = true,
            completionCandidates = ModelKeys.class,
            description = "Models to fit, separated by commas: ${COMPLETION-CANDIDATES}. Default: all.")
    private List<String> models;

    @Mixin
    private PreparationOptions preparation;

    @Option(
            names = "--cluster",
            paramLabel = "KEY",
            description =
                    "What intervals and tests take as independent: row, or a group key of the recipe. Default: the"
                            + " recipe's cluster (artist in the bundled one), else what the split keeps together.")
    private String cluster;

    @Option(
            names = "--quick",
            description = "Seconds instead of the whole study: fixed options, fewer trees and epochs, no staircase.")
    private boolean quick;

    @Option(
            names = "--leaks",
            negatable = true,
            description = "With or without the leak staircase: the same models, with the options of this run, under"
                    + " every protocol. Default: with it, but not with --quick.")
    private Boolean leaks;

    @Option(
            names = "--repeat",
            paramLabel = "N",
            description = "Fit the models with N seeds of split and learner, options as chosen with the first, and show"
                    + " the spread. Default: 3, and 1 with --quick.")
    private Integer repeat;

    @Option(
            names = "--folds",
            paramLabel = "N",
            defaultValue = "0",
            description = "Add a cross-validation with N folds; groups stay whole. Default: none.")
    private int folds;

    @Option(
            names = "--class-weight",
            paramLabel = "WEIGHT",
            defaultValue = "equal",
            description = "How rows of the rarer class weigh in forest and network: equal, balanced (both classes the"
                    + " same in all). The other learners have no weights. Default: ${DEFAULT-VALUE}.")
    private ClassWeight classWeight;

    /** How rows weigh. */
    enum ClassWeight {
        EQUAL,
        BALANCED
    }

    /** @param catalogue what can be fitted */
    public RunCommand(Catalogue catalogue) {
        this(catalogue, Parts.Kept::new);
    }

    /** @param kept makes what a study goes through once its models are fitted */
    RunCommand(Catalogue catalogue, Supplier<Parts.Kept> kept) {
        this.catalogue = catalogue;
        this.kept = kept;
    }

    @Override
    public Integer call() throws Exception {
        Recipe recipe = data.recipe();
        StudyOptions options = options(recipe, protocol == null ? recipe.defaultProtocol() : protocol);
        study(recipe, options, output.folder(options.protocol() + "-" + options.seed()));
        return 0;
    }

    /** What is found, the repeats included, under one clock for all of it. */
    private StudyOutcome outcome(Study study, StudySet set, Engine means, StudyOptions options, Progress progress) {
        double once = study.weight(set);
        double again = study.repeatWeight(set, repeats(), folds);
        try (StudyProgress clock = new StudyProgress(progress, once + again)) {
            StudyOutcome outcome = study.run(set, clock.whole("models", once));
            return repeats() > 1 || folds > 0
                    ? study.withRepeats(outcome, repeats(), folds, tasks(means, options), clock.whole("repeats", again))
                    : outcome;
        }
    }

    /** Runs one study into a folder. */
    private void study(Recipe recipe, StudyOptions options, Path target) throws Exception {
        data.sources().apartFromFolder("--out", target);
        Stopwatch total = new Stopwatch();
        Parts.Kept parts = kept.get();
        KernelProvider.Choice kernel = engine.kernel();
        PrintWriter out = spec.commandLine().getOut();
        StudySummary summary =
                new StudySummary(catalogue.learners(), output.json() ? new PrintWriter(Writer.nullWriter()) : out);
        try (OutputFolder folder = OutputFolder.prepare(target, StudyFiles.METRICS, output.force());
                Workers workers = engine.workers()) {
            Map<String, String> environment = Environment.describe(kernel, workers.threads(), options.seed());
            summary.environment(environment);
            Engine means = withMachines(new Engine(workers, kernel.kernels()));
            Study study = new Study(catalogue, means, options, parts);
            Progress progress = ProgressBarProgress.onStandardError();
            LoadedData loaded = data.load(recipe, seed.seed(), workers, progress);
            data.warn(loaded);
            StudySet set = study.prepare(loaded, recipe);
            summary.data(set, loaded.location(), ", see rejects.csv");
            summary.split(set.protocol().name(), set.splitSummary());
            study.requireFolds(set, folds);
            StudyOutcome outcome = outcome(study, set, means, options, progress);
            data.warn(outcome.warnings());
            List<String> command =
                    spec.commandLine().getParent().getParseResult().originalArgs();
            outcome = outcome.without(parts.leftOut());
            RunRecord record = outcome.record(environment, command, total.seconds());
            write(folder, outcome, record, workers, parts);
            folder.commit();
            summary.results(outcome.result(), record);
            summary.comparisons(outcome.result());
            summary.leaks(outcome.result());
            summary.repeats(outcome.result());
            summary.closing(record, target.toString());
            if (output.json()) {
                out.println(Json.text(outcome.result()));
            }
        }
        if (!parts.failures().isEmpty()) {
            throw new IncompleteRunException(target, parts.failures());
        }
    }

    /**
     * Runs a study under each of several protocols, into a folder each, with the bytes that it has alone.
     *
     * @param names of protocols; all are looked at before the first study begins
     */
    protected final void studies(List<String> names) throws Exception {
        if (protocol != null) {
            throw new ParameterException(spec.commandLine(), "--protocol and --protocols cannot be combined");
        }
        Recipe recipe = data.recipe();
        List<StudyOptions> asked = new ArrayList<>();
        for (String name : new LinkedHashSet<>(names)) {
            asked.add(options(recipe, name));
        }
        Path target = output.folder("protocols-" + seed.seed());
        IncompleteRunException incomplete = null;
        for (StudyOptions options : asked) {
            try {
                study(recipe, options, target.resolve(options.protocol()));
            } catch (IncompleteRunException e) {
                incomplete = e; // the other protocols have their results all the same
            }
        }
        if (incomplete != null) {
            throw incomplete;
        }
    }

    /** Adds other machines to the means of a study, for its searches; here there are none. */
    protected Engine withMachines(Engine here) {
        return here;
    }

    /** Who fits the models again that {@code --repeat} and {@code --folds} ask for: here this process. */
    protected RepeatTasks tasks(Engine means, StudyOptions options) {
        return new LocalRepeats(catalogue, means, options);
    }

    /** The command, for messages. */
    protected final CommandSpec spec() {
        return spec;
    }

    /** Side by side the figures with what is written from them, and what needs them not. */
    private void write(OutputFolder folder, StudyOutcome outcome, RunRecord record, Workers workers, Parts.Kept parts)
            throws IOException {
        Learners learners = catalogue.learners();
        try {
            workers.forEach(2, (task, worker) -> {
                try {
                    if (task == 0) {
                        StudyFiles.writeFigures(folder, outcome, record);
                        report(folder.path(), learners, parts);
                    } else {
                        StudyFiles.writeRowsAndModels(folder, outcome, record, learners.codecs(), parts);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw folder.failed(e.getCause());
        }
    }

    /** The report; what its page as a whole fails with leaves it out, what cannot be written fails the run. */
    private void report(Path folder, Learners learners, Parts.Kept parts) throws IOException {
        Map<String, String> texts = parts.run("report", Map.of(), () -> Report.texts(folder, learners, parts));
        Report.write(folder, texts);
    }

    private StudyOptions options(Recipe recipe, String name) {
        if (repeats() < 1) {
            throw new ParameterException(spec.commandLine(), "--repeat must be at least 1, not " + repeat);
        }
        if (repeats() > MOST_REPEATS) {
            throw new ParameterException(
                    spec.commandLine(), "--repeat must be at most " + MOST_REPEATS + ", not " + repeat);
        }
        if (folds != 0 && folds < 3) {
            throw new ParameterException(
                    spec.commandLine(), "--folds must be at least 3 (training, validation and test), not " + folds);
        }
        try {
            recipe.protocol(name);
            if (preparation.threshold().isPresent()) {
                recipe.label().withThreshold(preparation.threshold().getAsDouble());
            }
            return new StudyOptions(
                            name, wanted(), seed.seed(), preparation.threshold(), preparation.outliers(), settings())
                    .withCluster(cluster(recipe));
        } catch (IllegalArgumentException | DataException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private Optional<String> cluster(Recipe recipe) {
        if (cluster != null && !cluster.equals("row")) {
            recipe.group(cluster); // complains
        }
        return Optional.ofNullable(cluster);
    }

    private List<Learner<?, ?>> wanted() {
        try {
            return catalogue.learners().select(models == null ? catalogue.keys() : models);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--models: " + e.getMessage(), e);
        }
    }

    private int repeats() {
        return repeat != null ? repeat : quick ? 1 : SEEDS;
    }

    private StudySettings settings() {
        StudySettings settings = (quick ? StudySettings.quick() : StudySettings.full())
                .withBalanced(classWeight == ClassWeight.BALANCED);
        return leaks == null ? settings : settings.withLeaks(leaks);
    }
}
