package backbeat.experiment;

import backbeat.catalogue.Catalogue;
import backbeat.files.Json;
import backbeat.kernel.Kernels;
import backbeat.parallel.Workers;
import backbeat.pipeline.ModelFile;
import backbeat.pipeline.Pipeline;
import backbeat.result.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The folder of a finished run, as other commands find it.
 *
 * @param folder the folder
 * @param record how it was run
 * @param files  the models' files, by key in the order of the catalogue
 */
public record SavedRun(Path folder, RunRecord record, Map<String, Path> files) {
    /**
     * Looks into a folder.
     *
     * @throws IOException if it is none of a finished run, or holds no model
     */
    public static SavedRun open(Path folder, Catalogue catalogue) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("There is no folder " + folder + ". Name one that 'backbeat run' has written");
        }
        Path timings = folder.resolve(StudyFiles.TIMINGS);
        if (!Files.exists(timings)) {
            throw new IOException(
                    folder + " holds no " + StudyFiles.TIMINGS + ". Name a folder that 'backbeat run' has written");
        }
        Map<String, Path> files = new LinkedHashMap<>();
        for (String key : catalogue.keys()) {
            Path file = model(folder, key);
            if (Files.exists(file)) {
                files.put(key, file);
            }
        }
        if (files.isEmpty()) {
            throw new IOException(folder + " holds no model (forest.backbeat, …). Run the study again");
        }
        return new SavedRun(folder, Json.read(timings, RunRecord.class), files);
    }

    /** The file in which the run in {@code folder} keeps a model, whether it has one or not. */
    public static Path model(Path folder, String key) {
        return folder.resolve(SavedModels.fileName(key));
    }

    /** The command that made it; empty where the record is from an older version. */
    public List<String> command() {
        return record.command() == null ? List.of() : record.command();
    }

    /**
     * One of its models.
     *
     * @throws IOException if it has no such model, or its file is damaged
     */
    public Pipeline model(String key, Catalogue catalogue, Workers workers, Kernels kernels) throws IOException {
        Path file = files.get(key);
        if (file == null) {
            throw new IOException(folder + " holds no " + SavedModels.fileName(key) + ". It has "
                    + String.join(", ", files.keySet()));
        }
        return ModelFile.read(file, workers, kernels, catalogue.learners().codecs());
    }
}
