package backbeat.csv;

import backbeat.data.Decimal;
import backbeat.text.Digits;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes CSV (RFC 4180; UTF-8, lines end with {@code \n}) into memory, from where it goes to a stream in one piece. Fields
 * are put in quotes only where they must be. Not for two threads at once.
 *
 * <pre>{@code
 * CsvWriter rows = new CsvWriter();
 * rows.field("title").field("probability").endRow();
 * rows.field("Harder, Better").probability(0.25).endRow();
 * rows.writeTo(out);
 * }</pre>
 */
public final class CsvWriter {
    /** Decimals of a probability in files. */
    private static final int DECIMALS = 9;

    /** The digits of a probability that say something; those behind them are noise of rounding. */
    private static final MathContext SIGNIFICANT = new MathContext(12, RoundingMode.HALF_EVEN);

    /** Twelve digits move what is below one by half a unit of the twelfth decimal at most; this is twice as much. */
    private static final double NEAR_HALF = 1e-3;

    private byte[] bytes = new byte[256];
    private int length;
    private boolean rowBegun;
    private final boolean safe;

    public CsvWriter() {
        this(false);
    }

    /**
     * @param safe whether an apostrophe goes before a text that a spreadsheet would take for a formula: one that begins with
     *             {@code =}, {@code +}, {@code -}, {@code @}, a tab or a carriage return and is no number
     */
    public CsvWriter(boolean safe) {
        this.safe = safe;
    }

    /** A field of text. */
    public CsvWriter field(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return field(utf8, 0, utf8.length);
    }

    /**
     * A field of text as {@link #field(byte[], int, int)}, but the empty text in quotes: some readers take a field of nothing
     * for no value, and a quoted one for the empty text.
     */
    public CsvWriter text(byte[] utf8, int from, int to) {
        if (from < to) {
            return field(utf8, from, to);
        }
        begin(2);
        bytes[length++] = '"';
        bytes[length++] = '"';
        return this;
    }

    /** As above. */
    public CsvWriter text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return text(utf8, 0, utf8.length);
    }

    /** A field whose text is {@code utf8[from … to - 1]}. */
    public CsvWriter field(byte[] utf8, int from, int to) {
        begin(2 * (to - from) + 3);
        boolean formula = safe && isFormula(utf8, from, to);
        if (mustBeQuoted(utf8, from, to)) {
            bytes[length++] = '"';
            if (formula) {
                bytes[length++] = '\'';
            }
            for (int i = from; i < to; i++) {
                if (utf8[i] == '"') {
                    bytes[length++] = '"';
                }
                bytes[length++] = utf8[i];
            }
            bytes[length++] = '"';
        } else {
            if (formula) {
                bytes[length++] = '\'';
            }
            System.arraycopy(utf8, from, bytes, length, to - from);
            length += to - from;
        }
        return this;
    }

    private static boolean isFormula(byte[] utf8, int from, int to) {
        return from < to && "=+-@\t\r".indexOf(utf8[from]) >= 0 && Double.isNaN(Decimal.parse(utf8, from, to));
    }

    private static boolean mustBeQuoted(byte[] utf8, int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = utf8[i];
            if (b <= ',' && (b == ',' || b == '"' || b == '\n' || b == '\r')) {
                return true;
            }
        }
        return false;
    }

    /** A field that is a whole number. */
    public CsvWriter number(long value) {
        if (value == Long.MIN_VALUE) {
            return field(Long.toString(value));
        }
        begin(20);
        if (value < 0) {
            bytes[length++] = '-';
        }
        digits(Math.abs(value), 1);
        return this;
    }

    /**
     * A field that is {@code scaled / 10^decimals}, without zeros at its end but with one digit behind the point.
     *
     * @param decimals from 0, for a whole number, to {@value Digits#MAX_DECIMALS}
     */
    public CsvWriter decimal(long scaled, int decimals) {
        if (decimals == 0) {
            return number(scaled);
        }
        begin(22);
        if (scaled < 0) {
            bytes[length++] = '-';
        }
        long unit = Digits.power(decimals);
        long magnitude = Math.abs(scaled);
        digits(magnitude / unit, 1);
        bytes[length++] = '.';
        digits(magnitude % unit, decimals);
        for (int cut = decimals; cut > 1 && bytes[length - 1] == '0'; cut--) {
            length--;
        }
        return this;
    }

    /**
     * A field that is a probability, with nine decimals: its first twelve significant digits, which is what models are
     * compared by, rounded half to even. So the last bit of a sum changes no digit, and a probability that was kept with
     * twelve digits is written like the one it was made of. The same digits on every JDK, and enough to tell apart any two
     * single-precision probabilities above 2⁻⁶.
     */
    public CsvWriter probability(double probability) {
        long scaled = Digits.scaled(probability, DECIMALS);
        double product = probability * Digits.power(DECIMALS);
        if (scaled == Digits.IN_DOUBT || Math.abs(product - Math.floor(product) - 0.5) < NEAR_HALF) {
            return field(probabilityText(probability));
        }
        begin(21);
        long unit = Digits.power(DECIMALS);
        digits(scaled / unit, 1);
        bytes[length++] = '.';
        digits(scaled % unit, DECIMALS);
        return this;
    }

    /** The digits that {@link #probability} writes. */
    public static String probabilityText(double probability) {
        return new BigDecimal(probability)
                .round(SIGNIFICANT)
                .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    /** Ends the row. */
    public CsvWriter endRow() {
        grow(1);
        bytes[length++] = '\n';
        rowBegun = false;
        return this;
    }

    /** The number of bytes that have been written and not cleared. */
    public int length() {
        return length;
    }

    /** Forgets what has been written. */
    public void clear() {
        length = 0;
        rowBegun = false;
    }

    /** Writes everything to {@code out} and forgets it. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
        clear();
    }

    /** What has been written. */
    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /** Puts a comma before every field but the first, and makes room for one of so many bytes. */
    private void begin(int room) {
        grow(room + 1);
        if (rowBegun) {
            bytes[length++] = ',';
        }
        rowBegun = true;
    }

    private void grow(int room) {
        if (length + room > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + room));
        }
    }

    /** Appends {@code value >= 0} with at least so many digits. */
    private void digits(long value, int least) {
        int count = Math.max(least, count(value));
        long rest = value;
        for (int place = length + count - 1; place >= length; place--) {
            long tenth = rest / 10;
            bytes[place] = (byte) ('0' + (int) (rest - tenth * 10));
            rest = tenth;
        }
        length += count;
    }

    private static int count(long value) {
        int count = 1;
        for (long ten = 10; count < 19 && value >= ten; ten *= 10) {
            count++;
        }
        return count;
    }
}
