package backbeat.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What single fields and Java objects mean. */
class ValuesTest {
    private static double truth(String field) {
        double value = Values.truth(field);
        for (String behind : new String[] {"0", "0,true,false"}) { // with and without room for a word
            byte[] padded = ("1" + field + behind).getBytes(StandardCharsets.UTF_8);
            int end = padded.length - behind.length();
            assertEquals(value, Values.truth(padded, 1, end), "bytes and strings are one: " + field);
        }
        return value;
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "TRUE", "True", "tRuE", "t", "T", "yes", "Y", "1", "1.0", " true ", "1 "})
    void whatIsTrue(String field) {
        assertEquals(1, truth(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "FALSE", "False", "fAlSe", "f", "F", "no", "N", "0", "0.0", " false ", " 0"})
    void whatIsFalse(String field) {
        assertEquals(0, truth(field));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "2",
                "/",
                "tru",
                "truth",
                "falsy",
                "fals",
                "trues",
                "1.00",
                "01",
                "-1",
                "ja",
                "truetruetruetruetruetrue"
            })
    void whatIsNeither(String field) {
        assertTrue(Double.isNaN(truth(field)));
    }

    @Test
    void missingInNumberColumns() {
        for (String field : List.of("", " ", "NaN", "nan", "NA", " na ", "null", "NULL")) {
            assertTrue(Values.isMissing(field), field);
        }
        for (String field : List.of("0", "none", "n/a", "-")) {
            assertFalse(Values.isMissing(field), field);
        }
    }

    @Test
    void objectsAreTheTextsOfAFile() {
        assertEquals("", Values.text(null));
        assertEquals("7", Values.text(7));
        assertEquals("7", Values.text(7.0));
        assertEquals("7.25", Values.text(7.25f));
        assertEquals("100000000000000000000", Values.text(1e20), "without an exponent");
        assertEquals("0.0000001", Values.text(1e-7));
        assertEquals("NaN", Values.text(Double.NaN));
        assertEquals("-Infinity", Values.text(Float.NEGATIVE_INFINITY));
        assertEquals("true", Values.text(true));
        assertEquals(" x ", Values.text(" x "));
    }

    @Test
    void foreignTextIsHarmlessAndShort() {
        assertEquals("Ráin 雨 🎵", Values.shown("Ráin 雨 🎵"));
        assertEquals("\\u001b[31m\\u000a", Values.shown("\u001b[31m\n"));
        assertEquals("\\u202e\\u2028\\u2029", Values.shown("\u202e\u2028\u2029"), "direction and line ends");
        assertEquals("\\ud83c", Values.shown("\ud83c"), "half of a character");
        assertEquals("x".repeat(200), Values.shown("x".repeat(200)));
        assertEquals("x".repeat(200) + "…", Values.shown("x".repeat(201)));
        assertEquals("ab…", Values.shown("abc", 2));
    }

    @Test
    void aRejectedRowSaysWhereItStands() {
        assertEquals("data row 7 (line 9): too short", new RejectedRow(7, 9, List.of("a"), "too short").describe());
        assertEquals("data row 7: too short", new RejectedRow(7, 0, List.of("a"), "too short").describe());
    }
}
