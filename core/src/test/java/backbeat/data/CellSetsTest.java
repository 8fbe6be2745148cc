package backbeat.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sets in fields: how they are written and what is made of them. */
class CellSetsTest {
    private static final Columns COLUMNS = new Columns(
            List.of("x"),
            List.of(),
            List.of("genre", "tags"),
            List.of("id"),
            Optional.empty(),
            Reading.PLAIN,
            List.of(new SetRule("tags", ';', true)));

    private static Dataset data(Object... tags) {
        DatasetBuilder rows = new DatasetBuilder(COLUMNS);
        for (int row = 0; row < tags.length; row++) {
            rows.add(Map.of("x", row, "genre", "g" + row % 2, "tags", tags[row], "id", "song " + row / 2));
        }
        return rows.build("songs");
    }

    @Test
    void membersStandOnceInOrderWithoutBlanks() {
        assertEquals(List.of("b", "a c", "d"), List.copyOf(SetRule.members(" b;a c ; ;b;;d;", ';')));
        assertEquals(List.of(), List.copyOf(SetRule.members("", ';')));
        assertEquals(List.of("a;b"), List.copyOf(SetRule.members("a;b", ',')));
    }

    @Test
    void placesAreAscendingHoweverTheyAreWritten() {
        Dataset data = data("b;a", "a", "c;a;b", "", List.of("a", "b"));
        assertEquals(List.of("b", "a", "c"), data.members(1));
        assertArrayEquals(new int[] {0, 1}, data.set(1, 0));
        assertArrayEquals(new int[] {1}, data.set(1, 1));
        assertArrayEquals(new int[] {0, 1, 2}, data.set(1, 2));
        assertArrayEquals(new int[0], data.set(1, 3));
        assertArrayEquals(new int[] {0, 1}, data.set(1, 4), "a collection is a field");
        assertThrows(IllegalArgumentException.class, () -> data.set(0, 0), "no set column");
    }

    @Test
    void aSetColumnHasNoGaps() {
        Dataset data = data("a", "", "b");
        assertTrue(data.missing("tags").isEmpty());
        assertEquals(1, data.withoutSets().missing("tags").cardinality());
    }

    @Test
    void objectsBecomeFields() {
        assertEquals("a;7", SetRule.field("tags", Arrays.asList("a", 7.0), ';'));
        assertEquals("a;b", SetRule.field("tags", "a;b", ';'));
        assertEquals("", SetRule.field("tags", null, ';'));
        DataException e = assertThrows(DataException.class, () -> SetRule.field("tags", List.of("a", "b;c"), ';'));
        assertEquals("Column 'tags': the member 'b;c' holds the separator ';'", e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(chars = {'"', ' ', '\n', '\r'})
    void separatorsAreVisible(char separator) {
        assertThrows(IllegalArgumentException.class, () -> new SetRule("tags", separator, true));
        assertEquals('\t', new SetRule("tags", '\t', true).separator(), "but for a tab");
    }

    /** Songs 0 and 1 have two rows each, song 2 has one. */
    @Test
    void theFirstRowOfAGroupCollectsTheMembersOfAll() {
        Dataset data = data("b", "c;a", "a", "a", "c");
        GroupKey song = new GroupKey("song", List.of("id"), Optional.empty());
        MergedRows merged = data.merge(new int[] {0, 1, 2, 3, 4}, song, MergeRules.FIRST);
        assertEquals(List.of("b", "c", "a"), merged.dataset().members(1));
        assertArrayEquals(new int[] {0, 1, 2}, merged.dataset().set(1, 0));
        assertArrayEquals(new int[] {2}, merged.dataset().set(1, 2), "its rows agree");
        assertArrayEquals(new int[] {1}, merged.dataset().set(1, 4), "alone");
        assertArrayEquals(new int[] {0}, data.set(1, 0), "the rows as read stay as they are");
        assertEquals(
                List.of(
                        "'x' differs in 2 of the 2 groups of several rows: the first counts",
                        "'genre' differs in 2 of the 2 groups of several rows: the first counts",
                        "'tags' collects the members of all rows in 1 group"),
                merged.differences().stream()
                        .map(MergedRows.Difference::describe)
                        .toList());
    }

    @Test
    void numbersThatDifferFollowTheirRule() {
        double[] values = {Double.NaN, 3, 8, 1};
        assertEquals(3, MergeRules.Rule.FIRST.of(values));
        assertEquals(4, MergeRules.Rule.MEAN.of(values));
        assertEquals(8, MergeRules.Rule.LARGEST.of(values));
        assertEquals(-2, MergeRules.Rule.LARGEST.of(new double[] {-5, -2}));
        for (MergeRules.Rule rule : MergeRules.Rule.values()) {
            assertTrue(Double.isNaN(rule.of(new double[] {Double.NaN, Double.NaN})), "missing in all rows");
        }
        Dataset data = data("a", "a", "a", "a", "a");
        GroupKey song = new GroupKey("song", List.of("id"), Optional.empty());
        MergeRules rules = new MergeRules(MergeRules.Rule.LARGEST, Map.of("x", MergeRules.Rule.MEAN));
        MergedRows merged = data.merge(new int[] {0, 1, 3, 4}, song, rules);
        assertEquals(0.5, merged.dataset().number(0, 0));
        assertEquals(3, merged.dataset().number(0, 3), "row 2 is not used: 3 is alone");
        assertEquals(MergeRules.Rule.LARGEST, rules.of("plays"));
    }
}
