package backbeat.cli;

import backbeat.files.OutputFile;
import backbeat.parallel.Workers;
import backbeat.recipe.Recipe;
import backbeat.recipe.RecipeJson;
import backbeat.synthetic.Synthesizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code backbeat data synthesize}: writes a made-up data set. */
@Command(
        name = "synthesize",
        mixinStandardHelpOptions = true,
        description = "Write made-up rows with the recipe's columns, any number of them, in constant memory.",
        footer = {"", "Same recipe, rows and seed give the same bytes, for any number of threads and", "on any JDK."})
final class DataSynthesizeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The CSV file to write.")
    private Path out;

    @Option(names = "--rows", paramLabel = "N", description = "How many rows. Default: as many as the recipe says.")
    private Long rows;

    @Option(
            names = "--recipe",
            paramLabel = "FILE",
            description =
                    "A recipe with a 'synthetic' part. Default: the bundled recipe of the Spotify Tracks Dataset.")
    private Path recipeFile;

    @Option(names = "--force", description = "Replace the file if it exists.")
    private boolean force;

    @Mixin
    private SeedOption seed;

    @Mixin
    private EngineOptions engine;

    @Override
    public Integer call() throws IOException {
        if (rows != null && rows < 1) {
            throw new ParameterException(spec.commandLine(), "--rows must be at least 1, not " + rows);
        }
        Recipe recipe = recipeFile == null ? RecipeJson.bundled() : RecipeJson.read(recipeFile);
        Synthesizer synthesizer = rows == null
                ? Synthesizer.ofDefaultSize(recipe, seed.seed())
                : new Synthesizer(recipe, rows, seed.seed());
        try (OutputFile file = OutputFile.prepare(out, force);
                Workers workers = engine.workers()) {
            synthesizer.write(file.stream(), workers, ProgressBarProgress.onStandardError());
            file.commit();
        }
        spec.commandLine()
                .getOut()
                .printf(Locale.ROOT, "%,d made-up rows, seed %d: %s%n", synthesizer.rows(), seed.seed(), out);
        return 0;
    }
}
