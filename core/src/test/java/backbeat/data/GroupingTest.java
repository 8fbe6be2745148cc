package backbeat.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Rows that belong together by one or more texts. */
class GroupingTest {
    private static final List<List<String>> ROWS = List.of(
            List.of("Ann;Bo", "Rain"),
            List.of("Ann", "Rain"),
            List.of(" Ann ;Cy", "rain"),
            List.of("", "Rain"),
            List.of(";Ann", "Rain"),
            List.of(" Ann", " Rain "),
            List.of("Ann;Bo", "Sun"),
            List.of("", " "),
            List.of("Ann;Bo", "Rain"));

    private static Dataset data() {
        DatasetBuilder rows = new DatasetBuilder(
                new Columns(List.of("x"), List.of(), List.of(), List.of("artist", "title"), Optional.empty()));
        for (List<String> row : ROWS) {
            rows.add(Map.of("x", 1, "artist", row.get(0), "title", row.get(1)));
        }
        return rows.build("songs");
    }

    private static GroupKey key(String separator, NormalForm form, String... columns) {
        return new GroupKey("it", List.of(columns), Optional.of(separator).filter(s -> !s.isEmpty()), form);
    }

    private static void assertGroups(GroupKey key, int... expected) {
        Groups groups = data().groups(key);
        int[] ids = new int[expected.length];
        int most = 0;
        for (int row = 0; row < ids.length; row++) {
            ids[row] = groups.of(row);
            most = Math.max(most, ids[row]);
        }
        assertArrayEquals(expected, ids);
        assertEquals(most + 1, groups.count());
        assertEquals("it", groups.name());
    }

    @Test
    void wholeTextsAreComparedWithoutBlanksAround() {
        assertGroups(key("", NormalForm.EXACT, "artist"), 0, 1, 2, 3, 4, 1, 0, 3, 0);
    }

    @Test
    void ofAListTheFirstEntryCounts() {
        assertGroups(key(";", NormalForm.EXACT, "artist"), 0, 0, 0, 1, 1, 0, 0, 1, 0);
    }

    @Test
    void spellingsMayBeOne() {
        assertGroups(key("", NormalForm.EXACT, "title"), 0, 0, 1, 0, 0, 0, 2, 3, 0);
        assertGroups(key("", NormalForm.TITLE, "title"), 0, 0, 0, 0, 0, 0, 1, 2, 0);
    }

    @Test
    void severalColumnsMustAllAgree() {
        assertGroups(key(";", NormalForm.TITLE, "artist", "title"), 0, 0, 0, 1, 1, 0, 2, 3, 0);
    }

    @Test
    void groupsAreWorkedOutOnce() {
        Dataset data = data();
        assertSame(data.groups(key("", NormalForm.EXACT, "artist")), data.groups(key("", NormalForm.EXACT, "artist")));
        assertArrayEquals(
                new int[] {2, 0, 3},
                data.groups(key("", NormalForm.EXACT, "artist")).of(new int[] {2, 8, 7}));
    }

    @Test
    void everyRowMayBeItsOwn() {
        Groups rows = Groups.ofRows(4);
        assertEquals(4, rows.count());
        assertEquals(3, rows.of(3));
        assertEquals("row", rows.name());
    }

    @Test
    void keysNameColumnsThatThereAre() {
        refused("'it' names no column", () -> key("", NormalForm.EXACT));
        refused("separator of the group key 'it' is empty", () -> {
            new GroupKey("it", List.of("artist"), Optional.of(""));
        });
        refused("'album' is not a text column of songs", () -> data().groups(key("", NormalForm.EXACT, "album")));
    }

    private static void refused(String message, Executable call) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, call);
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }
}
