package backbeat.cli;

import backbeat.catalogue.Catalogue;
import backbeat.report.Report;
import backbeat.result.Parts;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code backbeat report}: the report of a finished run, from its files alone. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Write report.html and report.md of a finished run again, from the files in its folder.")
final class ReportCommand implements Callable<Integer> {
    private final Catalogue catalogue;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Folder that 'backbeat run' has written.")
    private Path folder;

    @Option(
            names = "--with",
            paramLabel = "DIR",
            description =
                    "Also tell what 'backbeat study' found: a folder that holds leaks.json or published.json. Repeatable.")
    private List<Path> studies = List.of();

    @Mixin
    private FormatOption format;

    /** The answer as JSON. */
    record Written(String report) {}

    ReportCommand(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Integer call() throws Exception {
        Report.write(folder, studies, catalogue.learners(), Parts.ALL);
        Path page = folder.resolve(Report.HTML);
        format.print(
                spec.commandLine().getOut(), () -> new Written(page.toString()), out -> out.println("Report: " + page));
        return 0;
    }
}
