package backbeat.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @Test
    void fixedRoundsTheExactValueHalfUp() {
        Random random = new Random(42);
        for (int i = 0; i < 20_000; i++) {
            int decimals = random.nextInt(8);
            double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(16) - 6);
            String expected = new BigDecimal(value)
                    .setScale(decimals, RoundingMode.HALF_UP)
                    .toPlainString();
            assertEquals(expected, Numbers.fixed(value, decimals));
        }
    }

    @ParameterizedTest
    @CsvSource({"0.125, 2, 0.13", "-0.125, 2, -0.13", "-0.0004, 3, 0.000", "-0.0, 1, 0.0", "2.5, 0, 3", "NaN, 3, NaN"})
    void tiesGoAwayFromZeroAndZeroHasNoSign(double value, int decimals, String expected) {
        assertEquals(expected, Numbers.fixed(value, decimals));
    }

    @ParameterizedTest
    @CsvSource({"0.0124, +0.012", "-0.0124, -0.012", "0, +0.000", "-0.0001, +0.000"})
    void signedAlwaysShowsASign(double value, String expected) {
        assertEquals(expected, Numbers.signed(value, 3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"0; 0", "999; 999", "1000; 1,000", "-1000; -1,000", "-999; -999", "1234567; 1,234,567"})
    void thousandsAreGrouped(long value, String expected) {
        assertEquals(expected, Numbers.grouped(value));
        assertEquals(expected + ".0", Numbers.grouped((double) value, 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1234; 3; 1,230",
                "0.0012345; 3; 0.00123",
                "9.999; 3; 10.0",
                "0; 3; 0",
                "65.4321; 4; 65.43",
                "5; 3; 5.00",
                "0.1; 2; 0.10"
            })
    void significantDigitsHaveNoExponent(double value, int digits, String expected) {
        assertEquals(expected, Numbers.significant(value, digits));
    }

    @Test
    void sharesSecondsAndSettings() {
        assertEquals("23.6 %", Numbers.percent(0.2357));
        assertEquals("24 %", Numbers.percent(0.2357, 0));
        assertEquals("3.97", Numbers.seconds(3.9712));
        assertEquals("12.0", Numbers.seconds(11.96));
        assertEquals("0.001", Numbers.plain(0.001));
        assertEquals("30", Numbers.plain(30));
    }

    @Test
    void theLocaleChangesNothing() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(new Locale("ar", "EG"));
            assertEquals("1,234.50", Numbers.grouped(1234.5, 2));
            assertEquals("0.5", Svg.number(0.5));
        } finally {
            Locale.setDefault(before);
        }
    }
}
