package backbeat.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How dates are written, and the numbers that they become. */
class DateColumnTest {
    private static final List<DatePart> ALL = List.of(DatePart.values());

    private static DateColumn column(String pattern) {
        return new DateColumn("when", Optional.of(pattern).filter(p -> !p.isEmpty()), ALL, DateColumn.EPOCH);
    }

    private static double[] read(DateColumn column, String text) {
        DateColumn.Reader reader = new DateColumn.Reader(column);
        return ALL.stream().mapToDouble(part -> reader.read(part, text)).toArray();
    }

    private static void assertRefused(String message, Executable call) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, call);
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }

    /** The first of May 2024 was a Wednesday, 19,844 days after the first of January 1970. */
    @ParameterizedTest
    @CsvSource({
        "2024-05-01, 0",
        "2024-05-01T13:45, 13",
        "2024-05-01 13:45, 13",
        "2024-05-01 13:45:59, 13",
        "2024-05-01T13:45:59.123456789, 13",
        "2024-05-01T23:45Z, 23",
        "2024-05-01 23:45+02:00, 23",
        "2024-05-01T23:45:00-11:00, 23",
        "'  2024-05-01  ', 0"
    })
    void isoDatesAreRead(String text, int hour) {
        double[] parts = read(column(""), text);
        assertEquals(2024, parts[DatePart.YEAR.ordinal()]);
        assertEquals(5, parts[DatePart.MONTH.ordinal()]);
        assertEquals(3, parts[DatePart.DAY_OF_WEEK.ordinal()]);
        assertEquals(hour, parts[DatePart.HOUR.ordinal()], "the local hour");
        assertEquals(19_844, parts[DatePart.DAYS_SINCE.ordinal()]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "2024",
                "2024-02-30",
                "2024-5-1",
                "1.5.2024",
                "2024-05-01x13:45",
                "2024-05-01+02:00",
                "2024-05-01T25:00",
                "2024-05-01T13:45+02:00x"
            })
    void otherTextsAreNone(String text) {
        assertTrue(Double.isNaN(read(column(""), text)[0]), text);
        assertFalse(column("").reads(List.of("2024-05-01", text)));
    }

    @ParameterizedTest
    @CsvSource({
        "d.M.yyyy, 1.5.2024, 0",
        "dd.MM.yyyy HH:mm, 01.05.2024 13:45, 13",
        "d MMM yyyy, 1 may 2024, 0",
        "M/d/yy, 5/1/24, 0",
        "MM/yyyy, 05/2024, 0",
        "MMMM yyyy h a, May 2024 1 PM, 13"
    })
    void patternsAreRead(String pattern, String text, int hour) {
        double[] parts = read(column(pattern), text);
        assertEquals(2024, parts[DatePart.YEAR.ordinal()]);
        assertEquals(5, parts[DatePart.MONTH.ordinal()]);
        assertEquals(hour, parts[DatePart.HOUR.ordinal()]);
        assertEquals(19_844, parts[DatePart.DAYS_SINCE.ordinal()], "without a day the first of the month");
        assertTrue(column(pattern).reads(List.of(text, text)));
        assertFalse(column(pattern).reads(List.of(text, "2024-05-01T13:45")));
    }

    @Test
    void aYearAloneIsItsFirstDay() {
        double[] parts = read(column("yyyy"), "2024");
        assertEquals(1, parts[DatePart.MONTH.ordinal()]);
        assertEquals(19_844 - 121, parts[DatePart.DAYS_SINCE.ordinal()]);
    }

    @Test
    void daysAreCountedFromTheDayGiven() {
        DateColumn column =
                new DateColumn("when", Optional.empty(), List.of(DatePart.DAYS_SINCE), LocalDate.of(2024, 5, 2));
        DateColumn.Reader reader = new DateColumn.Reader(column);
        assertEquals(-1, reader.read(DatePart.DAYS_SINCE, "2024-05-01T23:59"));
        assertEquals(0, reader.read(DatePart.DAYS_SINCE, "2024-05-02"));
        assertEquals(365, reader.read(DatePart.DAYS_SINCE, "2025-05-02"));
    }

    @Test
    void whetherThereMayBeHours() {
        assertTrue(column("").hasHours());
        assertTrue(column("d.M.yyyy HH:mm").hasHours());
        assertTrue(column("d.M.yyyy h a").hasHours());
        assertFalse(column("d.M.yyyy").hasHours());
    }

    @Test
    void featuresAreNamedByColumnAndPart() {
        DateColumn column = new DateColumn(
                "when", Optional.empty(), List.of(DatePart.HOUR, DatePart.DAY_OF_WEEK), DateColumn.EPOCH);
        assertEquals(List.of("when hour", "when dayOfWeek"), column.features());
    }

    @Test
    void messagesSayHowItIsWritten() {
        assertEquals("a date as d.M.yyyy", column("d.M.yyyy").form());
        assertEquals("a date as 2024-05-01 or 2024-05-01T13:45", column("").form());
    }

    @Test
    void wrongColumnsAreRefused() {
        assertRefused(
                "'when' names no parts", () -> new DateColumn("when", Optional.empty(), List.of(), DateColumn.EPOCH));
        List<DatePart> twice = List.of(DatePart.HOUR, DatePart.YEAR, DatePart.HOUR);
        assertRefused("names a part twice", () -> new DateColumn("when", Optional.empty(), twice, DateColumn.EPOCH));
        assertRefused("'tt.mm.jjjj' is no pattern of dates", () -> column("tt.mm.jjjj"));
    }

    @ParameterizedTest
    @EnumSource
    void partsHaveNamesInRecipes(DatePart part) {
        assertEquals(part, DatePart.of(part.key()));
        assertRefused("there are year, month, dayOfWeek, hour and daysSince", () -> DatePart.of(part.name()));
    }
}
