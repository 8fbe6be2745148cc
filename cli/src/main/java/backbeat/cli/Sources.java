package backbeat.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * The files that a command reads, so that it does not put what it writes in their place. {@code --force} is meant for what was
 * written before; whoever names an input once more, or a folder that holds it, has mistyped, and would lose it.
 */
public final class Sources {
    private final CommandSpec spec;
    private final Map<Path, String> files = new LinkedHashMap<>();

    /** @param spec of the command */
    public Sources(CommandSpec spec) {
        this.spec = spec;
    }

    /**
     * Adds one.
     *
     * @param name what it is to the command, for messages, such as {@code the input}
     * @param file null for none
     */
    public Sources with(String name, Path file) {
        if (file != null) {
            files.putIfAbsent(file, name);
        }
        return this;
    }

    /**
     * Refuses a file that is one of them, whatever path or link leads there.
     *
     * @param option what names the file that is to be written
     * @param output null for none
     * @throws ParameterException if it is
     */
    public void apartFromFile(String option, Path output) throws IOException {
        if (output == null || !Files.isRegularFile(output)) {
            return;
        }
        for (Map.Entry<Path, String> file : files.entrySet()) {
            if (Files.exists(file.getKey()) && Files.isSameFile(file.getKey(), output)) {
                throw refused(option + ": " + output + " is " + file.getValue()
                        + " itself, which would be replaced. Name another file");
            }
        }
    }

    /**
     * Refuses a folder that holds one of them, for a folder of results is replaced as a whole.
     *
     * @param option what names the folder that is to be written
     * @throws ParameterException if it does
     */
    public void apartFromFolder(String option, Path output) throws IOException {
        if (!Files.isDirectory(output)) {
            return;
        }
        for (Map.Entry<Path, String> file : files.entrySet()) {
            Path source = file.getKey();
            if (Files.exists(source) && source.toRealPath().startsWith(output.toRealPath())) {
                throw refused(option + ": " + file.getValue() + ", " + source + ", is in " + output
                        + ", which would be replaced as a whole. Name another folder");
            }
        }
    }

    private ParameterException refused(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
