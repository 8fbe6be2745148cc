package backbeat.cli;

import backbeat.files.OutputFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code backbeat generate-man}: the manual pages, made of what the help pages are made of. */
@Command(
        name = "generate-man",
        mixinStandardHelpOptions = true,
        description = "Write a manual page for every command into a folder (backbeat.1, backbeat-run.1, …).")
final class ManPagesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The folder, such as ~/.local/share/man/man1.")
    private Path folder;

    @Option(names = "--force", description = "Replace pages that exist.")
    private boolean force;

    @Override
    public Integer call() throws IOException {
        Files.createDirectories(folder);
        List<CommandLine> all = new ArrayList<>();
        collect(spec.root().commandLine(), all);
        for (CommandLine line : all) {
            String name = ManPage.name(line.getCommandSpec());
            try (OutputFile file = OutputFile.prepare(folder.resolve(name + ".1"), force)) {
                file.stream().write(ManPage.of(line).getBytes(StandardCharsets.UTF_8));
                file.commit();
            }
        }
        spec.commandLine().getOut().println(all.size() + " manual pages: " + folder);
        return 0;
    }

    private static void collect(CommandLine line, List<CommandLine> all) {
        all.add(line);
        line.getSubcommands().values().forEach(below -> collect(below, all));
    }
}
