package backbeat.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes fields of CSV files; reading is Commons CSV's work. */
public final class CsvText {
    /** Decimals of a probability in files. */
    private static final int DECIMALS = 9;

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
        long digits = Digits.scaled(probability, DECIMALS);
        if (digits == Digits.IN_DOUBT) {
            out.append(new BigDecimal(probability)
                    .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                    .toPlainString());
            return;
        }
        Digits.append(out, digits, DECIMALS);
    }
}
