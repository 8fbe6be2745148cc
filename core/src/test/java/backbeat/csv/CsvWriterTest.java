package backbeat.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backbeat.evaluation.Ties;
import backbeat.random.Xoshiro256;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

class CsvWriterTest {
    private static String probability(double value) {
        return new CsvWriter().probability(value).toString();
    }

    private static String twelveDigits(double value) {
        return new BigDecimal(value)
                .round(new MathContext(12, RoundingMode.HALF_EVEN))
                .setScale(9, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    /** So the last bit of a sum changes none of them, nor does it matter whether ties had been decided. */
    @Test
    void probabilitiesAreTheirTwelveDigitsRounded() {
        Xoshiro256 random = new Xoshiro256(7);
        for (int i = 0; i < 200_000; i++) {
            double uniform = random.nextDouble();
            double small = uniform * Math.pow(10, -random.nextInt(14));
            double nearTie = (random.nextInt(1_000_000_000) + 0.5) / 1e9;
            for (double value : new double[] {
                uniform, small, 1 - small, nearTie, Math.nextUp(nearTie), Math.nextDown(nearTie), (float) uniform
            }) {
                assertEquals(twelveDigits(value), probability(value));
                assertEquals(probability(Ties.decided(value)), probability(value));
            }
        }
        for (double value :
                new double[] {0, 1, 0.5, 1e-9, 5e-10, 1.5e-9, 2.5e-9, Double.MIN_VALUE, 0.999999999, 0.9999999999}) {
            assertEquals(twelveDigits(value), probability(value));
        }
        assertEquals("0.519365294", probability(0.51936529349999987));
    }

    @Test
    void fieldsAreQuotedWhereTheyMustBe() {
        CsvWriter out = new CsvWriter();
        for (String field : new String[] {"plain", "a,b", "say \"x\"", "two\nlines", "cr\r", "", "曲"}) {
            out.field(field);
        }
        assertEquals(
                "plain,\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",\"cr\r\",,曲,\"\"\n",
                out.text("").endRow().toString());
    }

    @Test
    void numbersAreWrittenInPlainDigits() {
        CsvWriter out = new CsvWriter();
        for (long value : new long[] {0, 7, -12, 1_000_000_007L, Long.MAX_VALUE, Long.MIN_VALUE}) {
            out.number(value);
        }
        out.endRow()
                .decimal(50, 0)
                .decimal(1250, 3)
                .decimal(-7, 2)
                .decimal(3000, 3)
                .decimal(0, 4);
        assertEquals(
                "0,7,-12,1000000007,9223372036854775807,-9223372036854775808\n50,1.25,-0.07,3.0,0.0", out.toString());
    }

    @Test
    void formulasAreDefusedOnRequestOnly() {
        String[] fields = {"=1+2", "+x", "-5.5", "@a,b", "\tq", "a=b", ""};
        CsvWriter safe = new CsvWriter(true);
        CsvWriter plain = new CsvWriter();
        for (String field : fields) {
            safe.field(field);
            plain.field(field);
        }
        assertEquals(
                "'=1+2,'+x,-5.5,\"'@a,b\",'\tq,a=b,", safe.number(-3).toString().replaceFirst(",-3$", ""));
        assertEquals("=1+2,+x,-5.5,\"@a,b\",\tq,a=b,", plain.toString());
    }
}
