package backbeat.cli;

import backbeat.csv.CsvGuess;
import backbeat.data.BadRows;
import backbeat.data.DataException;
import backbeat.data.SetRule;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.recipe.Recipe;
import backbeat.recipe.RecipeJson;
import backbeat.recipe.SyntheticSpec;
import backbeat.source.DataSource;
import backbeat.source.LoadedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options of every command that reads data: which recipe, which file, what to do with rows that cannot be read. */
public final class DataOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "CSV file. Default: the file BACKBEAT_DATA names, the local cache, a download, or else a"
                    + " synthetic set.")
    private Path data;

    @Option(
            names = "--recipe",
            paramLabel = "FILE",
            description = "What the file's columns mean, as JSON: see docs/data.md. Default: the bundled recipe of the"
                    + " Spotify Tracks Dataset.")
    private Path recipe;

    /** What a row that stands for several has in a column in which they differ. */
    enum Genres {
        FIRST,
        ALL
    }

    @Option(
            names = "--genres",
            paramLabel = "WHICH",
            description =
                    "Where one row stands for several: all, the categories of all of them, as a set; or first, that of"
                            + " the first alone. Default: as the recipe's set columns say; the bundled recipe takes all genres"
                            + " of a track.")
    private Genres genres;

    @Option(
            names = "--on-bad-row",
            paramLabel = "ACTION",
            defaultValue = "fail",
            description = "Rows that cannot be read: fail, skip. A run writes skipped ones to rejects.csv, with the"
                    + " reason. Default: ${DEFAULT-VALUE}.")
    private BadRows badRows;

    @Option(names = "--offline", description = "Never use the network. BACKBEAT_OFFLINE=1 says the same.")
    private boolean offline;

    @Option(names = "--synthetic", description = "Use made-up rows even where the real file is at hand.")
    private boolean synthetic;

    @Option(
            names = "--rows",
            paramLabel = "N",
            description = "How many synthetic rows. Default: as many as the recipe says.")
    private Long rows;

    /** The command of a finished run, as far as it says where the data are. */
    @Command
    private static final class Recorded {
        @Mixin
        private DataOptions data;
    }

    /**
     * These options; where they say nothing, what the command of a finished run said.
     *
     * @param command its arguments
     * @throws DataException if the file that it read is gone
     */
    DataOptions orAs(List<String> command) {
        Recorded recorded = new Recorded();
        try {
            new CommandLine(recorded)
                    .setUnmatchedArgumentsAllowed(true)
                    .setCaseInsensitiveEnumValuesAllowed(true)
                    .parseArgs(command.toArray(String[]::new));
        } catch (ParameterException e) {
            return this; // written by hand, or by another version
        }
        DataOptions said = recorded.data;
        DataOptions both = new DataOptions();
        both.spec = spec;
        both.recipe = recipe != null ? recipe : said.recipe;
        both.genres = genres != null ? genres : said.genres;
        boolean own = data != null || synthetic;
        both.data = own ? data : said.data;
        both.synthetic = own ? synthetic : said.synthetic;
        both.rows = rows != null || own ? rows : said.rows;
        both.badRows = badRows == null || badRows == BadRows.FAIL ? said.badRows : badRows;
        both.offline = offline || said.offline;
        for (Path file : Arrays.asList(both.data, both.recipe)) {
            if (file != null && file != data && file != recipe && !Files.exists(file)) {
                throw new DataException("The run read " + file + ", which is not there (any more, or seen from here)."
                        + " Say where it is: --data FILE, --recipe FILE");
            }
        }
        return both;
    }

    /** Whether a recipe was named. */
    boolean hasRecipe() {
        return recipe != null;
    }

    /** The file that was named, if one was. */
    Optional<Path> file() {
        return Optional.ofNullable(data);
    }

    /** The files that are read, which nothing may be written over. */
    public Sources sources() {
        String variable = System.getenv(DataSource.FILE_VARIABLE);
        boolean named = data == null && !synthetic && variable != null && !variable.isBlank();
        return new Sources(spec)
                .with("the table", data)
                .with("the table (" + DataSource.FILE_VARIABLE + ")", named ? Path.of(variable) : null)
                .with("the recipe", recipe);
    }

    /** The recipe asked for. */
    public Recipe recipe() {
        return withGenres(recipe == null ? RecipeJson.bundled() : RecipeJson.read(recipe));
    }

    /** A recipe with the set columns that were asked for. */
    Recipe withGenres(Recipe read) {
        if (genres == Genres.FIRST) {
            return read.withoutSets();
        }
        if (genres == Genres.ALL && read.columns().sets().stream().noneMatch(SetRule::collect)) {
            return read.collecting(read.synthetic()
                    .map(SyntheticSpec::blocks)
                    .filter(read.columns().categorical()::contains)
                    .orElseThrow(() -> new DataException("The recipe '" + read.name() + "' has no set column that"
                            + " collects: --genres all needs \"set\": {\"COLUMN\": {\"collect\": true}} among its"
                            + " columns")));
        }
        return read;
    }

    /** What to do with rows that cannot be read. */
    public BadRows badRows() {
        return badRows;
    }

    /** Goes on where a row cannot be read. */
    void skipBadRows() {
        badRows = BadRows.SKIP;
    }

    /** The recipe's file, where one was named. */
    public Optional<Path> recipeFile() {
        return Optional.ofNullable(recipe);
    }

    /** The search for the file, as the options say. */
    public DataSource.Request request(long seed) {
        if (data != null && synthetic) {
            throw new ParameterException(spec.commandLine(), "--data and --synthetic exclude each other");
        }
        if (rows != null && rows < 1) {
            throw new ParameterException(spec.commandLine(), "--rows must be at least 1, not " + rows);
        }
        return new DataSource.Request(
                Optional.ofNullable(data),
                synthetic,
                Optional.ofNullable(rows),
                offline,
                DataSource.Request.defaultCache(),
                badRows,
                seed,
                System.getenv());
    }

    /** Whether the file that was named is of another table than the bundled recipe, which stands in where none is named. */
    boolean isOfAnotherTable() {
        if (data == null || recipe != null || !Files.isRegularFile(data)) {
            return false;
        }
        List<String> wanted = recipe().columns().names();
        try {
            List<String> names = CsvGuess.of(data).names();
            return !names.isEmpty() && wanted.stream().filter(names::contains).count() < wanted.size() / 2;
        } catch (IOException e) {
            return false; // reading it will say what is wrong
        }
    }

    /** Finds and reads the data of {@code recipe}. */
    public LoadedData load(Recipe recipe, long seed, Workers workers, Progress progress) {
        if (this.recipe == null && recipe.name().equals(recipe().name()) && isOfAnotherTable()) {
            throw new DataException(data + " does not have the columns of the bundled recipe '" + recipe.name()
                    + "': it is another table. Draft its recipe with 'backbeat recipe init " + data
                    + " -o FILE.json' and name that with --recipe FILE.json");
        }
        return new DataSource(recipe, request(seed), workers, progress).load();
    }

    /** Says on standard error what people must know about the data. */
    public void warn(LoadedData loaded) {
        warn(loaded.warnings());
    }

    /** Says on standard error what people must know besides. */
    void warn(List<String> warnings) {
        warnings.forEach(warning -> spec.commandLine().getErr().println("warning: " + warning));
    }
}
