package backbeat.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code backbeat study}: experiments beside the main run. */
@Command(
        name = "study",
        mixinStandardHelpOptions = true,
        description =
                "Experiments beside the main run: what leaks are worth, what knowledge is worth, and where the published"
                        + " table comes from.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {LeaksCommand.class, KnowledgeCommand.class, PublishedCommand.class})
final class StudyCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name an experiment: leaks, knowledge or published");
    }
}
