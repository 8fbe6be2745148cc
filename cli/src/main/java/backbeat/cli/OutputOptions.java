package backbeat.cli;

import backbeat.files.OutputFolder;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of every command that writes a folder of results and prints a summary. */
public final class OutputOptions {
    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for the results. Default: the first free name of runs/NAME, runs/NAME-2 …")
    private Path out;

    @Option(names = "--force", description = "Replace the folder if it holds results already.")
    private boolean force;

    @Mixin
    private FormatOption format;

    /** The folder asked for, or a free one below {@code runs} that starts with {@code name}. */
    public Path folder(String name) {
        return out != null ? out : OutputFolder.firstFree(Path.of("runs", name));
    }

    public boolean force() {
        return force;
    }

    public boolean json() {
        return format.json();
    }
}
