package backbeat.cli;

import backbeat.data.BadRows;
import backbeat.data.CsvTable;
import backbeat.data.Dataset;
import backbeat.data.Recipe;
import backbeat.experiment.LoadedData;
import backbeat.experiment.RecipeJson;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Options of every command that reads a data set. */
public final class DataOptions {
    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "CSV file. Default: the file BACKBEAT_DATA names, the local cache, a download, or else a"
                    + " synthetic set.")
    private Path file;

    @Option(
            names = "--recipe",
            paramLabel = "FILE",
            description = "What the file's columns mean, as JSON. Default: the bundled recipe of the Spotify Tracks"
                    + " Dataset.")
    private Path recipe;

    @Option(
            names = "--on-bad-row",
            paramLabel = "ACTION",
            defaultValue = "fail",
            description = "Rows that cannot be read: ${COMPLETION-CANDIDATES}. Skipped rows are written to rejects.csv"
                    + " with the reason. Default: ${DEFAULT-VALUE}.")
    private BadRows badRows;

    /** The recipe asked for, or the bundled one. */
    public Recipe recipe() {
        return recipe == null ? RecipeJson.bundled() : RecipeJson.read(recipe);
    }

    /** Finds and reads the data set. */
    public LoadedData load(Recipe recipe, Workers workers, Progress progress) {
        Path path = file == null ? Path.of(System.getenv("BACKBEAT_DATA")) : file;
        Dataset dataset = CsvTable.read(path, recipe.columns(), badRows, workers, progress);
        boolean verified = recipe.source()
                .map(source -> source.sha256().equals(dataset.sha256()))
                .orElse(false);
        return new LoadedData(dataset, false, verified, path.toString());
    }
}
