package backbeat.data;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Decimal text to double and back: correctly rounded, and the same on every JDK.
 *
 * <p>Decimals of up to eight characters are read as one word. Other short decimals take an exact path (Clinger 1990, doi:10.1145/93542.93557): at most 15 digits are an exact double, so
 * is 10<sup>e</sup> up to e = 22, and one multiplication or division of exact doubles rounds once. All other texts go to
 * {@link Double#parseDouble}, which gives the same bits and is several times slower.
 */
public final class Decimal {
    /** What a text ends with that would be read as another number than its file's dialect means; no number ends so. */
    public static final String FOREIGN = " (?)";

    /** The largest number that is read: squares of it, and sums of those, are still numbers. */
    public static final double LARGEST = 1e100;

    private static final Pattern LARGE = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long ZEROS = '0' * ONES;
    private static final long POINTS = ('.' ^ '0') * ONES;
    private static final long LOW = 0x7F * ONES;
    private static final long BEYOND_NINE = 0x76 * ONES;
    private static final int EXACT_DIGITS = 15;
    private static final int NO_EXPONENT = Integer.MIN_VALUE;
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private Decimal() {}

    /**
     * The value of {@code text}: digits with an optional sign, point and exponent. Blanks around it are allowed.
     *
     * @return the nearest double, or NaN if {@code text} is not such a number or exceeds {@link #LARGEST}
     */
    public static double parse(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return parse(utf8, 0, utf8.length);
    }

    /** As {@link #parse(String)}, of the text that bytes {@code from … to - 1} are in UTF-8. */
    public static double parse(byte[] text, int from, int to) {
        double value = parseShort(text, from, to);
        return Double.isNaN(value) ? parseByDigit(text, from, to) : value;
    }

    /**
     * As {@link #parse(byte[], int, int)}, of one to eight digits and a point among them, with a minus or without: nearly all
     * numbers of a file. Short enough to become part of the caller's loop.
     *
     * @return NaN for every other text, and for one that begins within the last eight bytes of the array, though either may be a
     *     number
     */
    public static double parseShort(byte[] text, int from, int to) {
        if (from + Long.BYTES >= text.length) {
            return Double.NaN;
        }
        int start = text[from] == '-' ? from + 1 : from;
        int length = to - start;
        if (length <= 0 || length > Long.BYTES) {
            return Double.NaN;
        }
        double magnitude = shortMagnitude((long) WORDS.get(text, start), length);
        return start > from ? -magnitude : magnitude;
    }

    /**
     * The value of one to eight characters that are digits with or without a point, all at once in a word; NaN for any
     * others. The digits are added up in three steps of pairs (Lemire 2021, doi:10.1002/spe.2984, section 8).
     *
     * @param word   the characters, the first one lowest; what stands behind them does not count
     * @param length how many there are
     */
    private static double shortMagnitude(long word, int length) {
        // Characters become digits, right-aligned behind zeros.
        long digits = (word ^ ZEROS) << Long.SIZE - Byte.SIZE * length;
        long other = digits ^ POINTS;
        long points = ~(((other & LOW) + LOW) | other | LOW); // 0x80 where a point is
        int scale = 0;
        if (points != 0) {
            int place = Long.numberOfTrailingZeros(points) >>> 3;
            long behind = -1L << Byte.SIZE * place << Byte.SIZE;
            long before = (1L << Byte.SIZE * place) - 1;
            digits = digits & behind | (digits & before) << Byte.SIZE;
            scale = Long.BYTES - 1 - place;
        }
        // A second point is no digit either.
        if ((((digits & LOW) + BEYOND_NINE | digits) & ~LOW) != 0 || length == 1 && points != 0) {
            return Double.NaN;
        }
        digits = digits * 2561 >>> 8; // 10 times a digit and the one behind it
        digits = (digits & 0x00FF00FF00FF00FFL) * 6553601 >>> 16;
        digits = (digits & 0x0000FFFF0000FFFFL) * 42949672960001L >>> 32;
        return digits / POWERS[scale];
    }

    private static double parseByDigit(byte[] text, int from, int to) {
        int at = from;
        boolean negative = false;
        if (at < to && (text[at] == '-' || text[at] == '+')) {
            negative = text[at] == '-';
            at++;
        }
        long digits = 0;
        int significant = 0;
        int scale = 0;
        boolean any = false;
        boolean point = false;
        for (; at < to; at++) {
            int digit = text[at] - '0';
            if (digit >= 0 && digit <= 9) {
                any = true;
                scale += point ? 1 : 0;
                significant += significant > 0 || digit > 0 ? 1 : 0;
                digits = digits * 10 + digit;
            } else if (text[at] == '.' && !point) {
                point = true;
            } else {
                break;
            }
        }
        if (at < to) {
            int exponent = exponent(text, at, to);
            scale = exponent == NO_EXPONENT ? POWERS.length : scale - exponent;
        }
        if (!any || significant > EXACT_DIGITS || scale >= POWERS.length || -scale >= POWERS.length) {
            return parseAny(new String(text, from, to - from, StandardCharsets.UTF_8));
        }
        double magnitude = scale >= 0 ? digits / POWERS[scale] : digits * POWERS[-scale];
        return negative ? -magnitude : magnitude;
    }

    /** The value of {@code e-06} and its like at the end of {@code text}, or {@link #NO_EXPONENT}. */
    private static int exponent(byte[] text, int at, int to) {
        int digits = at + 1;
        if ((text[at] | 0x20) != 'e' || digits >= to) {
            return NO_EXPONENT;
        }
        boolean negative = text[digits] == '-';
        if (negative || text[digits] == '+') {
            digits++;
        }
        if (digits >= to || to - digits > 3) {
            return NO_EXPONENT;
        }
        int value = 0;
        for (int i = digits; i < to; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return NO_EXPONENT;
            }
            value = value * 10 + digit;
        }
        return negative ? -value : value;
    }

    /** Whether {@code text} is a number that {@link #parse} reads. */
    public static boolean isFinite(String text) {
        return !Double.isNaN(parse(text));
    }

    /** Whether {@code text} is a number beyond {@link #LARGEST}. */
    public static boolean isTooLarge(String text) {
        return LARGE.matcher(text.strip()).matches() && Double.isNaN(parse(text));
    }

    /** What is wrong with a text that {@link #parse} does not read, for people. */
    public static String complaint(String text) {
        if (text.endsWith(FOREIGN)) {
            String field = text.substring(0, text.length() - FOREIGN.length());
            return "'" + Values.shown(field)
                    + "' is not written as \"csv\" in the recipe says that numbers are: see its"
                    + " decimal and thousands signs";
        }
        return "'" + Values.shown(text) + "' is "
                + (isTooLarge(text) ? "beyond 1e100, the largest number that is read" : "not a finite number");
    }

    /** The shortest plain text of {@code value} that most people would write: {@code 50}, not {@code 50.0}. */
    public static String text(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(value + " is not a finite number");
        }
        String plain = BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
        return plain.equals("-0") ? "0" : plain;
    }

    private static double parseAny(String text) {
        String stripped = text.strip();
        for (int i = 0; i < stripped.length(); i++) {
            char c = stripped.charAt(i);
            boolean numeric = c >= '0' && c <= '9' || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
            if (!numeric) {
                return Double.NaN; // Double.parseDouble would also take "1d", "0x1p3" and "Infinity"
            }
        }
        try {
            double value = Double.parseDouble(stripped);
            return Math.abs(value) > LARGEST ? Double.NaN : value;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
