package backbeat.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers as people read them: rounded half up from the exact value of the double, with a dot, the same digits on every JDK
 * and in every locale. A number that rounds to zero has no minus sign.
 */
public final class Numbers {
    private Numbers() {}

    /** {@code 0.123}: {@code value} with this many decimals, 0 to 15. */
    public static String fixed(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        double magnitude = Math.abs(value);
        long digits = decimals == 0 ? Digits.IN_DOUBT : Digits.scaled(magnitude, decimals);
        if (digits == Digits.IN_DOUBT) {
            BigDecimal rounded = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP);
            return rounded.toPlainString();
        }
        StringBuilder text = new StringBuilder(value < 0 && digits > 0 ? "-" : "");
        Digits.append(text, digits, decimals);
        return text.toString();
    }

    /** {@code +0.012}; zero has a plus. */
    public static String signed(double value, int decimals) {
        String text = fixed(value, decimals);
        return text.startsWith("-") || Double.isNaN(value) ? text : "+" + text;
    }

    /** {@code 17,973}. */
    public static String grouped(long count) {
        return grouped(Long.toString(count));
    }

    /** {@code 1 row}, {@code 17,973 rows}: a count and what is counted, with an s where it is not one. */
    public static String counted(long count, String what) {
        return grouped(count) + " " + what + (count == 1 ? "" : "s");
    }

    /** {@code 17,973.4}. */
    public static String grouped(double value, int decimals) {
        return grouped(fixed(value, decimals));
    }

    private static String grouped(String digits) {
        int point = digits.indexOf('.');
        StringBuilder text = new StringBuilder(digits);
        for (int at = (point < 0 ? digits.length() : point) - 3; at > (digits.startsWith("-") ? 1 : 0); at -= 3) {
            text.insert(at, ',');
        }
        return text.toString();
    }

    /** A share with one decimal: {@code 23.6 %}. */
    public static String percent(double share) {
        return percent(share, 1);
    }

    /** {@code 23.57 %}. */
    public static String percent(double share, int decimals) {
        return fixed(100 * share, decimals) + " %";
    }

    /** {@code 3.97}, {@code 12.4}: seconds with three digits or so. */
    public static String seconds(double seconds) {
        return fixed(seconds, seconds < 10 ? 2 : 1);
    }

    /** {@code 0.00123}, {@code 5.00}, {@code 1,230}: so many significant digits, no exponent; thousands are grouped. */
    public static String significant(double value, int digits) {
        if (!Double.isFinite(value) || value == 0) {
            return fixed(value, 0);
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_UP));
        int before = rounded.precision() - rounded.scale(); // digits before the point; 0 or less below one
        return grouped(rounded.setScale(Math.max(digits - before, 0)).toPlainString());
    }

    /** {@code 0.001}, {@code 30}: at most six decimals, without needless zeros. */
    public static String plain(double value) {
        return fixed(value, 6).replaceAll("0+$", "").replaceAll("\\.$", "");
    }
}
