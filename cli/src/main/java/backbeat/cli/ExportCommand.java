package backbeat.cli;

import backbeat.files.OutputFile;
import backbeat.onnx.OnnxExport;
import backbeat.pipeline.Pipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code backbeat export}: a saved model for other programs. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Write a saved model in a format of other programs.",
        footer = {
            "",
            "The ONNX model takes raw rows: one input per column, doubles for numbers and",
            "booleans (1 and 0), strings for categories. It gives probability and decision.",
            "See docs/models.md."
        })
final class ExportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelParameter model;

    @Option(names = "--onnx", paramLabel = "OUT.onnx", required = true, description = "Write an ONNX model here.")
    private Path onnx;

    @Option(names = "--force", description = "Replace the file if it exists.")
    private boolean force;

    @Override
    public Integer call() throws IOException {
        Pipeline pipeline = model.load();
        try (OutputFile file = OutputFile.prepare(onnx, force)) {
            OnnxExport.write(pipeline, file.stream());
            file.commit();
        }
        spec.commandLine()
                .getErr()
                .println("Wrote " + onnx + ": " + pipeline.learner() + ", " + StudySummary.grouped(Files.size(onnx))
                        + " bytes");
        return 0;
    }
}
