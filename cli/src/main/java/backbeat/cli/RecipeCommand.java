package backbeat.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code backbeat recipe}: what another table's columns mean. */
@Command(
        name = "recipe",
        mixinStandardHelpOptions = true,
        description = "Draft the recipe of another table, or say what a run would make of it.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {RecipeInitCommand.class, RecipeCheckCommand.class})
final class RecipeCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name what to do with the recipe: init or check");
    }
}
