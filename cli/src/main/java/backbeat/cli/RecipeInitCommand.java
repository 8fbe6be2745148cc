package backbeat.cli;

import backbeat.draft.RecipeDraft;
import backbeat.files.OutputFile;
import backbeat.parallel.Workers;
import backbeat.text.JsonText;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code backbeat recipe init}: a recipe from a file alone. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description = "Draft a recipe from a CSV file alone: how it is written, what its columns seem to be, what to"
                + " predict. Comments in it say why; read it and change what is wrong.",
        footer = {
            "",
            "Next: backbeat recipe check FILE.json --data FILE.csv",
            "      backbeat run --recipe FILE.json --data FILE.csv"
        })
final class RecipeInitCommand implements Callable<Integer> {
    private static final String STANDARD = "-";

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "The CSV file.")
    private Path file;

    @Option(names = "--label", paramLabel = "COLUMN", description = "The column to predict. Default: a guess.")
    private String label;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            defaultValue = STANDARD,
            description = "Where to write the recipe; - for standard output. Default: ${DEFAULT-VALUE}.")
    private String output;

    @Option(names = "--force", description = "Replace the recipe if there is one.")
    private boolean force;

    @Mixin
    private EngineOptions engine;

    @Mixin
    private FormatOption format;

    /**
     * The answer as JSON.
     *
     * @param file   where the recipe was written; - for nowhere
     * @param recipe the recipe, without its comments
     */
    record Drafted(String file, JsonNode recipe, List<String> remarks) {}

    @Override
    public Integer call() throws IOException {
        new Sources(spec).with("the table", file).apartFromFile("-o", output.equals(STANDARD) ? null : Path.of(output));
        RecipeDraft draft;
        try (Workers workers = engine.workers()) {
            draft = RecipeDraft.of(file, Optional.ofNullable(label), workers, ProgressBarProgress.onStandardError());
        }
        draft.recipe(); // what is written can be read
        if (!output.equals(STANDARD)) {
            try (OutputFile target = OutputFile.prepare(Path.of(output), force)) {
                target.stream().write(draft.json().getBytes(StandardCharsets.UTF_8));
                target.commit();
            }
        }
        if (format.json()) {
            Drafted drafted = new Drafted(
                    output, JsonText.tree(draft.json().getBytes(StandardCharsets.UTF_8), output), draft.remarks());
            format.print(spec.commandLine().getOut(), () -> drafted, out -> {});
            return 0;
        }
        if (output.equals(STANDARD)) {
            PrintWriter out = spec.commandLine().getOut();
            out.print(draft.json());
            out.flush();
        }
        PrintWriter err = spec.commandLine().getErr();
        draft.remarks().forEach(err::println);
        return 0;
    }
}
