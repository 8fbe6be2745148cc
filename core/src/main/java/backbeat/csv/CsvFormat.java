package backbeat.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a CSV file is written, as it was found: a {@link CsvDialect} with nothing left open.
 *
 * @param dialect         with separator, trim, rowNames and encoding present
 * @param carriageReturns whether lines end with CR alone
 * @param compressed      whether the bytes are gzip
 * @param separatorLine   whether the first line is Excel's {@code sep=;} and no row
 */
public record CsvFormat(CsvDialect dialect, boolean carriageReturns, boolean compressed, boolean separatorLine) {
    /** What RFC 4180 says: comma, double quotes, a header; UTF-8. */
    static final CsvFormat PLAIN = new CsvFormat(
            CsvDialect.AUTO
                    .withSeparator(',')
                    .withTrim(false)
                    .withRowNames(false)
                    .withEncoding("UTF-8"),
            false,
            false,
            false);

    private static final Pattern SEPARATED = Pattern.compile("fields separated by (tabs|blanks|'(.)')");
    private static final String TRIMMED = "blanks around fields";
    private static final String NAMED_ROWS = "row names";
    private static final String COMPRESSED = "gzip";
    private static final String SEPARATOR_LINE = "a 'sep=' line";
    private static final String PLAIN_NAME = "plain CSV";
    private static final String OLD_LINES = "lines end with CR";

    /**
     * A dialect with what was left open filled in from what {@link #describe} said of a file: its separator, and whether
     * blanks and row names were there. The encoding stays open, as its mark tells it safely.
     */
    public static CsvDialect recalled(CsvDialect said, String description) {
        List<String> parts = List.of(description.split(", "));
        Matcher separated = SEPARATED.matcher(description);
        char separator = !separated.find()
                ? ','
                : separated.group(2) != null
                        ? separated.group(2).charAt(0)
                        : separated.group(1).equals("tabs") ? '\t' : ' ';
        CsvDialect recalled = said.separator().isPresent() ? said : said.withSeparator(separator);
        recalled = recalled.withTrim(said.trim().orElse(parts.contains(TRIMMED)));
        return recalled.withRowNames(said.rowNames().orElse(parts.contains(NAMED_ROWS)));
    }

    /**
     * What sets this file apart from one of which {@link #describe} said {@code other}, for people; empty where nothing does
     * but compression and line ends, which change no field.
     */
    public String differenceFrom(String other) {
        String own = shape(describe());
        String theirs = shape(other);
        return own.equals(theirs)
                ? ""
                : (own.isEmpty() ? PLAIN_NAME : own) + " here, " + (theirs.isEmpty() ? PLAIN_NAME : theirs) + " there";
    }

    private static String shape(String description) {
        List<String> parts = new ArrayList<>(List.of(description.split(", ")));
        parts.removeAll(List.of(COMPRESSED, OLD_LINES, SEPARATOR_LINE));
        return String.join(", ", parts);
    }

    /** Whether the bytes can be read as they are. */
    boolean isPlain() {
        return equals(PLAIN);
    }

    /** What is not as RFC 4180 has it, for people: {@code fields separated by ';', decimal ','}. Empty if nothing is. */
    public String describe() {
        List<String> parts = new ArrayList<>();
        if (compressed) {
            parts.add(COMPRESSED);
        }
        if (!dialect.encoding().orElse("UTF-8").equals("UTF-8")) {
            parts.add(dialect.encoding().get());
        }
        dialect.separator().filter(c -> c != ',').ifPresent(c -> parts.add("fields separated by " + named(c)));
        if (dialect.quote() != '"') {
            parts.add("quotes " + named(dialect.quote()));
        }
        dialect.comment().ifPresent(c -> parts.add("comments after " + named(c)));
        if (separatorLine) {
            parts.add(SEPARATOR_LINE);
        }
        if (!dialect.header()) {
            parts.add("no header");
        }
        if (dialect.rowNames().orElse(false)) {
            parts.add(NAMED_ROWS);
        }
        if (dialect.decimal() != '.') {
            parts.add("decimal " + named(dialect.decimal()));
        }
        dialect.thousands().ifPresent(c -> parts.add("thousands " + named(c)));
        if (dialect.trim().orElse(false)) {
            parts.add(TRIMMED);
        }
        if (carriageReturns) {
            parts.add(OLD_LINES);
        }
        return String.join(", ", parts);
    }

    static String named(char c) {
        return c == '\t' ? "tabs" : c == ' ' ? "blanks" : "'" + c + "'";
    }
}
