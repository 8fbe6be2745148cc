package backbeat.cli;

import backbeat.draft.RecipeDraft;
import backbeat.files.Json;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.recipe.Recipe;
import backbeat.source.DataDescriber;
import backbeat.source.DataDescription;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code backbeat data describe}: what is in the data. */
@Command(
        name = "describe",
        mixinStandardHelpOptions = true,
        description = "Print what is in the data: columns, missing and odd values, duplicates per key, class balance at"
                + " several thresholds, the label by category.",
        footer = {
            "",
            "Without --recipe, a file of your own is read by a drafted recipe ('backbeat",
            "recipe init' writes it down), and rows that cannot be read are skipped."
        })
final class DataDescribeCommand extends DataReadingCommand {
    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "8",
            description = "How many of the most and least positive categories to show. Default: ${DEFAULT-VALUE}.")
    private int top;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() throws Exception {
        if (top < 1) {
            throw new ParameterException(spec().commandLine(), "--top must be at least 1, not " + top);
        }
        boolean guessed = data().isOfAnotherTable();
        Recipe recipe = guessed ? drafted() : data().recipe();
        if (guessed && !spec().commandLine().getParseResult().hasMatchedOption("--on-bad-row")) {
            data().skipBadRows(); // as the draft did: what a file holds can be told beside what cannot be read
        }
        read(recipe, (loaded, engine, progress) -> {
            DataDescription description = DataDescriber.describe(loaded, recipe);
            PrintWriter out = spec().commandLine().getOut();
            if (format.json()) {
                out.println(Json.text(description));
            } else {
                new DescriptionPrinter(out, top).print(description);
            }
        });
        return 0;
    }

    /** Without a recipe, what the file alone suggests. */
    private Recipe drafted() {
        RecipeDraft draft =
                RecipeDraft.of(data().file().orElseThrow(), Optional.empty(), Workers.sequential(), Progress.NONE);
        spec().commandLine()
                .getErr()
                .println(
                        "note: no recipe was named, so what the columns mean is a guess ('backbeat recipe init' writes it"
                                + " down)");
        draft.doubts().forEach(doubt -> spec().commandLine().getErr().println("note: " + doubt));
        return draft.recipe();
    }
}
