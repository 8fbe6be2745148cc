package backbeat.cli;

import backbeat.data.DataException;
import backbeat.data.LabelRule;
import backbeat.data.Values;
import backbeat.learner.Learners;
import backbeat.preparation.PreprocessingOptions;
import backbeat.recipe.Protocol;
import backbeat.recipe.Recipe;
import backbeat.recipe.RecipeJson;
import backbeat.result.DataSummary;
import backbeat.result.SplitSummary;
import backbeat.source.CleaningLines;
import backbeat.source.IgnoredColumns;
import backbeat.source.LoadedData;
import backbeat.study.StudySet;
import backbeat.table.Schema;
import backbeat.text.Numbers;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code backbeat recipe check}: what a run would do, without fitting anything. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Read, clean, split and prepare the rows as a run would, and say what comes of it.",
        footer = {"", "Exit code 0 if a run could begin (warnings included), 1 if not."})
final class RecipeCheckCommand extends DataReadingCommand {
    @Parameters(index = "0", arity = "0..1", paramLabel = "RECIPE", description = "The recipe; the same as --recipe.")
    private Path file;

    @Option(
            names = "--protocol",
            paramLabel = "NAME",
            description = "How rows become training and test rows. Default: the recipe's default.")
    private String protocol;

    @Mixin
    private PreparationOptions preparation;

    @Mixin
    private FormatOption format;

    /**
     * The answer as JSON.
     *
     * @param numeric     the number of numeric columns that learners see
     * @param categorical the number of categorical ones
     * @param oneHot      the number of columns that these would be one-hot, the numeric ones among them
     * @param missing     the columns in which values are missing, and what becomes of those
     */
    record Checked(
            DataSummary data,
            String protocol,
            SplitSummary split,
            int numeric,
            int categorical,
            int oneHot,
            List<CleaningLines.Gap> missing,
            List<String> dropped,
            List<String> ignored) {}

    @Override
    public Integer call() throws Exception {
        Recipe recipe = recipe();
        Protocol chosen;
        LabelRule rule;
        try {
            chosen = recipe.protocol(protocol == null ? recipe.defaultProtocol() : protocol);
            rule = preparation.threshold().isPresent()
                    ? recipe.label().withThreshold(preparation.threshold().getAsDouble())
                    : chosen.label(recipe.label());
        } catch (DataException e) {
            throw new ParameterException(spec().commandLine(), e.getMessage(), e);
        }
        read(recipe, (loaded, engine, progress) -> {
            PrintWriter out = spec().commandLine().getOut();
            PreprocessingOptions options = PreprocessingOptions.defaults().withOutliers(preparation.outliers());
            StudySet set = StudySet.prepare(loaded, recipe, chosen, rule, options, seed());
            format.print(out, () -> checked(set, loaded), table -> print(set, loaded, table));
        });
        return 0;
    }

    private Recipe recipe() {
        if (file == null) {
            return data().recipe();
        }
        if (data().hasRecipe()) {
            throw new ParameterException(spec().commandLine(), "Name the recipe once: as RECIPE or with --recipe");
        }
        if (!file.getFileName().toString().endsWith(".json")) {
            throw new ParameterException(
                    spec().commandLine(), file + " is no recipe (.json). Name a CSV file with --data FILE");
        }
        return data().withGenres(RecipeJson.read(file));
    }

    private static Checked checked(StudySet set, LoadedData loaded) {
        Schema schema = set.preprocessor().schema();
        return new Checked(
                set.dataSummary(),
                set.protocol().name(),
                set.splitSummary(),
                schema.numericCount(),
                schema.categoricalCount(),
                schema.oneHotWidth(),
                CleaningLines.gaps(loaded.dataset(), set.recipe()),
                set.recipe().dropped(),
                loaded.ignored(set.recipe()));
    }

    private static void print(StudySet set, LoadedData loaded, PrintWriter out) {
        Recipe recipe = set.recipe();
        StudySummary summary = new StudySummary(Learners.standard(), out);
        summary.data(set, loaded.location(), "; run writes them to rejects.csv");
        summary.split(set.protocol().name(), set.splitSummary());
        Schema schema = set.preprocessor().schema();
        out.println("Learners see " + Numbers.counted(schema.numericCount(), "numeric column") + " and "
                + Numbers.counted(schema.categoricalCount(), "categorical one") + ", "
                + Numbers.counted(schema.oneHotWidth(), "column") + " one-hot.");
        if (!recipe.dropped().isEmpty()) {
            out.println(
                    "Dropped, as the recipe says: " + Values.shown("'" + String.join("', '", recipe.dropped()) + "'"));
        }
        IgnoredColumns.line("the recipe does not mention", loaded.ignored(recipe))
                .ifPresent(out::println);
        out.println("Nothing was fitted.");
    }
}
