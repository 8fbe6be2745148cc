package backbeat.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.learners.StandardCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A learner's key stands in the program where its entry and its codec are, and nowhere else: everything else asks. */
class OneListOfLearnersTest {
    /** The study of the published table is about these three and no others: it cannot ask. */
    private static final List<String> ABOUT_CERTAIN_LEARNERS =
            List.of("PublishedExperiment.java", "PublishedSearch.java");

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : List.of("../core", "../cli")) {
            try (Stream<Path> files = Files.walk(Path.of(module, "src/main/java"))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        return sources;
    }

    @Test
    void noLearnerIsNamedOutsideOfItsEntryAndItsCodec() throws IOException {
        TreeSet<String> naming = new TreeSet<>();
        for (Path source : sources()) {
            String text = Files.readString(source);
            for (String key : StandardCatalogue.get().keys()) {
                if (text.contains('"' + key + '"')) {
                    naming.add(source.getFileName().toString());
                }
            }
        }
        naming.removeAll(ABOUT_CERTAIN_LEARNERS);
        assertTrue(naming.size() >= StandardCatalogue.get().keys().size(), naming.toString());
        naming.removeIf(name -> name.endsWith("Learner.java") || name.endsWith("Codec.java"));
        assertEquals("[]", naming.toString());
    }

    /** Models are told apart by the catalogue, not by whoever holds one. */
    @Test
    void nobodyAsksForTheKindOfAModel() throws IOException {
        List<String> models = StandardCatalogue.get().all().stream()
                .map(entry -> entry.learner().type().getSimpleName())
                .toList();
        TreeSet<String> asking = new TreeSet<>();
        for (Path source : sources()) {
            String text = Files.readString(source);
            for (String model : models) {
                if (text.contains("instanceof " + model)) {
                    asking.add(source.getFileName() + ": " + model);
                }
            }
        }
        assertEquals("[]", asking.toString());
    }
}
