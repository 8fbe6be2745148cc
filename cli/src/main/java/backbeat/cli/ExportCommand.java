package backbeat.cli;

import backbeat.catalogue.Catalogue;
import backbeat.files.OutputFile;
import backbeat.onnx.OnnxExport;
import backbeat.pipeline.Pipeline;
import backbeat.pmml.PmmlExport;
import backbeat.text.Numbers;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code backbeat export}: a saved model for other programs. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Write a saved model in a format of other programs.",
        footer = {
            "",
            "The ONNX model takes raw rows: one input per column, doubles for numbers and",
            "booleans (1 and 0), strings for categories; for a set, such as all genres of a",
            "track, a float per member, 1 or 0. It gives probability and decision.",
            "The PMML document, of forests and logistic regressions without sets (train",
            "--genres first), takes and gives the same.",
            "See docs/models.md."
        })
final class ExportCommand implements Callable<Integer> {
    /** Bytes from which on a size is told before. */
    private static final long LARGE = 20_000_000;

    private final Catalogue catalogue;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelParameter model;

    @ArgGroup(multiplicity = "1")
    private Form form;

    /** One of them. */
    private static final class Form {
        @Option(names = "--onnx", paramLabel = "OUT.onnx", required = true, description = "Write an ONNX model here.")
        private Path onnx;

        @Option(
                names = "--pmml",
                paramLabel = "OUT.pmml",
                required = true,
                description = "Write a PMML document here: a forest or a logistic regression.")
        private Path pmml;
    }

    @Option(
            names = "--trees",
            paramLabel = "N",
            description = "Only the first N trees of a forest, which is several times as large in ONNX as in its file.")
    private Integer trees;

    @Option(names = "--force", description = "Replace the file if it exists.")
    private boolean force;

    @Mixin
    private FormatOption format;

    /**
     * The answer as JSON.
     *
     * @param needs the least ONNX Runtime; empty for PMML
     */
    record Exported(String file, String model, long bytes, String needs) {}

    ExportCommand(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Integer call() throws IOException {
        Path path = form.onnx != null ? form.onnx : form.pmml;
        new Sources(spec).with("the model", model.file()).apartFromFile(form.onnx != null ? "--onnx" : "--pmml", path);
        Pipeline pipeline = shortened(model.load());
        String key = catalogue.of(pipeline.classifier()).key();
        String needs = "";
        try (OutputFile file = OutputFile.prepare(path, force)) {
            if (form.onnx != null) {
                needs = OnnxExport.write(
                        pipeline, key, catalogue.graph(pipeline.classifier()), file.stream(), this::announce);
            } else {
                pmml(pipeline, file.stream());
            }
            file.commit();
        }
        print(new Exported(path.toString(), key, Files.size(path), needs));
        return 0;
    }

    private void print(Exported done) {
        if (format.json()) {
            format.print(spec.commandLine().getOut(), () -> done, out -> {});
            return;
        }
        PrintWriter err = spec.commandLine().getErr();
        err.println("Wrote " + done.file() + ": " + done.model() + ", " + Numbers.grouped(done.bytes()) + " bytes");
        if (!done.needs().isEmpty()) {
            err.println("It needs " + done.needs());
        }
    }

    /** Says before it surprises that a file of many trees is several times as large as the model's own. */
    private void announce(long bytes) {
        long own = model.file().toFile().length();
        if (bytes >= LARGE && bytes >= 2 * own) {
            spec.commandLine()
                    .getErr()
                    .printf(
                            Locale.ROOT,
                            "Writing %,.1f MB, %.1f times the %,.1f MB of %s%s%n",
                            bytes / 1e6,
                            (double) bytes / own,
                            own / 1e6,
                            model.file(),
                            trees == null ? "; --trees N writes the first N trees of a forest alone" : "");
        }
    }

    private void pmml(Pipeline pipeline, OutputStream out) throws IOException {
        try {
            PmmlExport.write(pipeline, catalogue.pmml(pipeline.classifier()), out);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--pmml: " + e.getMessage(), e);
        }
    }

    /** The model with the first trees alone, where that was asked for. */
    private Pipeline shortened(Pipeline whole) {
        if (trees == null) {
            return whole;
        }
        try {
            Pipeline few = Pipeline.of(whole.preprocessor(), catalogue.withTrees(whole.classifier(), trees))
                    .withThreshold(whole.threshold())
                    .withIdentifiers(whole.identifiers())
                    .withProvenance(whole.provenance());
            return whole.calibration().map(few::withCalibration).orElse(few);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--trees: " + e.getMessage(), e);
        }
    }
}
