package backbeat.benchmarks.peers;

import backbeat.csv.CsvSource;
import backbeat.data.BadRows;
import backbeat.data.Dataset;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.recipe.Recipe;
import backbeat.recipe.RecipeJson;
import java.nio.file.Path;

/** This project's reader on all processors, with its check of every value and the hash of the file. */
public final class BackbeatReader implements PeerReader {
    /** What columns there are to be; it belongs to the program, not to the file. */
    private final Recipe recipe = RecipeJson.bundled();

    @Override
    public String name() {
        return "backbeat";
    }

    @Override
    public double[] read(Path file, String column) {
        Dataset dataset;
        try (Workers workers = Workers.ofAvailableProcessors()) {
            dataset = new CsvSource(file).read(recipe.columns(), BadRows.FAIL, workers, Progress.NONE);
        }
        int index = recipe.columns().numeric().indexOf(column);
        double[] numbers = new double[dataset.rows()];
        for (int row = 0; row < numbers.length; row++) {
            numbers[row] = dataset.number(index, row);
        }
        return numbers;
    }
}
