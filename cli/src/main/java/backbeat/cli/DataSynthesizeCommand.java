package backbeat.cli;

import backbeat.files.OutputFile;
import backbeat.parallel.Workers;
import backbeat.recipe.Recipe;
import backbeat.recipe.RecipeJson;
import backbeat.synthetic.Synthesizer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
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

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "The CSV file to write; - for standard output.")
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

    @Mixin
    private FormatOption format;

    /** The answer as JSON. */
    record Synthesized(String file, long rows, long seed) {}

    @Override
    public Integer call() throws IOException {
        if (rows != null && rows < 1) {
            throw new ParameterException(spec.commandLine(), "--rows must be at least 1, not " + rows);
        }
        Recipe recipe = recipeFile == null ? RecipeJson.bundled() : RecipeJson.read(recipeFile);
        Synthesizer synthesizer = rows == null
                ? Synthesizer.ofDefaultSize(recipe, seed.seed())
                : new Synthesizer(recipe, rows, seed.seed());
        if (out.toString().equals("-")) {
            try (Workers workers = engine.workers()) {
                OutputStream standard = StandardOutput.checked(System.out);
                synthesizer.write(standard, workers, ProgressBarProgress.onStandardError());
                standard.flush();
            }
            return 0;
        }
        new Sources(spec).with("the recipe", recipeFile).apartFromFile("--out", out);
        requireDisk(synthesizer);
        try (OutputFile file = OutputFile.prepare(out, force);
                Workers workers = engine.workers()) {
            synthesizer.write(file.stream(), workers, ProgressBarProgress.onStandardError());
            file.commit();
        }
        format.print(
                spec.commandLine().getOut(),
                () -> new Synthesized(out.toString(), synthesizer.rows(), seed.seed()),
                printed -> printed.printf(
                        Locale.ROOT, "%,d made-up rows, seed %d: %s%n", synthesizer.rows(), seed.seed(), out));
        return 0;
    }

    private void requireDisk(Synthesizer synthesizer) throws IOException {
        Path folder = OutputFile.followed(out).getParent();
        if (folder == null || !Files.isDirectory(folder) || Files.exists(out) && !Files.isRegularFile(out)) {
            return;
        }
        double free = Files.getFileStore(folder).getUsableSpace();
        if (free > 0 && synthesizer.rows() * synthesizer.rowBytes() > free) {
            throw new IOException(String.format(
                    Locale.ROOT,
                    "%,d rows need about %,.0f MiB, and the disk has %,.0f MiB: at most %,.0f rows fit",
                    synthesizer.rows(),
                    synthesizer.rows() * synthesizer.rowBytes() / (1 << 20),
                    free / (1 << 20),
                    Math.floor(free / synthesizer.rowBytes())));
        }
    }
}
