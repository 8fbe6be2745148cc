package backbeat.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backbeat.parallel.Workers;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Groups told by their first rows, and what a data set asks of those who have its rows. */
class GroupsTest {
    private static final GroupKey SONG = new GroupKey("song", List.of("song"), Optional.empty());
    private static final LabelRule RULE = new LabelRule("y", LabelRule.Operator.of(">="), List.of("1"));
    private static final Columns COLUMNS =
            new Columns(List.of("x"), List.of(), List.of("kind"), List.of("song"), Optional.of(RULE));

    private static Dataset rows() {
        DatasetBuilder rows = new DatasetBuilder(COLUMNS);
        rows.add(Map.of("x", 1, "kind", "a", "song", "p", "y", 0));
        rows.add(Map.of("x", 2, "kind", "a", "song", " q ", "y", 1));
        rows.add(Map.of("x", 1, "kind", "a", "song", "p", "y", 0));
        rows.add(Map.of("x", 3, "kind", "b", "song", "q", "y", 1));
        rows.add(Map.of("kind", "b", "song", "r", "y", 1));
        rows.add(Map.of("x", 1, "kind", "a", "song", "p", "y", 1));
        return rows.build("rows");
    }

    @Test
    void firstRowsTellTheGroups() {
        Groups songs = rows().groups(SONG);
        assertArrayEquals(new int[] {0, 1, 0, 1, 4, 0}, songs.firsts());
        Groups again = Groups.ofFirsts("song", songs.firsts());
        assertEquals(songs.count(), again.count());
        int[] all = {0, 1, 2, 3, 4, 5};
        assertArrayEquals(songs.of(all), again.of(all));
        assertArrayEquals(new int[] {2, 3, 4}, songs.firstOf(new int[] {2, 3, 4, 5}));
        assertEquals(SONG.hash(List.of(" q ")), SONG.hash(List.of("q")));
    }

    @Test
    void equalRowsAreGroups() {
        assertArrayEquals(new int[] {0, 1, 0, 3, 4, 5}, rows().equal().firsts());
        assertArrayEquals(new int[] {1, 2, 5}, rows().distinct(new int[] {1, 2, 5}));
    }

    /** Rows elsewhere are asked for what takes all rows; the label is here. */
    @Test
    void rowsElsewhereAreAsked() {
        Dataset here = rows();
        RowsElsewhere there = new RowsElsewhere() {
            @Override
            public BitSet missing(String column) {
                return here.missing(column);
            }

            @Override
            public Groups groups(GroupKey key) {
                return here.groups(key);
            }

            @Override
            public Groups equal() {
                return here.equal();
            }

            @Override
            public Merged merge(int[] rows, Groups groups, MergeRules rules) {
                List<MergedRows.Difference> all =
                        here.merge(rows, groups, rules).differences();
                return new Merged(this, all.subList(0, 1), all.subList(2, 3));
            }
        };
        double[] labels = {0, 1, 0, 1, 1, 1};
        Dataset rows = DatasetBuilder.ofLabels(COLUMNS, new long[] {0, 1, 2, 3, 4, 5}, labels)
                .build(here.source(), there);
        assertEquals(6, rows.rows());
        assertEquals(BitSet.valueOf(new long[] {1 << 4}), rows.missing("x"));
        assertEquals(new BitSet(), rows.missing("y"));
        assertArrayEquals(new int[] {0, 1, 3, 4, 5}, rows.distinct(new int[] {0, 1, 2, 3, 4, 5}));
        assertEquals(3, rows.groups(SONG).count());
        assertEquals(1, rows.labelSource(1));
        assertThrows(IndexOutOfBoundsException.class, () -> rows.number(0, 0));
        assertDoesNotThrow(() -> rows.sortTexts(Workers.sequential()), "there are none here");

        MergeRules largest = new MergeRules(MergeRules.Rule.LARGEST, Map.of());
        int[] all = {0, 1, 2, 3, 4, 5};
        MergedRows expected = here.merge(all, SONG, largest);
        MergedRows merged = rows.merge(all, SONG, largest);
        assertEquals(expected.differences(), merged.differences());
        for (int row : all) {
            assertEquals(expected.dataset().labelSource(row), merged.dataset().labelSource(row));
        }
        assertEquals(1, merged.dataset().labelSource(0));
    }
}
