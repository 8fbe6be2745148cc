package backbeat.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class SetColumnTest {
    @Test
    void equalSetsShareACodeAndOneMemberIsACategory() {
        SetColumn.Builder builder = new SetColumn.Builder(5);
        assertEquals(Table.UNSEEN, builder.code(new int[] {}, 0));
        assertEquals(3, builder.code(new int[] {3}, 1));
        assertEquals(3, builder.code(new int[] {3, 3, 3}, 3));
        assertEquals(5, builder.code(new int[] {4, 1}, 2));
        assertEquals(6, builder.code(new int[] {0, 1, 4}, 3));
        assertEquals(5, builder.code(new int[] {1, 4, 1}, 3));
        SetColumn sets = builder.build();
        assertEquals(2, sets.sets());
        assertEquals(3, sets.largest());
        assertEquals(5, sets.totalMembers());
        assertArrayEquals(new int[] {0, 1, 4}, sets.members(6));
        assertArrayEquals(new int[] {2}, sets.members(2));
        assertArrayEquals(new int[] {}, sets.members(Table.UNSEEN));
        assertTrue(sets.contains(6, 1) && sets.contains(5, 4) && sets.contains(2, 2));
        assertFalse(sets.contains(6, 2) || sets.contains(5, 0) || sets.contains(2, 3) || sets.contains(-1, 0));
    }

    @Test
    void setsThatAreNoneAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new SetColumn(3, new int[] {0, 1}, new int[] {1}));
        assertThrows(IllegalArgumentException.class, () -> new SetColumn(3, new int[] {0, 2}, new int[] {1, 1}));
        assertThrows(IllegalArgumentException.class, () -> new SetColumn(3, new int[] {0, 2}, new int[] {2, 1}));
        assertThrows(IllegalArgumentException.class, () -> new SetColumn(3, new int[] {0, 2}, new int[] {1, 3}));
        assertThrows(IllegalArgumentException.class, () -> new SetColumn(3, new int[] {0, 2}, new int[] {0, 1, 2}));
        assertThrows(IllegalArgumentException.class, () -> new SetColumn(3, new int[] {}, new int[] {}));
    }

    @Test
    void aTableTakesSetsOnlyInSetColumns() {
        SetColumn pair = new SetColumn(4, new int[] {0, 2}, new int[] {0, 1});
        Schema plain = new Schema(List.of(), List.of(new CategoricalColumn("key", List.of("a", "b", "c", "d"))));
        FMatrixRMaj none = new FMatrixRMaj(1, 0);
        assertThrows(
                IllegalArgumentException.class,
                () -> new Table(plain, none, new int[][] {{0}}, new SetColumn[] {pair}));
        assertThrows(
                IllegalArgumentException.class, () -> new Table(SetTables.schema(0, 9), none, new int[][] {{0}, {9}}));
    }

    @Test
    void theDenseMatrixHasAOneForEachMember() {
        SetTables.Data data = SetTables.random(200, 2, 12, 9, 5);
        FMatrixRMaj dense = OneHot.materialize(data.table());
        int first = data.table().schema().oneHotOffset(1);
        for (int row = 0; row < 200; row++) {
            int code = data.table().code(row, 1);
            for (int member = 0; member < 12; member++) {
                float expected = data.table().sets(1).contains(code, member) ? 1 : 0;
                assertEquals(expected, dense.get(row, first + member));
            }
        }
        int[] some = IntStream.range(0, 50).map(i -> 199 - 3 * i).toArray();
        FMatrixRMaj selected = OneHot.materialize(data.table().select(some));
        for (int i = 0; i < some.length; i++) {
            for (int j = 0; j < dense.numCols; j++) {
                assertEquals(dense.get(some[i], j), selected.get(i, j));
            }
        }
        assertEquals("tags contains t3", data.table().schema().featureName(first + 3));
    }
}
