package backbeat.cli;

import backbeat.data.Dataset.LabelValue;
import backbeat.data.RejectedRow;
import backbeat.data.Values;
import backbeat.preparation.LabelCheck;
import backbeat.preparation.PreprocessingOptions;
import backbeat.recipe.Protocol;
import backbeat.recipe.Recipe;
import backbeat.result.DataSummary;
import backbeat.result.SplitSummary;
import backbeat.source.CleaningLines;
import backbeat.source.LoadedData;
import backbeat.study.StudySet;
import backbeat.text.Numbers;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code backbeat data check}: whether a file can be used. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Read, clean and split the file as a run would, and say what is wrong with it.",
        footer = {"", "Exit code 0 if a run could use the file (warnings included), 1 if not."})
final class DataCheckCommand extends DataReadingCommand {
    private static final int SHOWN = 10;

    @Mixin
    private FormatOption format;

    /**
     * The answer as JSON.
     *
     * @param verified whether the file is the published one, byte for byte
     * @param format   what was found of the file's form; empty for the usual one
     * @param rejected the first rows that could not be read
     * @param labels   the label's values, the most frequent first
     */
    record Checked(
            String location,
            boolean verified,
            String format,
            List<String> rejected,
            List<LabelValue> labels,
            DataSummary data,
            String protocol,
            SplitSummary split) {}

    @Override
    public Integer call() throws Exception {
        Recipe recipe = data().recipe();
        read(recipe, (loaded, engine, progress) -> {
            PrintWriter out = spec().commandLine().getOut();
            if (format.json()) {
                format.print(out, () -> checked(loaded, recipe), table -> {});
            } else {
                print(loaded, recipe, seed(), out);
            }
        });
        return 0;
    }

    private Checked checked(LoadedData loaded, Recipe recipe) {
        LabelCheck.requireBothClasses(loaded.dataset(), recipe.label());
        StudySet set = prepared(loaded, recipe, seed());
        return new Checked(
                loaded.location(),
                loaded.verified(),
                loaded.dataset().source().format(),
                loaded.dataset().rejected().stream()
                        .limit(SHOWN)
                        .map(RejectedRow::describe)
                        .toList(),
                loaded.dataset().labelValues(LabelCheck.MOST_VALUES),
                set.dataSummary(),
                set.protocol().name(),
                set.splitSummary());
    }

    /** The rows as a run with no other options would have them, or its complaint. */
    private static StudySet prepared(LoadedData loaded, Recipe recipe, long seed) {
        Protocol protocol = recipe.protocol(recipe.defaultProtocol());
        return StudySet.prepare(
                loaded, recipe, protocol, protocol.label(recipe.label()), PreprocessingOptions.defaults(), seed);
    }

    private static void print(LoadedData loaded, Recipe recipe, long seed, PrintWriter out) {
        out.println(loaded.kind() + " data" + (loaded.verified() ? " as published: " : ": ") + loaded.location());
        out.println("sha256 " + loaded.dataset().sha256());
        if (!loaded.dataset().source().format().isEmpty()) {
            out.println("Format: " + loaded.dataset().source().format());
        }
        out.printf(
                Locale.ROOT,
                "%s read, %,d rejected%n",
                Numbers.counted(loaded.dataset().rows(), "row"),
                loaded.dataset().rejected().size());
        loaded.dataset().rejected().stream().limit(SHOWN).forEach(row -> out.println("  " + row.describe()));
        LabelCheck.requireBothClasses(loaded.dataset(), recipe.label());
        loaded.dataset()
                .labelValues(LabelCheck.MOST_VALUES)
                .forEach(value -> out.println(
                        "label '" + Values.shown(value.text()) + "': " + Numbers.counted(value.rows(), "row")));
        StudySet set = prepared(loaded, recipe, seed);
        StudySummary.cleaning(set).forEach(out::println);
        CleaningLines.describe(CleaningLines.gaps(loaded.dataset(), recipe)).forEach(out::println);
        SplitSummary split = set.splitSummary();
        out.printf(
                Locale.ROOT,
                "protocol %s, seed %d: %s for training, %,d for validation, %,d for the test%n",
                set.protocol().name(),
                seed,
                Numbers.counted(split.train(), "row"),
                split.validation(),
                split.test());
        out.println("The file fits the recipe '" + recipe.name() + "'.");
    }
}
