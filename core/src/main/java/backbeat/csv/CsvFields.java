package backbeat.csv;

/** Writes fields as CSV. Not for reading: that is Commons CSV's work. */
public final class CsvFields {
    private static final long[] SCALES = {
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
    };

    private CsvFields() {}

    /** A text, in quotes where RFC 4180 asks for them. */
    public static void append(StringBuilder line, String field) {
        boolean plain = true;
        for (int i = 0; i < field.length() && plain; i++) {
            char c = field.charAt(i);
            plain = c != ',' && c != '"' && c != '\n' && c != '\r';
        }
        if (plain) {
            line.append(field);
        } else {
            line.append('"').append(field.replace("\"", "\"\"")).append('"');
        }
    }

    /** A number given as {@code scaled / 10^decimals}, without trailing zeros but with one digit after the point. */
    public static void append(StringBuilder line, long scaled, int decimals) {
        if (decimals == 0) {
            line.append(scaled);
            return;
        }
        long magnitude = Math.abs(scaled);
        if (scaled < 0) {
            line.append('-');
        }
        line.append(magnitude / SCALES[decimals]).append('.');
        long fraction = magnitude % SCALES[decimals];
        int digits = decimals;
        while (digits > 1 && fraction % 10 == 0) {
            fraction /= 10;
            digits--;
        }
        for (int d = digits - 1; d > 0 && fraction < SCALES[d]; d--) {
            line.append('0');
        }
        line.append(fraction);
    }

    /** {@code 10^decimals}. */
    public static long scale(int decimals) {
        return SCALES[decimals];
    }
}
