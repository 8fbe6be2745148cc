package backbeat.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CopiedNamesTest {
    private static final Set<String> OWN = Set.of("row", "probability");

    @Test
    void copiesGiveWayToTheFilesOwnColumns() {
        assertEquals(List.of("id", "input_row"), CopiedNames.beside(List.of("id", "row"), OWN));
        assertEquals(List.of("id", "title"), CopiedNames.beside(List.of("id", "title"), OWN));
    }

    /** The name that a copy would get may be another copy's own. */
    @Test
    void aNewNameIsFree() {
        assertEquals(List.of("input_input_row", "input_row"), CopiedNames.beside(List.of("row", "input_row"), OWN));
        assertEquals(List.of("input_row", "input_input_ROW"), CopiedNames.beside(List.of("input_row", "ROW"), OWN));
    }

    /** Readers such as Spark take no notice of the case of names. */
    @Test
    void namesThatDifferByCaseAreOne() {
        assertEquals(List.of("input_Probability"), CopiedNames.beside(List.of("Probability"), OWN));
        assertEquals(List.of("mood", "input_Mood"), CopiedNames.beside(List.of("mood", "Mood"), OWN));
        assertEquals(List.of("input_Row", "input_input_row"), CopiedNames.beside(List.of("Row", "row"), OWN));
    }
}
