package backbeat.preparation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.csv.CsvTable;
import backbeat.data.BadRows;
import backbeat.data.Columns;
import backbeat.data.DataException;
import backbeat.data.Dataset;
import backbeat.data.Dataset.LabelValue;
import backbeat.data.DatasetBuilder;
import backbeat.data.LabelRule;
import backbeat.data.LabelRule.Operator;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a label rule makes of the texts of a column, and what it says where the two do not fit. */
class LabelCheckTest {
    private static Columns columns(LabelRule rule) {
        return new Columns(List.of("x"), List.of(), List.of(), List.of(), Optional.of(rule));
    }

    private static Dataset read(LabelRule rule, String... labels) {
        StringBuilder csv = new StringBuilder("x,y\n");
        for (String label : labels) {
            csv.append("1,\"").append(label).append("\"\n");
        }
        byte[] bytes = csv.toString().getBytes(StandardCharsets.UTF_8);
        try {
            return CsvTable.read(
                    new ByteArrayInputStream(bytes),
                    "y.csv",
                    columns(rule),
                    BadRows.FAIL,
                    Workers.sequential(),
                    Progress.NONE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sources(LabelRule rule, String... labels) {
        Dataset data = read(rule, labels);
        DatasetBuilder objects = new DatasetBuilder(columns(rule));
        StringBuilder sources = new StringBuilder();
        for (int row = 0; row < labels.length; row++) {
            double source = data.labelSource(row);
            objects.add(Map.of("x", 1, "y", labels[row]));
            sources.append(Double.isNaN(source) ? "-" : source == 1 ? "1" : "0");
        }
        Dataset same = objects.build("objects");
        IntStream.range(0, labels.length)
                .forEach(row -> assertEquals(data.labelSource(row), same.labelSource(row), labels[row]));
        assertEquals(data.labelValues(99), same.labelValues(99));
        return sources.toString();
    }

    @Test
    void textsAreComparedWithoutBlanksAndNumbersAsNumbers() {
        assertEquals("1100-", sources(new LabelRule("y", Operator.IS, "yes"), "yes", " yes ", "Yes", "no", " "));
        assertEquals("11100", sources(new LabelRule("y", Operator.IS, "1"), "1", "1.0", " 1e0", "0.0", "one"));
        assertEquals("10", sources(new LabelRule("y", Operator.IS, ">50K"), ">50K", ">50K."));
        assertEquals(
                "11010", sources(new LabelRule("y", Operator.ONE_OF, List.of("a", "2")), "a", "2.0", "b", " a", "3"));
        assertEquals(
                "1111110000-",
                sources(
                        new LabelRule("y", Operator.TRUE, List.of()),
                        "true",
                        "T",
                        "YES",
                        "y",
                        "1",
                        "1.0",
                        "False",
                        "f",
                        "N",
                        "0.0",
                        ""));
    }

    @Test
    void valuesAreListedWithCounts() {
        Dataset texts = read(new LabelRule("y", Operator.IS, "yes"), "no", "yes", "no", " yes", "");
        assertEquals(
                List.of(
                        new LabelValue("no", 2),
                        new LabelValue("", 1),
                        new LabelValue(" yes", 1),
                        new LabelValue("yes", 1)),
                texts.labelValues(20));
        assertEquals(List.of(), texts.labelValues(3));
        Dataset numbers = read(LabelRule.atLeast("y", 1), "3", "1.0", "3.0", "");
        assertEquals(
                List.of(new LabelValue("3", 2), new LabelValue("", 1), new LabelValue("1", 1)),
                numbers.labelValues(20));
        assertEquals(List.of(), numbers.labelValues(2));
    }

    @Test
    void textsThatMayBeMeantToBeOneAreWarnedOf() {
        LabelRule rule = new LabelRule("y", Operator.IS, "yes");
        List<String> warnings = LabelCheck.warnings(read(rule, "yes", "Yes", "yes", "no", "no.", "maybe"), rule);
        assertEquals(2, warnings.size());
        assertTrue(
                warnings.get(0).endsWith("'yes' in 2 rows is positive, 'Yes' in 1 row is negative"), warnings.get(0));
        assertTrue(warnings.get(1).contains("differ in case, blanks or a final dot only"), warnings.get(1));
        assertEquals(
                1, LabelCheck.warnings(read(rule, "yes", " yes", "no"), rule).size());
        assertEquals(List.of(), LabelCheck.warnings(read(rule, "yes", "no", "yes"), rule));
    }

    @Test
    void aRuleThatTellsNothingApartIsRefusedWithTheValues() {
        LabelRule rule = new LabelRule("y", Operator.IS, "Yes");
        String none = assertThrows(
                        DataException.class, () -> LabelCheck.requireBothClasses(read(rule, "yes", "no", "no"), rule))
                .getMessage();
        assertEquals(
                "y.csv: y is Yes holds for none of the 3 rows, so there is nothing to tell apart. The column has 'no' in"
                        + " 2, 'yes' in 1.",
                none);
        LabelRule low = LabelRule.atLeast("y", 0);
        String all = assertThrows(DataException.class, () -> LabelCheck.requireBothClasses(read(low, "1", "2"), low))
                .getMessage();
        assertTrue(all.contains("holds for all of the 2 rows"), all);
        assertTrue(all.endsWith("Choose another threshold or use more rows"), all);
        String empty = assertThrows(DataException.class, () -> LabelCheck.requireBothClasses(read(low, "", ""), low))
                .getMessage();
        assertTrue(empty.contains("is empty in every row"), empty);
        LabelCheck.requireBothClasses(read(rule, "Yes", "no"), rule);
    }

    @Test
    void numbersBeyondTheLargestAreNamedWithIt() {
        LabelRule rule = LabelRule.atLeast("y", 1);
        String tooLarge =
                assertThrows(DataException.class, () -> read(rule, "-1e308")).getMessage();
        assertTrue(
                tooLarge.contains("column 'y': '-1e308' is beyond 1e100, the largest number that is read"), tooLarge);
        String text =
                assertThrows(DataException.class, () -> read(rule, "Infinity")).getMessage();
        assertTrue(text.contains("'Infinity' is not a finite number"), text);
    }

    @Test
    void rulesThatMakeNoSenseAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new LabelRule("y", Operator.ONE_OF, List.of()));
        assertThrows(IllegalArgumentException.class, () -> new LabelRule("y", Operator.TRUE, "yes"));
        assertThrows(IllegalArgumentException.class, () -> new LabelRule("y", Operator.IS, List.of("a", "b")));
        assertThrows(IllegalArgumentException.class, () -> new LabelRule("y", Operator.ABOVE, "many"));
        assertEquals("y is one of a, b", new LabelRule("y", Operator.ONE_OF, List.of("a", "b")).toString());
        assertEquals("y is true", new LabelRule("y", Operator.TRUE, List.of()).toString());
    }
}
