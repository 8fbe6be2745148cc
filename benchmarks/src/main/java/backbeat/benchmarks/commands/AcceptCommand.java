package backbeat.benchmarks.commands;

import backbeat.benchmarks.results.ResultFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Keeps results that were measured in pieces. */
@Command(
        name = "accept",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = "Keeps results as the ones that later runs are compared with and that the report shows.",
        footer = {"", "What a file has measured replaces the same benchmarks; the rest of what was accepted stays."})
public final class AcceptCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE.json", description = "Results, each with its .env.json.")
    private List<Path> files;

    @Option(
            names = "--results",
            defaultValue = "${sys:backbeat.home:-.}/benchmarks/results",
            description = "Where results are kept.")
    private Path results;

    @Option(
            names = "--as",
            paramLabel = "FOLDER",
            description = "Keep whole files under their own names in this folder beside the accepted results.")
    private String folder;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        for (Path file : files) {
            ResultFile.read(file); // says what is wrong with a file that is none
            if (!ResultFile.environment(file).has("machine")) {
                throw new CommandLine.ParameterException(
                        spec.commandLine(), file + " has no " + ResultFile.environmentFile(file) + " beside it");
            }
            Path kept = folder == null
                    ? ResultFile.accept(file, results, false)
                    : ResultFile.keep(
                            file,
                            ResultFile.accepted(results, ResultFile.environment(file))
                                    .resolveSibling(folder));
            spec.commandLine().getOut().println(file + " -> " + kept);
        }
        spec.commandLine().getOut().flush();
        return 0;
    }
}
