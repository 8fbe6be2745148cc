package backbeat.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MarkdownTableTest {
    @Test
    void wordsStandLeftAndNumbersRight() {
        String table = new MarkdownTable()
                .words("task")
                .numbers("time", "times")
                .words("note")
                .row("a", "1", "2", "")
                .toString();
        assertEquals("""
                | task | time | times | note |
                | --- | ---: | ---: | --- |
                | a | 1 | 2 |  |
                """, table);
    }

    @Test
    void aRowOfAnotherLengthIsRefused() {
        MarkdownTable table = new MarkdownTable().words("a", "b");
        String message = assertThrows(IllegalArgumentException.class, () -> table.row("1"))
                .getMessage();
        assertTrue(message.contains("1 cells") && message.contains("2 columns"), message);
    }

    @Test
    void foreignTextStaysInItsCell() {
        String cell = Markup.markdown("a | b\n<b>*[x](y)");
        assertEquals("a \\| b &lt;b&gt;\\*\\[x\\](y)", cell);
    }
}
