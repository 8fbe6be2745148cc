package backbeat.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which fields are missing, and what those of number columns are worth. */
class ReadingTest {
    private static final DateColumn WHEN =
            new DateColumn("when", Optional.of("d.M.yyyy"), List.of(DatePart.YEAR, DatePart.MONTH), DateColumn.EPOCH);
    private static final Reading READING = new Reading(List.of(" ? ", "-999"), List.of(WHEN))
            .withColumnMarks(
                    Map.of("a", List.of("0", "?"), "flag", List.of("n"), "when", List.of("1.1.1900"), "b", List.of()));

    /** Features: 0 and 1 are numbers, 2 and 3 parts of a date, 4 is true or false. */
    private static final NumberFields FIELDS = new NumberFields(
            new Columns(List.of("a", "b"), List.of("flag"), List.of(), List.of(), Optional.empty(), READING));

    private static double read(int feature, String field) {
        double value = FIELDS.read(feature, field);
        byte[] padded = ("7" + field + "7").getBytes(StandardCharsets.UTF_8);
        assertEquals(value, FIELDS.read(feature, padded, 1, padded.length - 1), "bytes and strings are one: " + field);
        return value;
    }

    @Test
    void aColumnHasItsOwnMarksBehindThoseOfAll() {
        assertEquals(List.of("?", "-999"), READING.marks("b"));
        assertEquals(List.of("?", "-999", "0"), READING.marks("a"), "a mark counts once");
        assertFalse(READING.columnMarks().containsKey("b"), "no marks are none");
        assertEquals(List.of(), Reading.PLAIN.marks("a"));
    }

    @Test
    void marksAreComparedWithoutBlanksAndAsNumbers() {
        assertTrue(READING.isMark("b", "? "));
        assertTrue(READING.isMark("b", "-999.0"));
        assertTrue(READING.isMark("a", "0.00"));
        assertFalse(READING.isMark("b", "0"));
        assertFalse(READING.isMark("b", "??"));
        assertFalse(READING.isMark("b", ""), "missing without a mark");
        assertEquals("", READING.unmarked("b", "-999.0"));
        assertEquals(" x", READING.unmarked("b", " x"));
    }

    @Test
    void anEmptyMarkAndADateNamedTwiceAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Reading(List.of("x", " "), List.of()));
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> READING.withDates(List.of(WHEN, WHEN)));
        assertTrue(e.getMessage().contains("'when' is named twice"), e.getMessage());
    }

    @Test
    void datesBecomeFeatures() {
        assertEquals(List.of("when year", "when month"), READING.dateFeatures());
        assertEquals(List.of(), READING.withDates(List.of()).dateFeatures());
    }

    @Test
    void everyFeatureIsOfOneKind() {
        for (int feature = 0; feature < 5; feature++) {
            assertEquals(feature == 2 || feature == 3, FIELDS.isDate(feature), "date " + feature);
            assertEquals(feature == 4, FIELDS.isTruth(feature), "truth " + feature);
        }
    }

    @Test
    void fieldsAreWorthWhatTheirColumnHolds() {
        assertEquals(12.5, read(0, "12.5"));
        assertEquals(2024, read(2, "1.5.2024"));
        assertEquals(5, read(3, "1.5.2024"));
        assertEquals(1, read(4, "Yes"));
        assertEquals(0, read(4, "0"));
        for (int feature = 0; feature < 5; feature++) {
            assertTrue(Double.isNaN(read(feature, "many")), "feature " + feature);
            assertTrue(Double.isNaN(read(feature, "")), "feature " + feature);
        }
        assertTrue(Double.isNaN(read(2, "7")), "a number is no date");
        assertTrue(Double.isNaN(read(4, "7")), "nor a truth value");
    }

    @Test
    void marksAreMissingInEveryKindOfColumn() {
        assertTrue(Double.isNaN(read(0, "0")));
        assertEquals(0, read(1, "0"), "a mark of another column");
        assertTrue(Double.isNaN(read(1, "-999")));
        assertTrue(Double.isNaN(read(2, "1.1.1900")));
        assertTrue(Double.isNaN(read(4, "n")));
        assertEquals(0, read(4, "no"), "another text of the same meaning is none");
        assertTrue(FIELDS.isMissing(0, "0.0"));
        assertTrue(FIELDS.isMissing(1, " NaN "));
        assertFalse(FIELDS.isMissing(1, "many"));
        assertTrue(FIELDS.isMissing(0, 0));
        assertTrue(FIELDS.isMissing(1, Double.NaN));
        assertFalse(FIELDS.isMissing(1, 0));
        assertFalse(FIELDS.isMissing(4, -999), "a truth value given as a number is judged elsewhere");
    }

    @Test
    void complaintsSayWhatWasExpected() {
        assertEquals("'many' is not a finite number", FIELDS.complaint(1, "many"));
        assertEquals("'1e200' is beyond 1e100, the largest number that is read", FIELDS.complaint(0, "1e200"));
        assertEquals("'5/1/24' is not a date as d.M.yyyy", FIELDS.complaint(3, "5/1/24"));
        assertEquals("'many' is not true or false", FIELDS.complaint(4, "many"));
    }
}
