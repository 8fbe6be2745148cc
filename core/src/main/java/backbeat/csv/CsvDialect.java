package backbeat.csv;

import java.nio.charset.Charset;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * How a CSV file is said to be written. What is empty here is told from the file's first bytes, as far as that is safe
 * ({@link CsvSniffer}); what cannot be told safely (that {@code 1,5} is a number, that there is no header) has to be said.
 *
 * @param separator what stands between fields; told from the file if empty
 * @param quote     what stands around fields that contain separators or line ends
 * @param comment   what lines begin with that are no rows
 * @param skip      how many lines stand above the table, such as a title
 * @param header    whether the first record names the columns
 * @param names     the names of the columns, in order, where there is no header; if empty, they are called
 *                  {@code column1}, {@code column2} and so on
 * @param decimal   what stands before the fraction of a number
 * @param thousands what groups the digits of a number by three
 * @param trim      whether blanks around fields without quotes are no part of them; told from the file if empty
 * @param rowNames  whether rows begin with a name that the header has no name for, as R writes them; told from the file if
 *                  empty. That column then has the empty name
 * @param encoding  the charset; if empty UTF-8, or UTF-16 where the file begins with its byte order mark
 */
public record CsvDialect(
        Optional<Character> separator,
        char quote,
        Optional<Character> comment,
        int skip,
        boolean header,
        List<String> names,
        char decimal,
        Optional<Character> thousands,
        Optional<Boolean> trim,
        Optional<Boolean> rowNames,
        Optional<String> encoding) {
    /** Comma or what the file shows, double quotes, a header, decimal points. */
    public static final CsvDialect AUTO = new CsvDialect(
            Optional.empty(),
            '"',
            Optional.empty(),
            0,
            true,
            List.of(),
            '.',
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** @throws IllegalArgumentException if two characters that must differ do not, or one cannot have its role */
    public CsvDialect {
        Objects.requireNonNull(separator, "separator");
        Objects.requireNonNull(comment, "comment");
        names = List.copyOf(names);
        Objects.requireNonNull(thousands, "thousands");
        Objects.requireNonNull(trim, "trim");
        Objects.requireNonNull(rowNames, "rowNames");
        Objects.requireNonNull(encoding, "encoding");
        require(skip >= 0, "The lines above the table are " + skip + "; they may be 0 or more");
        require(decimal == '.' || decimal == ',', "The decimal character is '" + decimal + "'; it may be . or ,");
        thousands.ifPresent(c -> require(
                c == ',' || c == '.' || c == ' ' || c == '\'' || c == '_' || c == '\u00a0' || c == '\u202f',
                "The thousands character is '" + c + "'; it may be a comma, a point, a blank, ' or _"));
        require(thousands.isEmpty() || thousands.get() != decimal, "Decimals and thousands have the same character");
        separator.ifPresent(c -> require(mark(c), "'" + c + "' cannot separate fields"));
        require(mark(quote), "'" + quote + "' cannot quote fields");
        comment.ifPresent(c -> require(mark(c), "'" + c + "' cannot begin a comment"));
        require(separator.isEmpty() || separator.get() != quote, "Separator and quote are the same character");
        require(
                comment.isEmpty() || comment.get() != quote && !comment.equals(separator),
                "The comment character has another role already");
        require(names.isEmpty() || !header, "Names of columns are for files without a header");
        Set<String> seen = new HashSet<>();
        names.forEach(name -> require(seen.add(name), "The column '" + name + "' is named twice"));
        encoding.ifPresent(CsvDialect::checkEncoding);
    }

    /** Any ASCII character that is no letter, digit, line end or other control, the tab apart. */
    private static boolean mark(char c) {
        return c == '\t' || c >= ' ' && c < 127 && !Character.isLetterOrDigit(c);
    }

    /** Whether a character could stand between fields beside what quotes them and begins comments. */
    boolean canSeparate(char c) {
        return mark(c) && c != quote && (comment.isEmpty() || comment.get() != c);
    }

    private static void checkEncoding(String name) {
        boolean known;
        try {
            known = Charset.isSupported(name);
        } catch (IllegalArgumentException e) {
            known = false;
        }
        require(known, "'" + name + "' is no encoding that Java knows; usual are UTF-8, UTF-16LE, windows-1252");
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    /** What the column at a place is called in a file without a header. */
    String name(int place) {
        return place < names.size() ? names.get(place) : "column" + (place + 1);
    }

    public CsvDialect withSeparator(char value) {
        return new CsvDialect(
                Optional.of(value), quote, comment, skip, header, names, decimal, thousands, trim, rowNames, encoding);
    }

    public CsvDialect withQuote(char value) {
        return new CsvDialect(
                separator, value, comment, skip, header, names, decimal, thousands, trim, rowNames, encoding);
    }

    public CsvDialect withComment(char value) {
        return new CsvDialect(
                separator,
                quote,
                Optional.of(value),
                skip,
                header,
                names,
                decimal,
                thousands,
                trim,
                rowNames,
                encoding);
    }

    public CsvDialect withSkip(int value) {
        return new CsvDialect(
                separator, quote, comment, value, header, names, decimal, thousands, trim, rowNames, encoding);
    }

    /** Without a header. */
    public CsvDialect withNames(List<String> value) {
        return new CsvDialect(
                separator, quote, comment, skip, false, value, decimal, thousands, trim, rowNames, encoding);
    }

    public CsvDialect withDecimal(char value) {
        return new CsvDialect(
                separator, quote, comment, skip, header, names, value, thousands, trim, rowNames, encoding);
    }

    public CsvDialect withThousands(char value) {
        return new CsvDialect(
                separator, quote, comment, skip, header, names, decimal, Optional.of(value), trim, rowNames, encoding);
    }

    public CsvDialect withTrim(boolean value) {
        return new CsvDialect(
                separator,
                quote,
                comment,
                skip,
                header,
                names,
                decimal,
                thousands,
                Optional.of(value),
                rowNames,
                encoding);
    }

    public CsvDialect withRowNames(boolean value) {
        return new CsvDialect(
                separator, quote, comment, skip, header, names, decimal, thousands, trim, Optional.of(value), encoding);
    }

    public CsvDialect withEncoding(String value) {
        return new CsvDialect(
                separator, quote, comment, skip, header, names, decimal, thousands, trim, rowNames, Optional.of(value));
    }
}
