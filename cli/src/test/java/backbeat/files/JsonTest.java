package backbeat.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.evaluation.Interval;
import backbeat.random.Xoshiro256;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "70000, 70000",
        "0.1, 0.1",
        "0.30000000000000004, 0.3",
        "0.12345678949999, 0.1234567895",
        "2.0E-3, 0.002",
        "1.0E23, 100000000000000000000000",
        "-4.9E-12, -4.9E-12"
    })
    void numbersAreRoundedToTenDigitsAndReadable(double value, String text) {
        assertEquals(text, Json.text(value));
    }

    @Test
    void roundingIsExact() {
        Xoshiro256 random = new Xoshiro256(5);
        for (int i = 0; i < 200_000; i++) {
            double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(30) - 15);
            double nearTie = (1_000_000_000L + random.nextInt(1_000_000_000) + 0.5) / Math.pow(10, random.nextInt(16));
            assertRounded(value, (float) value, nearTie, Math.nextUp(nearTie), -nearTie);
        }
        for (int power = -20; power <= 20; power++) {
            double ten = Double.parseDouble("1e" + power);
            assertRounded(ten, Math.nextDown(ten), Math.nextUp(ten), 0.5 * ten);
        }
    }

    private static void assertRounded(double... values) {
        for (double value : values) {
            BigDecimal exact =
                    new BigDecimal(value).round(new MathContext(Json.DIGITS)).stripTrailingZeros();
            assertEquals(exact.scale() < 0 ? exact.setScale(0) : exact, Json.rounded(value));
        }
    }

    @Test
    void whatIsNoNumberIsNull() {
        assertEquals("[ 1, null, null ]", Json.text(new double[] {1, Double.NaN, Double.NEGATIVE_INFINITY}));
    }

    @Test
    void recordsComeBackAsTheyWere(@TempDir Path home) throws IOException {
        Path file = home.resolve("interval.json");
        Interval interval = new Interval(0.5, 0.25, 0.75);
        Json.write(file, interval);
        assertEquals(interval, Json.read(file, Interval.class));
        assertEquals("{\n  \"value\": 0.5,\n  \"low\": 0.25,\n  \"high\": 0.75\n}\n", Files.readString(file));
    }

    @Test
    void mapsKeepTheirOrder() {
        Map<String, Integer> order = new LinkedHashMap<>();
        order.put("z", 1);
        order.put("a", 2);
        assertEquals("{\n  \"z\": 1,\n  \"a\": 2\n}", Json.text(order));
    }

    @Test
    void aBrokenFileIsNamed(@TempDir Path home) throws IOException {
        Path file = Files.writeString(home.resolve("metrics.json"), "{\n\"value\": oops}");
        IOException failure = assertThrows(IOException.class, () -> Json.read(file, Interval.class));
        assertTrue(failure.getMessage().startsWith(file + ", line 2: "), failure.getMessage());
    }

    @Test
    void aFileThatHoldsNothingIsNamed(@TempDir Path folder) throws IOException {
        for (String nothing : new String[] {"", "null", " ", "{", "[]", "3"}) {
            Path file = Files.writeString(folder.resolve("metrics.json"), nothing);
            IOException failure = assertThrows(IOException.class, () -> Json.read(file, Map.Entry.class));
            assertTrue(failure.getMessage().startsWith(file + ", line 1: "), failure.getMessage());
        }
    }
}
