package backbeat.explanation;

import backbeat.preparation.Preprocessor;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Standardized numbers in the source's units again, for people. */
public final class RawValue {
    /** Digits after the first one of the standard deviation: what a standardized float keeps. */
    private static final int DIGITS = 5;

    private RawValue() {}

    /** The fewest digits that are read as this number again, the same on every JDK; empty for NaN. */
    public static String exact(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        BigDecimal whole = new BigDecimal(value);
        int digits = 1;
        while (whole.round(new MathContext(digits)).doubleValue() != value) {
            digits++;
        }
        BigDecimal shortest = whole.round(new MathContext(digits)).stripTrailingZeros();
        return shortest.signum() == 0 ? "0" : shortest.toPlainString();
    }

    /** {@code value} of a numeric column in the units of the data. */
    public static String text(Preprocessor preprocessor, int column, double value) {
        int magnitude = (int) Math.floor(StrictMath.log10(preprocessor.deviation(column)));
        BigDecimal rounded = new BigDecimal(preprocessor.raw(column, value))
                .setScale(DIGITS - magnitude, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
}
