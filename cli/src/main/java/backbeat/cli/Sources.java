package backbeat.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * The files that a command reads, so that it does not put what it writes in their place. {@code --force} is meant for what was
 * written before; whoever names an input once more, or a folder that holds it, has mistyped, and would lose it.
 */
public final class Sources {
    /** What stands behind the descriptor of standard input, a file where a shell has redirected it; there is none on Windows. */
    private static final Path STANDARD_INPUT = Path.of("/dev/stdin");

    private static final Path STANDARD_OUTPUT = Path.of("/dev/stdout");

    private static final String AS_A_WHOLE = ", which would be replaced as a whole. Name another folder";

    /** The links that a path may lead through; Linux follows as many. */
    private static final int MOST_LINKS = 40;

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

    /** Adds what is read from standard input, which may be a file all the same. */
    public Sources withStandardInput(String name) {
        return with(name + " (standard input)", STANDARD_INPUT);
    }

    /**
     * Refuses to print into one of them: it would be read as it grows, without an end, or is empty already.
     *
     * @throws ParameterException if standard output is redirected into one
     */
    public void apartFromStandardOutput() throws IOException {
        for (Map.Entry<Path, String> file : files.entrySet()) {
            if (isSame(file.getKey(), STANDARD_OUTPUT)) {
                throw refused("standard output goes into " + file.getValue() + " itself. Print into another file");
            }
        }
    }

    /**
     * Refuses a file that is one of them, whatever path or link leads there.
     *
     * @param option what names the file that is to be written
     * @param output null for none
     * @throws ParameterException if it is
     */
    public void apartFromFile(String option, Path output) throws IOException {
        if (output == null) {
            return;
        }
        for (Map.Entry<Path, String> file : files.entrySet()) {
            if (isSame(file.getKey(), output)) {
                throw refused(option + ": " + output + " is " + file.getValue()
                        + " itself, which would be replaced. Name another file");
            }
        }
    }

    private static boolean isSame(Path source, Path output) throws IOException {
        return Files.isRegularFile(output) && Files.exists(source) && Files.isSameFile(source, output);
    }

    /**
     * Refuses a folder that holds one of them, or a link on the way to one, for a folder of results is replaced as a whole.
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
            if (!Files.exists(source)) {
                continue;
            }
            if (isIn(source, output)) {
                throw refused(option + ": " + file.getValue() + ", " + source + ", is in " + output + AS_A_WHOLE);
            }
            Optional<Path> link = linkIn(output, source);
            if (link.isPresent()) {
                throw refused(option + ": " + link.get() + ", a link to " + file.getValue() + ", is in " + output
                        + AS_A_WHOLE);
            }
        }
    }

    /** Whether a file, or one of the links that its path leads through, is in a folder or below. */
    private static boolean isIn(Path file, Path folder) throws IOException {
        Path here = file.toAbsolutePath();
        for (int links = 0; links < MOST_LINKS; links++) {
            if (isBelow(here, folder)) {
                return true;
            }
            if (!Files.isSymbolicLink(here)) {
                break;
            }
            here = here.resolveSibling(Files.readSymbolicLink(here));
        }
        return isBelow(file.toRealPath(), folder);
    }

    /** Whether a path goes through a folder, and not out of it again. */
    private static boolean isBelow(Path file, Path folder) throws IOException {
        for (Path up = file.getParent(); up != null; up = up.getParent()) {
            Path rest = file.subpath(up.getNameCount(), file.getNameCount());
            boolean stays = !rest.normalize().startsWith("..");
            if (stays && Files.exists(up) && Files.isSameFile(up, folder)) {
                return true;
            }
        }
        return false;
    }

    /** A symbolic link in a folder that leads to a file. */
    private static Optional<Path> linkIn(Path folder, Path file) throws IOException {
        try (DirectoryStream<Path> links = Files.newDirectoryStream(folder, Files::isSymbolicLink)) {
            for (Path link : links) {
                if (Files.exists(link) && Files.isSameFile(link, file)) {
                    return Optional.of(link);
                }
            }
        }
        return Optional.empty();
    }

    private ParameterException refused(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
