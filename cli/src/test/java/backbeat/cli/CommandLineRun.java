package backbeat.cli;

import backbeat.catalogue.Catalogue;
import backbeat.learners.StandardCatalogue;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * What a call of the command line did, for tests.
 *
 * @param code the exit code
 * @param out  what it printed
 * @param err  what it complained about
 */
record CommandLineRun(int code, String out, String err) {
    static CommandLineRun of(String... arguments) {
        return of(StandardCatalogue.get(), arguments);
    }

    /** As above, with another catalogue of learners. */
    static CommandLineRun of(Catalogue catalogue, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Backbeat.commandLine(catalogue)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        int code = line.execute(arguments);
        return new CommandLineRun(code, out.toString(), err.toString());
    }
}
