package backbeat.data;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What single values mean, wherever they come from: a field of a file, a Java object. */
public final class Values {
    /** The most characters of foreign text that a message shows. */
    public static final int SHOWN = 200;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long SMALL_LETTERS = 0x2020202020202020L;
    /** The letters of a word from its highest byte down: {@code eurt} and {@code eslaf}. */
    private static final long TRUE = 0x6575727400000000L;

    private static final long FALSE = 0x65736C6166000000L;

    private Values() {}

    /**
     * Foreign text for a message: control characters and those that change the direction of writing as escapes, and no
     * more than {@value #SHOWN} characters of it.
     */
    public static String shown(String text) {
        return shown(text, SHOWN);
    }

    /** As above, with a length of the caller's choice. */
    public static String shown(String text, int most) {
        StringBuilder shown = new StringBuilder();
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            if (shown.length() >= most) {
                return shown.append('…').toString();
            }
            int type = Character.getType(c);
            boolean harmless = type != Character.CONTROL
                    && type != Character.FORMAT
                    && type != Character.SURROGATE
                    && type != Character.LINE_SEPARATOR
                    && type != Character.PARAGRAPH_SEPARATOR;
            if (harmless) {
                shown.appendCodePoint(c);
            } else {
                shown.append(String.format(Locale.ROOT, "\\u%04x", c));
            }
            at += Character.charCount(c);
        }
        return shown.toString();
    }

    /** 1 for true, 0 for false, NaN otherwise: {@code true, t, yes, y, 1, 1.0} and their opposites, in any case. */
    public static double truth(String field) {
        return switch (field.strip().toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "y", "1", "1.0" -> 1;
            case "false", "f", "no", "n", "0", "0.0" -> 0;
            default -> Double.NaN;
        };
    }

    /** As {@link #truth(String)}, of the text that bytes {@code from … to - 1} are in UTF-8. */
    public static double truth(byte[] text, int from, int to) {
        int length = to - from;
        if (length == 1 && (text[from] == '0' || text[from] == '1')) {
            return text[from] - '0';
        }
        if (from + Long.BYTES <= text.length && (length == 4 || length == 5)) {
            long word = ((long) WORDS.get(text, from) | SMALL_LETTERS) << Long.SIZE - Byte.SIZE * length;
            if (word == TRUE || word == FALSE) {
                return word == TRUE ? 1 : 0;
            }
        }
        return length >= 1 && length <= 20 ? truth(new String(text, from, length, StandardCharsets.UTF_8)) : Double.NaN;
    }

    /** Whether a field of a number column says that the value is missing. In a text column only an empty field does. */
    public static boolean isMissing(String field) {
        return switch (field.strip().toLowerCase(Locale.ROOT)) {
            case "", "nan", "na", "null" -> true;
            default -> false;
        };
    }

    /**
     * A Java object as the text that would stand in a file; empty for null. A number is written without a fraction of
     * zero: 7 and 7.0 are {@code "7"}.
     */
    public static String text(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Double || value instanceof Float) {
            return Double.isFinite(((Number) value).doubleValue())
                    ? new BigDecimal(value.toString()).stripTrailingZeros().toPlainString()
                    : value.toString();
        }
        return value.toString();
    }
}
