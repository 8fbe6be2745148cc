package backbeat.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ColumnsTest {
    private static final DateColumn WHEN =
            new DateColumn("when", Optional.empty(), List.of(DatePart.YEAR, DatePart.HOUR), DateColumn.EPOCH);
    private static final SetRule TAGS = new SetRule("tags", ';', true);
    private static final Columns ALL = new Columns(
            List.of("a", "b"),
            List.of("flag"),
            List.of("genre", "tags"),
            List.of("title", "artist"),
            Optional.of(LabelRule.atLeast("plays", 50)),
            Reading.PLAIN.withDates(List.of(WHEN)),
            List.of(TAGS));

    private static void assertRefused(String message, Executable call) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, call);
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }

    private static Columns of(List<String> numeric, List<String> categorical, List<String> texts, SetRule... sets) {
        return new Columns(numeric, List.of(), categorical, texts, Optional.empty(), Reading.PLAIN, List.of(sets));
    }

    @Test
    void featuresAreNumbersThenDatesThenBooleans() {
        assertEquals(List.of("a", "b", "when year", "when hour", "flag"), ALL.numericFeatures());
        assertEquals(List.of("a", "b", "when", "when", "flag"), ALL.numericSources());
    }

    @Test
    void namesAreThoseOfTheFile() {
        assertEquals(List.of("a", "b", "when", "flag", "genre", "tags", "title", "artist", "plays"), ALL.names());
    }

    /** Five numbers and a label of 8 bytes, a place in the file of 8, and four codes of 4. */
    @Test
    void aRowTakesItsNumbersCodesAndPlace() {
        assertEquals(6 * 8 + 8 + 4 * 4, ALL.rowBytes());
        assertEquals(8 + 8 + 8, of(List.of("a"), List.of(), List.of()).rowBytes());
    }

    @Test
    void setsAreFoundByTheirColumn() {
        assertEquals(Optional.of(TAGS), ALL.set("tags"));
        assertEquals(Optional.empty(), ALL.set("genre"));
        assertEquals(Optional.empty(), ALL.withSets(List.of()).set("tags"));
    }

    @Test
    void toPredictNeitherLabelNorAbsentTextsAreRead() {
        Columns prediction = ALL.forPrediction(Set.of("title", "a"));
        assertEquals(Optional.empty(), prediction.label());
        assertEquals(List.of("title"), prediction.texts());
        assertEquals(ALL.withLabel(Optional.empty()).withTexts(List.of("title")), prediction);
    }

    @Test
    void somethingIsLearnedFrom() {
        assertRefused("there is nothing to learn from", () -> of(List.of(), List.of(), List.of("title")));
        Reading dates = Reading.PLAIN.withDates(List.of(WHEN));
        Columns one = new Columns(List.of(), List.of(), List.of(), List.of(), Optional.empty(), dates);
        assertEquals(2, one.numericFeatures().size(), "a date is enough");
        assertEquals(1, of(List.of(), List.of("c"), List.of()).categorical().size(), "or a category");
    }

    @Test
    void aColumnHasOneRole() {
        assertRefused("'a' has two roles", () -> of(List.of("a"), List.of("a"), List.of()));
        assertRefused("'a' has two roles", () -> of(List.of("a", "a"), List.of(), List.of()));
        assertRefused("'a' has two roles", () -> ALL.withLabel(Optional.of(LabelRule.atLeast("a", 1))));
        assertRefused("'when' has two roles", () -> ALL.withTexts(List.of("when")));
        assertRefused(
                "'when year' has two roles: a part of a date has this name. Leave",
                () -> ALL.withTexts(List.of("when year")));
    }

    @Test
    void aSetIsACategoricalColumnDescribedOnce() {
        assertRefused("'x' must be one of the categorical", () -> ALL.withSets(List.of(new SetRule("x", ';', true))));
        assertRefused("'a' must be one", () -> of(List.of("a"), List.of("c"), List.of(), new SetRule("a", ';', true)));
        assertRefused("described once", () -> ALL.withSets(List.of(TAGS, new SetRule("tags", ',', false))));
    }
}
