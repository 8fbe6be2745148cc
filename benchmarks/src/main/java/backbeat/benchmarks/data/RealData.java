package backbeat.benchmarks.data;

import backbeat.csv.CsvSource;
import backbeat.data.Dataset;
import backbeat.preparation.PreparedData;
import backbeat.preparation.PreprocessingOptions;
import backbeat.preparation.Splitter;
import backbeat.recipe.Derived;
import backbeat.recipe.Protocol;
import backbeat.recipe.Recipe;
import backbeat.recipe.RecipeJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The study's own file as benchmark data: 80/20, seed 42. */
public final class RealData {
    /** What to do where there is no file. */
    public static final String ADVICE =
            "BACKBEAT_DATA must name the dataset's CSV file; ./backbeat data fetch downloads it";

    private static final String VARIABLE = "BACKBEAT_DATA";
    private static final long SEED = 42;
    private static final double TEST_SHARE = 0.2;

    private RealData() {}

    /** The file that {@code BACKBEAT_DATA} names, if it is there. */
    public static Optional<Path> file() {
        return Optional.ofNullable(System.getenv(VARIABLE)).map(Path::of).filter(Files::isRegularFile);
    }

    static Dataset read(Path file) {
        return new CsvSource(file).read(RecipeJson.bundled().columns());
    }

    static String describe(Path file) {
        Dataset dataset = read(file);
        return "real, " + dataset.rows() + " rows, sha256 " + dataset.sha256();
    }

    static BenchmarkData track(Path file) {
        return data(prepared(file, "track"));
    }

    /** As {@code --genres first} reads them. */
    static BenchmarkData trackOfFirstGenres(Path file) {
        return data(prepared(file, "track").withoutSets(PreprocessingOptions.defaults()));
    }

    /** All genres of a track, without the numbers that are made of them. */
    static BenchmarkData trackOfSets(Path file) {
        PreparedData prepared = prepared(file, "track");
        String[] made = prepared.recipe().ofSets().stream().map(Derived::name).toArray(String[]::new);
        return data(prepared.withSplit(
                prepared.split(), PreprocessingOptions.defaults().without(made)));
    }

    /** The rows of a protocol as {@code ./backbeat data export --validation 0 --seed 42} writes them. */
    public static PreparedData prepared(Path file, String protocolName) {
        Recipe recipe = RecipeJson.bundled();
        Protocol protocol = recipe.protocol(protocolName);
        return PreparedData.of(
                read(file),
                recipe,
                protocol,
                protocol.label(recipe.label()),
                new Splitter(0, TEST_SHARE, SEED),
                PreprocessingOptions.defaults());
    }

    private static BenchmarkData data(PreparedData prepared) {
        Dataset dataset = prepared.dataset();
        return new BenchmarkData(
                "real, " + dataset.rows() + " rows, sha256 " + dataset.sha256(),
                prepared.train().table(),
                prepared.train().labels(),
                prepared.test().table(),
                prepared.test().labels());
    }
}
