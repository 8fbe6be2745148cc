package backbeat.report.section;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The words of the report are those of the glossary. */
class WordsSectionTest {
    @Test
    void everyWordStandsInTheGlossary() throws IOException {
        String glossary = Files.readString(Path.of("../docs/glossary.md"));
        for (List<String> word : WordsSection.WORDS) {
            assertTrue(glossary.contains("| " + word.get(0) + " | "), word.get(0));
        }
    }

    @Test
    void wordsAreInOrder() {
        List<String> words =
                WordsSection.WORDS.stream().map(word -> word.get(0)).toList();
        assertEquals(words.stream().sorted(String.CASE_INSENSITIVE_ORDER).toList(), words);
    }
}
