package backbeat.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes fields of CSV files; reading is Commons CSV's work. */
public final class CsvText {
    /** Decimals of a probability in files. */
    private static final int DECIMALS = 9;

    private static final long SCALE = 1_000_000_000L;

    /** Products closer to a half than this are left to exact arithmetic; rounding moves a product by 1.2e-7 at most. */
    private static final double DOUBT = 1e-6;

    private CsvText() {}

    /** Appends a field, in quotes where RFC 4180 asks for them. */
    public static void field(StringBuilder out, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                out.append('"').append(text.replace("\"", "\"\"")).append('"');
                return;
            }
        }
        out.append(text);
    }

    /**
     * Appends a probability with nine decimals, its exact value rounded half to even: the same digits on every JDK, and
     * enough to tell apart any two single-precision probabilities above 2⁻⁶.
     */
    public static void probability(StringBuilder out, double probability) {
        double scaled = probability * SCALE;
        double floor = Math.floor(scaled);
        double rest = scaled - floor;
        if (!(probability >= 0 && probability <= 1) || Math.abs(rest - 0.5) < DOUBT) {
            out.append(new BigDecimal(probability)
                    .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                    .toPlainString());
            return;
        }
        long digits = (long) floor + (rest > 0.5 ? 1 : 0);
        out.append(digits / SCALE).append('.');
        long fraction = digits % SCALE;
        for (long unit = SCALE / 10; unit > fraction && unit > 1; unit /= 10) {
            out.append('0');
        }
        out.append(fraction);
    }
}
