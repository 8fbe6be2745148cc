package backbeat.cli;

import backbeat.data.Recipe;
import backbeat.experiment.DataDescriber;
import backbeat.experiment.DataDescription;
import backbeat.experiment.Json;
import backbeat.experiment.LoadedData;
import backbeat.parallel.Workers;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code backbeat data describe}: what is in the data. */
@Command(
        name = "describe",
        mixinStandardHelpOptions = true,
        description = "Print what is in the data: columns, missing and odd values, duplicates per key, class balance at"
                + " several thresholds, the label by category.")
final class DataDescribeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOptions data;

    @Mixin
    private SeedOption seed;

    @Mixin
    private EngineOptions engine;

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "8",
            description = "How many of the most and least positive categories to show. Default: ${DEFAULT-VALUE}.")
    private int top;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "What to print: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private OutputOptions.Format format;

    @Override
    public Integer call() {
        if (top < 1) {
            throw new ParameterException(spec.commandLine(), "--top must be at least 1, not " + top);
        }
        Recipe recipe = data.recipe();
        try (Workers workers = engine.workers()) {
            LoadedData loaded = data.load(recipe, seed.seed(), workers, ProgressBarProgress.onStandardError());
            data.warn(loaded);
            DataDescription description = DataDescriber.describe(loaded, recipe);
            if (format == OutputOptions.Format.JSON) {
                spec.commandLine().getOut().println(Json.text(description));
            } else {
                new DescriptionPrinter(spec.commandLine().getOut(), top).print(description);
            }
            return 0;
        }
    }
}
