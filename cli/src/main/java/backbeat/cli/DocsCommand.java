package backbeat.cli;

import backbeat.book.Book;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code backbeat docs}: the documentation as a book of static HTML. */
@Command(
        name = "docs",
        mixinStandardHelpOptions = true,
        description = "Build the book: all pages of docs/ as HTML in one folder, to be read without a server.")
final class DocsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "book",
            description = "The folder; what an earlier book has there is replaced. Default: ${DEFAULT-VALUE}.")
    private Path folder;

    @Option(names = "--home", hidden = true, defaultValue = "${sys:backbeat.home:-.}", description = "The project.")
    private Path home;

    @Mixin
    private FormatOption format;

    /** The answer as JSON. */
    record Written(String book, int files) {}

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(home.resolve("docs/README.md"))) {
            throw new IOException("The pages are not here: there is no docs/README.md in " + home.toAbsolutePath()
                    + ". Run ./backbeat from a checkout of the project");
        }
        if (isForeign(folder)) {
            throw new ParameterException(
                    spec.commandLine(), "--out: " + folder + " has files that are no book; name another folder");
        }
        int files = Book.read(home).write(folder);
        Path page = folder.resolve("index.html");
        format.print(
                spec.commandLine().getOut(),
                () -> new Written(page.toString(), files),
                out -> out.println("Book: " + page + ", " + files + " files"));
        return 0;
    }

    /** Whether a folder has files, but not those of a book. */
    private static boolean isForeign(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isPresent() && !Files.exists(folder.resolve("book.css"));
        }
    }
}
