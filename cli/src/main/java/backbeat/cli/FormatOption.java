package backbeat.cli;

import java.util.Locale;
import picocli.CommandLine.Option;

/** For people or for programs: the option of every command that prints what it found. */
public final class FormatOption {
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
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "What to print: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Format format;

    /** Whether programs are to read it. */
    public boolean json() {
        return format == Format.JSON;
    }
}
