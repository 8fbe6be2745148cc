package backbeat.benchmarks;

import backbeat.data.BadRows;
import backbeat.data.Cleaning;
import backbeat.data.CsvTable;
import backbeat.data.Dataset;
import backbeat.data.Groups;
import backbeat.data.LabelRule;
import backbeat.data.PreprocessingOptions;
import backbeat.data.Preprocessor;
import backbeat.data.Protocol;
import backbeat.data.Recipe;
import backbeat.data.Split;
import backbeat.data.Splitter;
import backbeat.model.Progress;
import backbeat.source.RecipeJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The study's own file as benchmark data: 80/20, seed 42. */
final class RealData {
    private static final String VARIABLE = "BACKBEAT_DATA";
    private static final long SEED = 42;
    private static final double TEST_SHARE = 0.2;

    private RealData() {}

    /** The file that {@code BACKBEAT_DATA} names, if it is there. */
    static Optional<Path> file() {
        return Optional.ofNullable(System.getenv(VARIABLE)).map(Path::of).filter(Files::isRegularFile);
    }

    static Dataset read(Path file) {
        return CsvTable.read(file, RecipeJson.bundled(), BadRows.FAIL, Progress.NONE);
    }

    static String describe(Path file) {
        Dataset dataset = read(file);
        return "real, " + dataset.rows() + " rows, sha256 " + dataset.sha256();
    }

    static BenchmarkData track(Path file) {
        return of(file, "track").data();
    }

    /**
     * One protocol's rows.
     *
     * @param data   the tables
     * @param split  the rows of the file that they come from; no validation rows
     * @param groups which rows of the file the protocol keeps together
     */
    record Prepared(BenchmarkData data, Split split, Groups groups) {}

    /** The rows of a protocol as {@code ./backbeat data export --validation 0 --seed 42} writes them. */
    static Prepared of(Path file, String protocolName) {
        Recipe recipe = RecipeJson.bundled();
        Protocol protocol = recipe.protocol(protocolName);
        Dataset dataset = read(file);
        int[] rows = Cleaning.clean(dataset, recipe, protocol).rows();
        Groups groups = protocol.together()
                .map(key -> dataset.groups(recipe.group(key)))
                .orElseGet(() -> Groups.ofRows(dataset.rows()));
        LabelRule rule = protocol.label(recipe.label());
        Split split = new Splitter(0, TEST_SHARE, SEED).split(rows, dataset.labels(rule, rows), groups);
        Preprocessor preprocessor = Preprocessor.fit(dataset, split.train(), recipe, PreprocessingOptions.defaults());
        BenchmarkData data = new BenchmarkData(
                "real, " + dataset.rows() + " rows, sha256 " + dataset.sha256(),
                preprocessor.apply(dataset, split.train()),
                dataset.labels(rule, split.train()),
                preprocessor.apply(dataset, split.test()),
                dataset.labels(rule, split.test()));
        return new Prepared(data, split, groups);
    }
}
