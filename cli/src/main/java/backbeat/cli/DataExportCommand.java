package backbeat.cli;

import backbeat.data.DataException;
import backbeat.data.PreprocessingOptions;
import backbeat.data.Protocol;
import backbeat.data.Recipe;
import backbeat.data.Splitter;
import backbeat.experiment.LoadedData;
import backbeat.experiment.MatrixExport;
import backbeat.experiment.OutputFolder;
import backbeat.parallel.Workers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code backbeat data export}: the study's tables as NumPy files. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Write the split and preprocessed rows as NumPy files, for other libraries.",
        footer = {
            "",
            "Per part: PART_dense.npy, PART_numeric.npy (float32), PART_codes.npy (int32), PART_labels.npy (uint8),",
            "PART_rows.npy (int64, 0-based data rows of the file); and meta.json.",
            "The same protocol, shares and seed as a run give the same split as the run."
        })
final class DataExportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOptions data;

    @Mixin
    private SeedOption seed;

    @Mixin
    private EngineOptions engine;

    @Option(
            names = "--protocol",
            paramLabel = "NAME",
            description = "How rows become training and test rows. Default: the recipe's default (song).")
    private String protocol;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder for the files.")
    private Path out;

    @Option(names = "--force", description = "Replace the folder if it holds an earlier export.")
    private boolean force;

    @Mixin
    private PreparationOptions preparation;

    @Option(
            names = "--validation",
            paramLabel = "SHARE",
            defaultValue = "0.1",
            description = "Share of validation rows, may be 0. Default: ${DEFAULT-VALUE}.")
    private double validation;

    @Option(
            names = "--test",
            paramLabel = "SHARE",
            defaultValue = "0.2",
            description = "Share of test rows. Default: ${DEFAULT-VALUE}.")
    private double test;

    @Override
    public Integer call() throws IOException {
        Recipe recipe = data.recipe();
        Protocol chosen = chosen(recipe);
        Recipe labeled = preparation.threshold().isEmpty()
                ? recipe
                : recipe.withLabel(
                        recipe.label().withThreshold(preparation.threshold().getAsDouble()));
        try (OutputFolder folder = OutputFolder.prepare(out, MatrixExport.META, force);
                Workers workers = engine.workers()) {
            LoadedData loaded = data.load(recipe, seed.seed(), workers, ProgressBarProgress.onStandardError());
            data.warn(loaded);
            MatrixExport.Meta meta = MatrixExport.write(
                    loaded,
                    labeled,
                    chosen,
                    PreprocessingOptions.defaults().withOutliers(preparation.outliers()),
                    validation,
                    test,
                    seed.seed(),
                    folder);
            folder.commit();
            spec.commandLine()
                    .getOut()
                    .println(meta.source() + " data, protocol " + meta.protocol() + ", " + meta.label() + ": "
                            + rows(meta) + " rows × " + meta.featureNames().size() + " columns in " + out);
        }
        return 0;
    }

    private static String rows(MatrixExport.Meta meta) {
        return meta.parts().entrySet().stream()
                .map(part -> part.getKey() + " " + part.getValue())
                .collect(Collectors.joining(", "));
    }

    /** The protocol asked for; a threshold that was asked for takes the place of the protocol's own. */
    private Protocol chosen(Recipe recipe) {
        try {
            new Splitter(validation, test, seed.seed());
            Protocol named = recipe.protocol(protocol == null ? recipe.defaultProtocol() : protocol);
            return preparation.threshold().isEmpty() ? named : named.withoutThreshold();
        } catch (IllegalArgumentException | DataException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
