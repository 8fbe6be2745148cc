package backbeat.cli;

import backbeat.kernel.Kernels;
import backbeat.parallel.Workers;
import backbeat.pipeline.ModelFile;
import backbeat.pipeline.Pipeline;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The model file that a command works on. */
public final class ModelParameter {
    @Parameters(index = "0", paramLabel = "FILE.backbeat", description = "A model written by train or run.")
    private Path file;

    public Path file() {
        return file;
    }

    Pipeline load(Workers workers, Kernels kernels) throws IOException {
        return ModelFile.read(file, workers, kernels);
    }

    Pipeline load() throws IOException {
        return ModelFile.read(file);
    }
}
