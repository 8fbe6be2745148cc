package backbeat.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.data.Dataset.LabelValue;
import backbeat.data.LabelRule.Operator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which rows are positive, by number or by text. */
class LabelRuleTest {
    private static final LabelRule GRADES = new LabelRule("grade", Operator.ONE_OF, List.of("A", "B"));
    private static final LabelRule WON = new LabelRule("won", Operator.TRUE, List.of());

    private static void assertRefused(String message, Executable call) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, call);
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }

    private static double read(LabelReader reader, String field) {
        double value = reader.read(field);
        byte[] padded = ("7" + field + "7").getBytes(StandardCharsets.UTF_8);
        assertEquals(value, reader.read(padded, 1, padded.length - 1), "bytes and strings are one: " + field);
        return value;
    }

    @ParameterizedTest
    @CsvSource({
        "AT_LEAST, false, true, true",
        "ABOVE, false, false, true",
        "AT_MOST, true, true, false",
        "BELOW, true, false, false"
    })
    void numbersAreComparedWithTheThreshold(Operator operator, boolean below, boolean at, boolean above) {
        LabelRule rule = new LabelRule("x", operator, " 2.5 ");
        assertTrue(rule.isNumeric());
        assertEquals(below, rule.isPositive(2.4));
        assertEquals(at, rule.isPositive(2.5));
        assertEquals(above, rule.isPositive(2.6));
        assertFalse(rule.isPositive(Double.NaN));
    }

    @ParameterizedTest
    @EnumSource(names = {"IS", "ONE_OF", "TRUE"})
    void textsAreOneOrNot(Operator operator) {
        LabelRule rule = new LabelRule("x", operator, operator == Operator.TRUE ? List.of() : List.of("5"));
        assertFalse(rule.isNumeric());
        assertTrue(rule.isPositive(1));
        assertFalse(rule.isPositive(0));
        assertFalse(rule.isPositive(5));
        assertThrows(IllegalStateException.class, rule::threshold);
        assertThrows(DataException.class, () -> rule.withThreshold(3));
    }

    @Test
    void thresholdsAreSetInPlainDecimals() {
        LabelRule rule = LabelRule.atLeast("plays", 50);
        assertEquals("plays >= 50", rule.toString());
        assertEquals(50, rule.threshold());
        assertEquals("plays >= 0.125", rule.withThreshold(0.125).toString());
        assertEquals("grade is one of A, B", GRADES.toString());
        assertEquals("won is true", WON.toString());
    }

    @Test
    void rulesHaveTheValuesTheyNeed() {
        assertRefused("'>=' needs one value", () -> new LabelRule("x", Operator.AT_LEAST, List.of()));
        assertRefused("'is' needs one value", () -> new LabelRule("x", Operator.IS, List.of("a", "b")));
        assertRefused("'is one of' needs values", () -> new LabelRule("x", Operator.ONE_OF, List.of()));
        assertRefused("'true' needs no value", () -> new LabelRule("x", Operator.TRUE, List.of("yes")));
        assertRefused("compares with 'many', which is not a finite", () -> new LabelRule("x", Operator.BELOW, "many"));
        assertEquals(List.of("many"), new LabelRule("x", Operator.IS, "many").values());
        assertEquals(1, new LabelRule("x", Operator.ONE_OF, "one").values().size());
    }

    @ParameterizedTest
    @EnumSource
    void operatorsHaveSymbols(Operator operator) {
        assertEquals(operator, Operator.of(operator.symbol()));
        assertRefused("there are >=, >, <=, <, is, is one of and true", () -> Operator.of(operator.name()));
    }

    @Test
    void textsAreComparedWithoutBlanksAndAsNumbers() {
        LabelReader grades = new LabelReader(new LabelRule("grade", Operator.ONE_OF, List.of(" A ", "1")));
        assertEquals(1, read(grades, "A"));
        assertEquals(1, read(grades, " A"));
        assertEquals(1, read(grades, "1.0"));
        assertEquals(0, read(grades, "a"));
        assertEquals(0, read(grades, "2"));
        assertTrue(Double.isNaN(read(grades, " ")));
        assertEquals(0, read(new LabelReader(GRADES), "1"), "no number is among the values");
    }

    @Test
    void truthAndNumbersAreRead() {
        LabelReader won = new LabelReader(WON);
        assertEquals(1, read(won, "Yes"));
        assertEquals(0, read(won, "f"));
        assertTrue(Double.isNaN(read(won, "maybe")));
        assertEquals("true or false", won.wanted());
        LabelReader plays = new LabelReader(LabelRule.atLeast("plays", 50));
        assertEquals(61.5, read(plays, "61.5"));
        assertTrue(Double.isNaN(read(plays, "many")));
        assertEquals("a finite number", plays.wanted());
    }

    @Test
    void missingIsWhatTheReadingSays() {
        Reading marks = new Reading(List.of("?", "-1"), List.of());
        LabelReader plays = new LabelReader(LabelRule.atLeast("plays", 50), marks);
        assertTrue(Double.isNaN(read(plays, "-1.0")));
        for (String field : List.of("-1.0", "?", "", "NA")) {
            assertTrue(plays.isMissing(field), field);
        }
        assertFalse(plays.isMissing("many"));
        LabelReader grades = new LabelReader(GRADES, marks);
        assertTrue(Double.isNaN(read(grades, "?")));
        assertTrue(grades.isMissing(" "));
        assertFalse(grades.isMissing("NA"), "a text");
    }

    @Test
    void textsAreCountedTheMostFrequentFirst() {
        LabelTexts texts = new LabelTexts();
        texts.add("b", 2);
        texts.add("a", 2);
        LabelTexts more = new LabelTexts();
        more.add("c", 5);
        more.add("a", 1);
        texts.addAll(more);
        assertEquals(List.of(new LabelValue("c", 5), new LabelValue("a", 3), new LabelValue("b", 2)), texts.list());
    }
}
