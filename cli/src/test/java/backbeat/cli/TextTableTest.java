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

    @Test
    void rowsHaveTheHeadersWidth() {
        TextTable table = new TextTable("model", "AUC");
        assertThrows(IllegalArgumentException.class, () -> table.add("forest"));
    }
}
