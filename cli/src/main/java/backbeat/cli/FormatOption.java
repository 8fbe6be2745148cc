package backbeat.cli;

import backbeat.files.Json;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** For people or for programs: the option of every command that prints what it found. */
public final class FormatOption {
    private static final String NAME = "--format";

    /** How it is printed. */
    public enum Format {
        TABLE,
        JSON;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = NAME,
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "What to print: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Format format;

    /** Whether arguments ask for JSON, told without a parse, which may have failed. */
    static boolean asksForJson(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            String value = argument.startsWith(NAME + "=")
                    ? argument.substring(NAME.length() + 1)
                    : argument.equals(NAME) && i + 1 < arguments.size() ? arguments.get(i + 1) : "";
            if (value.equalsIgnoreCase(Format.JSON.name())) {
                return true;
            }
        }
        return false;
    }

    /**
     * Prints what was found, as JSON or as {@code table} does.
     *
     * @param answer a record or map with the same facts; made where JSON is asked for
     */
    public void print(PrintWriter out, Supplier<?> answer, Consumer<PrintWriter> table) {
        if (json()) {
            out.println(Json.text(answer.get()));
        } else {
            table.accept(out);
        }
        out.flush();
    }

    /** Whether programs are to read it. */
    public boolean json() {
        return format == Format.JSON;
    }
}
