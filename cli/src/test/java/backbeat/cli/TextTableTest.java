package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void namesStandLeftAndFiguresRight() {
        TextTable table = new TextTable("model", "AUC");
        table.add("forest", "0.861");
        table.add("k\u00e9 \ud83c\udfb5", "1");
        assertEquals(
                List.of("model     AUC", "-------------", "forest  0.861", "k\u00e9 \ud83c\udfb5        1"),
                table.lines());
    }

    /** Names of other people's columns are printed with escapes, which are longer than what they stand for. */
    @Test
    void charactersThatAreShownAsEscapesHaveTheirWidth() {
        TextTable table = new TextTable("a\u0000b", "rows");
        table.add("long\nname", "10");
        table.add("c", "7");
        assertEquals(
                List.of(
                        "a\\u0000b        rows",
                        "--------------------",
                        "long\\u000aname    10",
                        "c                  7"),
                table.lines());
    }

    @Test
    void rowsHaveTheHeadersWidth() {
        TextTable table = new TextTable("model", "AUC");
        assertThrows(IllegalArgumentException.class, () -> table.add("forest"));
    }
}
