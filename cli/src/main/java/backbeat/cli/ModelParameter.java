package backbeat.cli;

import backbeat.catalogue.Catalogue;
import backbeat.data.DataException;
import backbeat.kernel.KernelProvider;
import backbeat.kernel.Kernels;
import backbeat.parallel.Workers;
import backbeat.pipeline.ModelFile;
import backbeat.pipeline.Pipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The model file that a command works on. */
public final class ModelParameter {
    private final Catalogue catalogue;

    @Parameters(index = "0", paramLabel = "MODEL", description = "A .backbeat file, written by train or run.")
    private Path file;

    /** @param catalogue what the model may be */
    public ModelParameter(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    public Path file() {
        return file;
    }

    Pipeline load(Workers workers, Kernels kernels) throws IOException {
        if (Files.isDirectory(file)) {
            throw new DataException(file + " is a directory, not a model. Models of a run are files in it, such as "
                    + file.resolve("forest.backbeat"));
        }
        return ModelFile.read(file, workers, kernels, catalogue.learners().codecs());
    }

    Pipeline load() throws IOException {
        try (Workers workers = Workers.ofAvailableProcessors()) {
            return load(workers, KernelProvider.best().kernels());
        }
    }
}
