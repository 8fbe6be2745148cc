package backbeat.cli;

import backbeat.data.DataException;
import backbeat.parallel.Workers;
import backbeat.recipe.Recipe;
import backbeat.recipe.RecipeJson;
import backbeat.source.DataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code backbeat data fetch}: downloads the recipe's file to the cache. */
@Command(
        name = "fetch",
        mixinStandardHelpOptions = true,
        description = "Download the data file to the cache (data/cache), over HTTPS and checked by its hash.")
final class DataFetchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--recipe",
            paramLabel = "FILE",
            description =
                    "The recipe that names the source. Default: the bundled recipe of the Spotify Tracks Dataset.")
    private Path recipeFile;

    @Option(names = "--offline", description = "Never use the network. BACKBEAT_OFFLINE=1 says the same.")
    private boolean offline;

    @Option(names = "--force", description = "Download again even if the cache has the file.")
    private boolean force;

    @Mixin
    private FormatOption format;

    /**
     * The answer as JSON.
     *
     * @param downloaded whether it was downloaded now; false where the cache had it
     */
    record Fetched(String file, boolean downloaded) {}

    @Override
    public Integer call() {
        Recipe recipe = recipeFile == null ? RecipeJson.bundled() : RecipeJson.read(recipeFile);
        DataSource.Request request = DataSource.Request.defaults().withOffline(offline);
        DataSource source =
                new DataSource(recipe, request, Workers.sequential(), ProgressBarProgress.onStandardError());
        if (Files.exists(source.cacheFile()) && !force) {
            print(source.cacheFile(), false, " is there already; --force downloads it again");
            return 0;
        }
        try {
            print(source.fetch(), true, " downloaded, hash as published");
            return 0;
        } catch (IOException e) {
            String advice = recipe.source()
                    .map(named -> ". Download " + named.url() + " another way and name the file with --data")
                    .orElse("");
            throw new DataException("Nothing was downloaded: " + e.getMessage() + advice, e);
        }
    }

    private void print(Path file, boolean downloaded, String said) {
        format.print(
                spec.commandLine().getOut(),
                () -> new Fetched(file.toString(), downloaded),
                out -> out.println(file + said));
    }
}
