package backbeat.cli;

import backbeat.catalogue.Catalogue;
import backbeat.data.DataException;
import backbeat.experiment.Origin;
import backbeat.experiment.SavedRun;
import backbeat.files.Json;
import backbeat.insight.Explainer;
import backbeat.insight.Explainer.Asked;
import backbeat.insight.Explanation;
import backbeat.kernel.KernelProvider;
import backbeat.kernel.Kernels;
import backbeat.parallel.Workers;
import backbeat.pipeline.ModelFile;
import backbeat.pipeline.Pipeline;
import backbeat.recipe.Recipe;
import backbeat.source.LoadedData;
import backbeat.study.Engine;
import backbeat.study.StudySet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code backbeat explain}: why the models of a run answer as they do for one row. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Why saved models answer as they do for one row of the data that they were trained on: what"
                + " each column adds, the neighbors, the ways through the trees. Every probability is the one that"
                + " predict and the run itself give.",
        footer = {
            "",
            "Without --run and MODEL it is the latest run below runs that is explained. The",
            "data are found as the run found them; --data, --recipe and --synthetic say",
            "otherwise, and must lead to the same rows (the SHA-256 is compared)."
        })
final class ExplainCommand implements Callable<Integer> {
    private final Catalogue catalogue;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "MODEL",
            arity = "0..*",
            description = "Model files (.backbeat) that were trained on the same rows.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--run", paramLabel = "DIR", description = "All models of a finished run.")
    private Path run;

    @Option(
            names = "--models",
            split = ",",
            paramLabel = "MODEL,...",
            hideParamSyntax = true,
            completionCandidates = ModelKeys.class,
            description = "Only these models of the run: ${COMPLETION-CANDIDATES}.")
    private List<String> keys;

    @ArgGroup(multiplicity = "1")
    private Which which;

    @Mixin
    private DataOptions data;

    @Mixin
    private EngineOptions engine;

    @Mixin
    private FormatOption format;

    /** The row that is asked about. */
    static final class Which {
        @Option(
                names = {"--id", "--track"},
                required = true,
                paramLabel = "ID",
                description = "The row by its identifier: the recipe's id column.")
        private String id;

        @Option(
                names = "--row",
                required = true,
                paramLabel = "N",
                description = "The row by its number in the file, from 0 on, as in predictions.csv.")
        private Long row;
    }

    ExplainCommand(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Integer call() throws Exception {
        if (run != null && !files.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--run and MODEL exclude each other");
        }
        if (keys != null && !files.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--models chooses among those of a run, not among files");
        }
        KernelProvider.Choice kernel = engine.kernel();
        try (Workers workers = engine.workers()) {
            if (files.isEmpty()) {
                SavedRun saved = SavedRun.open(run == null ? latest() : run, catalogue);
                List<Asked> asked = models(saved, workers, kernel.kernels());
                explain(asked, data.orAs(saved.command()), workers, kernel.kernels());
            } else {
                explain(models(workers, kernel.kernels()), data, workers, kernel.kernels());
            }
        }
        return 0;
    }

    private Path latest() throws IOException {
        Path found = LatestRun.below(Path.of("runs"))
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "There is no run below runs. Name one with --run DIR, or model files, or start with 'backbeat"
                                + " run'"));
        spec.commandLine().getErr().println("Explaining the latest run: " + found);
        return found;
    }

    private List<Asked> models(SavedRun saved, Workers workers, Kernels kernels) throws IOException {
        List<Asked> asked = new ArrayList<>();
        for (String key : keys == null ? List.copyOf(saved.files().keySet()) : keys) {
            asked.add(new Asked(key, saved.model(key, catalogue, workers, kernels)));
        }
        return asked;
    }

    private List<Asked> models(Workers workers, Kernels kernels) throws IOException {
        List<Asked> asked = new ArrayList<>();
        for (Path file : files) {
            if (Files.isDirectory(file)) {
                throw new DataException(
                        file + " is a directory, not a model. For all models of a run: backbeat explain --run " + file);
            }
            asked.add(new Asked(
                    file.toString(),
                    ModelFile.read(file, workers, kernels, catalogue.learners().codecs())));
        }
        return asked;
    }

    private void explain(List<Asked> asked, DataOptions from, Workers workers, Kernels kernels) throws IOException {
        Pipeline first = asked.get(0).pipeline();
        requireOneOrigin(asked);
        Recipe recipe = from.recipe();
        Origin origin = new Origin(first);
        origin.options(recipe, catalogue.of(first.classifier()).learner()); // complains before anything is read
        LoadedData loaded =
                from.load(recipe, first.provenance().seed(), workers, ProgressBarProgress.onStandardError());
        data.warn(loaded);
        StudySet set = origin.prepare(catalogue, new Engine(workers, kernels), loaded, recipe);
        Explainer explainer =
                new Explainer(catalogue, set, workers, first.provenance().seed());
        int place = which.id == null ? explainer.findRow(which.row) : explainer.find(which.id);
        Explanation explanation = explainer.explain(asked, place);
        if (format.json()) {
            spec.commandLine().getOut().println(Json.text(explanation));
        } else {
            ExplanationPrinter.print(
                    explanation, loaded.synthetic(), spec.commandLine().getOut());
        }
    }

    /** Models that were trained on other rows see another base rate and other neighbors: they are explained apart. */
    private static void requireOneOrigin(List<Asked> asked) {
        Pipeline first = asked.get(0).pipeline();
        for (Asked other : asked) {
            boolean same = first.preprocessor().equals(other.pipeline().preprocessor())
                    && first.provenance()
                            .dataSha256()
                            .equals(other.pipeline().provenance().dataSha256())
                    && first.provenance().seed()
                            == other.pipeline().provenance().seed()
                    && first.provenance()
                            .protocol()
                            .equals(other.pipeline().provenance().protocol())
                    && first.provenance()
                            .positive()
                            .equals(other.pipeline().provenance().positive());
            if (!same) {
                throw new DataException(other.name() + " was trained on other rows than "
                        + asked.get(0).name() + ": explain them one at a time");
            }
        }
    }
}
