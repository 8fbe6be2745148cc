package backbeat.csv;

import java.util.ArrayList;
import java.util.List;

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

    /** Whether the bytes can be read as they are. */
    boolean isPlain() {
        return equals(PLAIN);
    }

    /** What is not as RFC 4180 has it, for people: {@code fields separated by ';', decimal ','}. Empty if nothing is. */
    public String describe() {
        List<String> parts = new ArrayList<>();
        if (compressed) {
            parts.add("gzip");
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
            parts.add("a 'sep=' line");
        }
        if (!dialect.header()) {
            parts.add("no header");
        }
        if (dialect.rowNames().orElse(false)) {
            parts.add("row names");
        }
        if (dialect.decimal() != '.') {
            parts.add("decimal " + named(dialect.decimal()));
        }
        dialect.thousands().ifPresent(c -> parts.add("thousands " + named(c)));
        if (dialect.trim().orElse(false)) {
            parts.add("blanks around fields");
        }
        if (carriageReturns) {
            parts.add("lines end with CR");
        }
        return String.join(", ", parts);
    }

    static String named(char c) {
        return c == '\t' ? "tabs" : c == ' ' ? "blanks" : "'" + c + "'";
    }
}
