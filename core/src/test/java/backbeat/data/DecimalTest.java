package backbeat.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.random.Xoshiro256;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {
    private static void assertSameBits(String text) {
        assertEquals(
                Double.doubleToRawLongBits(Double.parseDouble(text)),
                Double.doubleToRawLongBits(Decimal.parse(text)),
                text);
    }

    @Test
    void shortDecimalsHaveTheBitsOfParseDouble() {
        Xoshiro256 random = new Xoshiro256(1);
        for (int i = 0; i < 200_000; i++) {
            long digits = random.nextLong() % 1_000_000_000_000_000_000L;
            long cut = digits / (long) StrictMath.pow(10, random.nextInt(18));
            String text = BigDecimal.valueOf(cut, random.nextInt(24)).toPlainString();
            assertSameBits(text);
            assertSameBits(cut + "e" + (random.nextInt(80) - 40));
            assertSameBits(cut % 1000 + "." + Math.abs(cut % 977) + "E-0" + random.nextInt(10));
        }
    }

    @Test
    void doublesPrintedInFullHaveTheBitsOfParseDouble() {
        Xoshiro256 random = new Xoshiro256(2);
        for (int i = 0; i < 100_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Math.abs(value) <= Decimal.LARGEST) {
                assertSameBits(Double.toString(value));
            } else {
                assertTrue(Double.isNaN(Decimal.parse(Double.toString(value))), Double.toString(value));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "0.0",
                "-0.0",
                "+1",
                ".5",
                "5.",
                "007",
                "1e-06",
                "1E5",
                "1e+22",
                "0e9",
                " 1.5 ",
                "9007199254740993",
                "0.000000000000000000000001",
                "123456789012345e22",
                "4.9e-324",
                "1e100"
            })
    void everyFormHasTheBitsOfParseDouble(String text) {
        assertSameBits(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "-",
                "+",
                "e5",
                "1e",
                "1e+",
                "1d",
                "1f",
                "0x1p3",
                "NaN",
                "Infinity",
                "1e999",
                "1,5",
                "1.2.3",
                "--1",
                "1e5.0",
                "٣",
                "1 2",
                "abc"
            })
    void whatIsNoFiniteNumberIsNaN(String text) {
        assertTrue(Double.isNaN(Decimal.parse(text)), text);
    }

    @Test
    void textIsPlainAndReadsBack() {
        assertEquals("50", Decimal.text(50));
        assertEquals("0.5", Decimal.text(0.5));
        assertEquals("-3", Decimal.text(-3));
        assertEquals("0", Decimal.text(-0.0));
        Xoshiro256 random = new Xoshiro256(3);
        for (int i = 0; i < 1000; i++) {
            double value = random.nextGaussian();
            assertEquals(value, Decimal.parse(Decimal.text(value)));
        }
    }
}
