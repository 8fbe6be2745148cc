package backbeat.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.csv.CsvFuzzTarget;
import backbeat.pipeline.ModelFuzzTarget;
import backbeat.recipe.RecipeFuzzTarget;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every reader of the engine on its corpus and on damaged files: an answer or an error of its own, never another one. */
class ReaderCorpusTest {
    @Test
    void csv() throws Exception {
        assertTrue(Corpus.run(CsvFuzzTarget::fuzzerTestOneInput, Corpus.kept(CsvFuzzTarget.class)) > 400);
    }

    @Test
    void recipes() throws Exception {
        assertTrue(Corpus.run(RecipeFuzzTarget::fuzzerTestOneInput, Corpus.kept(RecipeFuzzTarget.class)) > 400);
    }

    /** Its seeds are the sections of today's models, which Jazzer finds in {@code target/fuzz} after this test. */
    @Test
    void models() throws Exception {
        List<byte[]> seeds = ModelFuzzTarget.seeds();
        Path folder = Files.createDirectories(Path.of("target", "fuzz", ModelFuzzTarget.class.getName()));
        for (int i = 0; i < seeds.size(); i++) {
            Files.write(folder.resolve("section-" + i), seeds.get(i));
        }
        assertTrue(Corpus.run(ModelFuzzTarget::fuzzerTestOneInput, seeds) > 400);
    }
}
