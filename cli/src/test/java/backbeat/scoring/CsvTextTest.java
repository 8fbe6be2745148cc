package backbeat.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backbeat.random.Xoshiro256;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

class CsvTextTest {
    private static String probability(double value) {
        StringBuilder out = new StringBuilder();
        CsvText.probability(out, value);
        return out.toString();
    }

    private static String exact(double value) {
        return new BigDecimal(value).setScale(9, RoundingMode.HALF_EVEN).toPlainString();
    }

    @Test
    void probabilitiesAreTheirExactValueRounded() {
        Xoshiro256 random = new Xoshiro256(7);
        for (int i = 0; i < 200_000; i++) {
            double uniform = random.nextDouble();
            double small = uniform * Math.pow(10, -random.nextInt(14));
            double nearTie = (random.nextInt(1_000_000_000) + 0.5) / 1e9;
            for (double value : new double[] {
                uniform, small, 1 - small, nearTie, Math.nextUp(nearTie), Math.nextDown(nearTie), (float) uniform
            }) {
                assertEquals(exact(value), probability(value));
            }
        }
        for (double value :
                new double[] {0, 1, 0.5, 1e-9, 5e-10, 1.5e-9, 2.5e-9, Double.MIN_VALUE, 0.999999999, 0.9999999999}) {
            assertEquals(exact(value), probability(value));
        }
    }

    @Test
    void fieldsAreQuotedWhereTheyMustBe() {
        StringBuilder out = new StringBuilder();
        for (String field : new String[] {"plain", "a,b", "say \"x\"", "two\nlines", "", "曲"}) {
            CsvText.field(out, field);
            out.append('|');
        }
        assertEquals("plain|\"a,b\"|\"say \"\"x\"\"\"|\"two\nlines\"||曲|", out.toString());
    }
}
