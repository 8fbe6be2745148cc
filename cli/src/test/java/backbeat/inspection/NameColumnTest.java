package backbeat.inspection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Figures stand below each other whatever the names beside them are. */
class NameColumnTest {
    private static final String LONG = "a name that is longer than its column";

    @Test
    void shortNamesShareTheLeastWidth() {
        NameColumn names = NameColumn.of(List.of("a", "bcd"), 5, 8);
        assertEquals(List.of("a     +1"), names.lines("a", "+1"));
        assertEquals(List.of("bcd   -2"), names.lines("bcd", "-2"));
    }

    @Test
    void theColumnGrowsToTheLongestNameThatFits() {
        NameColumn names = NameColumn.of(List.of("a", "seven77", LONG), 5, 8);
        assertEquals(List.of("a       +1"), names.lines("a", "+1"));
        assertEquals(List.of("seven77 +2"), names.lines("seven77", "+2"));
    }

    @Test
    void aLongerNameHasALineOfItsOwn() {
        NameColumn names = NameColumn.of(List.of("a", LONG), 5, 8);
        assertEquals(List.of(LONG, "      +3"), names.lines(LONG, "+3"));
    }

    @Test
    void namesThatSteerATerminalAreAsWideAsTheyArePrinted() {
        String evil = "a\u001b[2J";
        NameColumn names = NameColumn.of(List.of(evil, "b"), 2, 20);
        assertEquals(List.of("a\\u001b[2J +1"), names.lines(evil, "+1"));
        assertEquals(List.of("b          +2"), names.lines("b", "+2"));
    }

    @Test
    void numbersStandToTheRight() {
        assertEquals("  +0.000", NameColumn.right("+0.000", 8));
        assertEquals("+123456.7", NameColumn.right("+123456.7", 8));
    }
}
