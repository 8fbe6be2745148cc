package backbeat.cli;

import backbeat.data.DataException;
import backbeat.files.OutputFolder;
import backbeat.preparation.PreprocessingOptions;
import backbeat.preparation.Splitter;
import backbeat.recipe.Protocol;
import backbeat.recipe.Recipe;
import backbeat.source.MatrixExport;
import backbeat.source.TableForm;
import backbeat.text.Numbers;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code backbeat data export}: the study's tables as NumPy files. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description =
                "Write the split and preprocessed rows for other libraries: as NumPy files, as CSV or ARFF or LIBSVM.",
        footer = {
            "",
            "Per part: PART_dense.npy, PART_numeric.npy (float32), PART_codes.npy (int32),",
            "PART_labels.npy (uint8), PART_rows.npy (int64, 0-based data rows of the file);",
            "PART.csv, PART.arff, PART.libsvm (columns counted from 1) on request;",
            "meta.json; and read.txt, which says how other programs read the files.",
            "The same protocol, shares and seed as a run give its split."
        })
final class DataExportCommand extends DataReadingCommand {
    @Option(
            names = "--protocol",
            paramLabel = "NAME",
            description =
                    "How rows become training and test rows. Default: the recipe's own (song in the" + " bundled one).")
    private String protocol;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder for the files.")
    private Path out;

    @Option(
            names = "--form",
            split = ",",
            paramLabel = "FORM,...",
            hideParamSyntax = true,
            defaultValue = "npy",
            description = "npy, csv, arff, libsvm; several with commas between. Default: ${DEFAULT-VALUE}.")
    private Set<TableForm> forms;

    @Option(names = "--force", description = "Replace the folder if it holds an earlier export.")
    private boolean force;

    @Mixin
    private PreparationOptions preparation;

    @Mixin
    private FormatOption format;

    /** The answer as JSON. */
    record Exported(String folder, MatrixExport.Meta meta) {}

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
    public Integer call() throws Exception {
        Recipe recipe = data().recipe();
        Protocol chosen = chosen(recipe);
        Recipe labeled = preparation.threshold().isEmpty()
                ? recipe
                : recipe.withLabel(
                        recipe.label().withThreshold(preparation.threshold().getAsDouble()));
        data().sources().apartFromFolder("--out", out);
        try (OutputFolder folder = OutputFolder.prepare(out, MatrixExport.META, force)) {
            read(recipe, (loaded, engine, progress) -> {
                MatrixExport.Meta meta = MatrixExport.write(
                        loaded,
                        labeled,
                        chosen,
                        PreprocessingOptions.defaults().withOutliers(preparation.outliers()),
                        validation,
                        test,
                        seed(),
                        forms,
                        folder);
                folder.commit();
                print(meta);
            });
        }
        return 0;
    }

    private void print(MatrixExport.Meta meta) {
        format.print(spec().commandLine().getOut(), () -> new Exported(out.toString(), meta), console -> {
            console.println(meta.source() + " data, protocol " + meta.protocol() + ", " + meta.label());
            console.println(rows(meta) + " rows × "
                    + Numbers.counted(meta.featureNames().size(), "column") + " in " + out);
        });
    }

    private static String rows(MatrixExport.Meta meta) {
        return meta.parts().entrySet().stream()
                .map(part -> part.getKey() + " " + part.getValue())
                .collect(Collectors.joining(", "));
    }

    /** The protocol asked for; a threshold that was asked for takes the place of the protocol's own. */
    private Protocol chosen(Recipe recipe) {
        try {
            new Splitter(validation, test, seed());
            Protocol named = recipe.protocol(protocol == null ? recipe.defaultProtocol() : protocol);
            return preparation.threshold().isEmpty() ? named : named.withoutThreshold();
        } catch (IllegalArgumentException | DataException e) {
            throw new ParameterException(spec().commandLine(), e.getMessage(), e);
        }
    }
}
