package backbeat.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.evaluation.Interval;
import java.io.IOException;
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
}
