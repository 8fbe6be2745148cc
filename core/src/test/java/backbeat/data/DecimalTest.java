package backbeat.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.random.Xoshiro256;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
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

    /** In the middle of other bytes, where texts of up to eight are read as a word. */
    @Tag("slow")
    @Test
    void anyTextAmongOthersIsReadAsParseDoubleDoes() {
        Xoshiro256 random = new Xoshiro256(4);
        Pattern number = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
        String alphabet = "00123456789999..-+eE/:;, xé";
        int numbers = 0;
        for (int i = 0; i < 400_000; i++) {
            StringBuilder made = new StringBuilder();
            int kinds = random.nextInt(4) == 0 ? alphabet.length() : 16;
            for (int length = 1 + random.nextInt(11); length > 0; length--) {
                made.append(alphabet.charAt(random.nextInt(kinds)));
            }
            String text = made.toString();
            byte[] among = ("7" + text + "9.99999999").getBytes(StandardCharsets.UTF_8);
            int to = 1 + text.getBytes(StandardCharsets.UTF_8).length;
            boolean finite = number.matcher(text.strip()).matches()
                    && Double.parseDouble(text) <= Decimal.LARGEST
                    && Double.parseDouble(text) >= -Decimal.LARGEST;
            double expected = finite ? Double.parseDouble(text) : Double.NaN;
            long bits = Double.doubleToLongBits(expected);
            assertEquals(bits, Double.doubleToLongBits(Decimal.parse(among, 1, to)), text);
            assertEquals(bits, Double.doubleToLongBits(Decimal.parse(text)), text);
            numbers += finite ? 1 : 0;
        }
        assertTrue(numbers > 100_000, numbers + " numbers");
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
