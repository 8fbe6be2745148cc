package backbeat.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PluralTest {
    @Test
    void plainWordsGetAnS() {
        assertEquals("artists", Plural.of("artist"));
        assertEquals("songs", Plural.of("song"));
        assertEquals("rows", Plural.of("row"));
        assertEquals("days", Plural.of("day"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"c", "patient_id", "Patient", "batch", "city", "cases", "d month", "Künstler", ""})
    void otherNamesStandAsTheyAre(String name) {
        assertEquals("groups of \"" + name + "\"", Plural.of(name));
    }
}
