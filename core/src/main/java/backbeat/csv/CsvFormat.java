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
 * @param emptyLast       whether every row, but not the header, ends with a separator that nothing stands behind
 */
public record CsvFormat(
        CsvDialect dialect, boolean carriageReturns, boolean compressed, boolean separatorLine, boolean emptyLast) {
    /** What RFC 4180 says: comma, double quotes, a header; UTF-8. */
    static final CsvFormat PLAIN = new CsvFormat(
            CsvDialect.AUTO
                    .withSeparator(',')
                    .withTrim(false)
                    .withRowNames(false)
                    .withEncoding("UTF-8"),
            false,
            false,
            false,
            false);

    private static final Pattern SEPARATED = Pattern.compile("fields separated by (tabs|blanks|'(.)')");
    private static final String TRIMMED = "blanks around fields";
    private static final String NAMED_ROWS = "row names";
    private static final String COMPRESSED = "gzip";
    private static final String SEPARATOR_LINE = "a 'sep=' line";
    private static final String EMPTY_LAST = "a separator behind the last field of rows";
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
     * What this file shows otherwise than one of which {@link #describe} said {@code other}, for people: its separator, blanks
     * around fields, row names. What was said of both, such as the decimal sign, is no difference, and compression, encoding
     * and line ends change no field.
     */
    public String differenceFrom(String other) {
        CsvDialect theirs = recalled(CsvDialect.AUTO, other);
        List<String> parts = new ArrayList<>();
        char own = dialect.separator().orElseThrow();
        char their = theirs.separator().orElseThrow();
        if (own != their) {
            parts.add("fields separated by " + named(own) + " here, by " + named(their) + " there");
        }
        boolean blanks = dialect.trim().orElse(false);
        if (blanks != theirs.trim().orElseThrow()) {
            parts.add(TRIMMED + (blanks ? " here, none there" : " there, none here"));
        }
        boolean names = dialect.rowNames().orElse(false);
        if (names != theirs.rowNames().orElseThrow()) {
            parts.add(NAMED_ROWS + (names ? " here, none there" : " there, none here"));
        }
        return String.join("; ", parts);
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
        if (dialect.skip() > 0) {
            parts.add(dialect.skip() == 1 ? "a line above the table" : dialect.skip() + " lines above the table");
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
        if (emptyLast) {
            parts.add(EMPTY_LAST);
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
