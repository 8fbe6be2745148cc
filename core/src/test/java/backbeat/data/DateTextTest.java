package backbeat.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Texts made from parts of dates are read as these parts again. */
class DateTextTest {
    private static final List<String> PATTERNS = List.of("", "d.M.yyyy HH:mm", "M/d/yy", "d MMM yyyy", "MM/yy");
    private static final List<String> TEXTS =
            List.of("2024-02-29T23:15", "29.2.2024 23:15", "2/29/24", "29 Feb 2024", "02/24");

    @Test
    void everyChoiceOfPartsComesBack() {
        DatePart[] all = DatePart.values();
        for (int p = 0; p < PATTERNS.size(); p++) {
            Optional<String> pattern = Optional.of(PATTERNS.get(p)).filter(one -> !one.isEmpty());
            for (int chosen = 1; chosen < 1 << all.length; chosen++) {
                int bits = chosen;
                List<DatePart> parts = List.of(all).stream()
                        .filter(part -> (bits >> part.ordinal() & 1) == 1)
                        .toList();
                DateColumn column = new DateColumn("when", pattern, parts, DateColumn.EPOCH);
                double[] values = read(column, TEXTS.get(p));
                assertArrayEquals(values, read(column, column.text(values)), () -> column + ": " + column.text(values));
            }
        }
    }

    @Test
    void theDateItselfWhereItsPartsTellIt() {
        DateColumn column = new DateColumn(
                "when", Optional.of("d.M.yyyy"), List.of(DatePart.DAYS_SINCE, DatePart.MONTH), DateColumn.EPOCH);
        assertEquals("5.9.2020", column.text(read(column, "05.09.2020")));
        // No date has half a year as its year.
        assertThrows(
                IllegalArgumentException.class,
                () -> new DateColumn("when", Optional.empty(), List.of(DatePart.YEAR, DatePart.HOUR), DateColumn.EPOCH)
                        .text(2020.5, 0));
    }

    private static double[] read(DateColumn column, String text) {
        DateColumn.Reader reader = new DateColumn.Reader(column);
        double[] values = column.parts().stream()
                .mapToDouble(part -> reader.read(part, text))
                .toArray();
        for (double value : values) {
            assertTrue(value == value, column + " reads " + text);
        }
        return values;
    }
}
