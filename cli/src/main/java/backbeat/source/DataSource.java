package backbeat.source;

import backbeat.csv.CsvTable;
import backbeat.data.BadRows;
import backbeat.data.DataException;
import backbeat.data.Dataset;
import backbeat.data.RejectedRow;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.preparation.LabelCheck;
import backbeat.recipe.Recipe;
import backbeat.synthetic.Synthesizer;
import backbeat.text.Numbers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds the data of a recipe. In this order: the file that was named, the file that {@code BACKBEAT_DATA} names, the local
 * cache, a download from the recipe's source, and last a synthetic set. A file that was named must be there: another one in
 * its place would be a surprise. What was found is said in {@link LoadedData}.
 */
public final class DataSource {
    /** The environment variable that names the data file. */
    public static final String FILE_VARIABLE = "BACKBEAT_DATA";

    /** The environment variable that forbids the network when it is set to anything but 0 or false. */
    public static final String OFFLINE_VARIABLE = "BACKBEAT_OFFLINE";

    private static final String INVENTED =
            "these rows are made up: results show that the program works and say nothing about real data";

    /**
     * What to look for and where.
     *
     * @param file          the file that the user named
     * @param synthetic     whether to go straight to synthetic data
     * @param syntheticRows how many synthetic rows; if empty, as many as the recipe says
     * @param offline       whether the network must not be used
     * @param cache         the folder of downloaded files
     * @param badRows       what to do with rows that cannot be read
     * @param seed          the seed of synthetic data
     * @param environment   the environment variables
     */
    public record Request(
            Optional<Path> file,
            boolean synthetic,
            Optional<Long> syntheticRows,
            boolean offline,
            Path cache,
            BadRows badRows,
            long seed,
            Map<String, String> environment) {
        public Request {
            Objects.requireNonNull(file, "file");
            Objects.requireNonNull(syntheticRows, "syntheticRows");
            Objects.requireNonNull(cache, "cache");
            Objects.requireNonNull(badRows, "badRows");
            environment = Map.copyOf(environment);
        }

        /** The usual search, with the environment of this process. */
        public static Request defaults() {
            return new Request(
                    Optional.empty(),
                    false,
                    Optional.empty(),
                    false,
                    defaultCache(),
                    BadRows.FAIL,
                    42,
                    System.getenv());
        }

        public Request withFile(Path named) {
            return new Request(
                    Optional.of(named), synthetic, syntheticRows, offline, cache, badRows, seed, environment);
        }

        public Request withOffline(boolean forbidden) {
            return new Request(file, synthetic, syntheticRows, forbidden, cache, badRows, seed, environment);
        }

        /** {@code data/cache} of the project where the launcher says where that is, else of the current folder. */
        public static Path defaultCache() {
            return Path.of(System.getProperty("backbeat.home", ""))
                    .resolve("data")
                    .resolve("cache");
        }

        boolean networkForbidden() {
            String said = environment.getOrDefault(OFFLINE_VARIABLE, "").toLowerCase(Locale.ROOT);
            return offline || !(said.isEmpty() || said.equals("0") || said.equals("false"));
        }

        Optional<Path> fileFromEnvironment() {
            return Optional.ofNullable(environment.get(FILE_VARIABLE))
                    .filter(value -> !value.isBlank())
                    .map(Path::of);
        }
    }

    private final Recipe recipe;
    private final Request request;
    private final Download download;
    private final Workers workers;
    private final Progress progress;

    /** A search over HTTPS. */
    public DataSource(Recipe recipe, Request request, Workers workers, Progress progress) {
        this(recipe, request, Download.overHttps(), workers, progress);
    }

    DataSource(Recipe recipe, Request request, Download download, Workers workers, Progress progress) {
        this.recipe = Objects.requireNonNull(recipe, "recipe");
        this.request = Objects.requireNonNull(request, "request");
        this.download = download;
        this.workers = workers;
        this.progress = progress;
    }

    /**
     * Finds and reads the data.
     *
     * @throws DataException if a file that was named cannot be read, or there is nothing to fall back on
     */
    public LoadedData load() {
        if (request.synthetic()) {
            return synthetic(List.of());
        }
        if (request.file().isPresent()) {
            return read(request.file().get(), "", List.of());
        }
        Optional<Path> named = request.fileFromEnvironment();
        if (named.isPresent()) {
            if (!Files.exists(named.get())) {
                throw new DataException(FILE_VARIABLE + " names " + named.get() + ", which does not exist");
            }
            return read(named.get(), " (named by " + FILE_VARIABLE + ")", List.of());
        }
        List<String> misses = new ArrayList<>();
        Optional<LoadedData> cached = cached(misses);
        if (cached.isPresent()) {
            return cached.get();
        }
        try {
            return read(fetch(), " (downloaded)", misses);
        } catch (IOException e) {
            misses.add(e.getMessage());
            return synthetic(misses);
        }
    }

    /** Where the downloaded file of this recipe is kept. */
    public Path cacheFile() {
        return request.cache().resolve(recipe.name() + ".csv");
    }

    /**
     * Downloads the recipe's file to the cache, in place of what is there.
     *
     * @return the file
     * @throws IOException if the network is forbidden or fails, the file is not the published one, or cannot be written
     */
    public Path fetch() throws IOException {
        Recipe.Source source = recipe.source()
                .orElseThrow(
                        () -> new IOException("the recipe '" + recipe.name() + "' names no source to download from"));
        if (request.networkForbidden()) {
            throw new IOException("no file was found and the network is not to be used");
        }
        download.fetch(source, cacheFile(), progress);
        return cacheFile();
    }

    private Optional<LoadedData> cached(List<String> misses) {
        Path file = cacheFile();
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        LoadedData data;
        try {
            data = read(file, " (from the cache)", List.of());
        } catch (DataException e) {
            misses.add("the cached file cannot be used: " + e.getMessage());
            return Optional.empty();
        }
        if (recipe.source().isPresent() && !data.verified()) {
            misses.add("the cached file " + file + " is not the published one and was not used");
            return Optional.empty();
        }
        return Optional.of(data);
    }

    private LoadedData read(Path file, String how, List<String> misses) {
        FileEstimate.require(file, recipe.columns());
        Dataset dataset = CsvTable.read(file, recipe.csv(), recipe.columns(), request.badRows(), workers, progress);
        dataset.sortTexts(workers); // cleaning asks for all of them, on one thread
        return loaded(dataset, recipe, file.toString(), how, misses);
    }

    /**
     * What is to be said of rows that have been read.
     *
     * @param file   where they stand
     * @param how    it was found, behind its name
     * @param misses what people must know besides
     */
    public static LoadedData loaded(Dataset dataset, Recipe recipe, String file, String how, List<String> misses) {
        return loaded(dataset, Synthesizer.isSynthetic(dataset, recipe), recipe, file, how, misses);
    }

    /** As above, where it is known whether the rows were invented. */
    public static LoadedData loaded(
            Dataset dataset, boolean synthetic, Recipe recipe, String file, String how, List<String> misses) {
        boolean verified = recipe.source()
                .map(source -> source.sha256().equals(dataset.sha256()))
                .orElse(false);
        List<String> warnings = new ArrayList<>();
        if (synthetic) {
            warnings.add(INVENTED);
        } else if (recipe.source().isPresent() && !verified) {
            warnings.add(file + " is not the published file: its SHA-256 is " + dataset.sha256() + ", the recipe's is "
                    + recipe.source().get().sha256() + ". Results may differ from published ones");
        }
        IgnoredColumns.line("the recipe does not mention", LoadedData.ignored(dataset, recipe))
                .ifPresent(warnings::add);
        warnings.addAll(dataset.source().doubts());
        warnings.addAll(LabelCheck.warnings(dataset, recipe.label()));
        if (!dataset.rejected().isEmpty()) {
            RejectedRow first = dataset.rejected().get(0);
            warnings.add(Numbers.counted(dataset.rejected().size(), "row") + " could not be read and "
                    + (dataset.rejected().size() == 1
                            ? "was left out, data row "
                            : "were left out, the first of them data row ")
                    + first.row() + ": " + first.reason());
        }
        warnings.addAll(misses);
        return new LoadedData(dataset, synthetic, verified, file + how, warnings);
    }

    private LoadedData synthetic(List<String> misses) {
        if (recipe.synthetic().isEmpty()) {
            throw new DataException("There is no data for the recipe '" + recipe.name() + "'"
                    + (misses.isEmpty() ? "" : ": " + String.join("; ", misses))
                    + ". Name a file with --data or " + FILE_VARIABLE);
        }
        Synthesizer synthesizer = request.syntheticRows()
                .map(rows -> new Synthesizer(recipe, rows, request.seed()))
                .orElseGet(() -> Synthesizer.ofDefaultSize(recipe, request.seed()));
        Dataset dataset = synthesizer.dataset(workers, progress);
        List<String> warnings = new ArrayList<>();
        warnings.add(INVENTED);
        warnings.addAll(misses);
        if (!misses.isEmpty()) {
            warnings.add("name the real file with --data or " + FILE_VARIABLE
                    + recipe.source()
                            .map(source -> ", or download it from " + source.url())
                            .orElse(""));
        }
        return new LoadedData(dataset, true, false, "generated with seed " + request.seed(), warnings);
    }
}
