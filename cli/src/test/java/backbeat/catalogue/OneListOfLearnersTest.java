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

    /** What CONTRIBUTING.md says a new learner touches: at most eight files, all of which are there. */
    @Test
    void theGuideListsFewFilesAndTheyExist() throws IOException {
        List<String> named = Files.readAllLines(Path.of("../CONTRIBUTING.md")).stream()
                .dropWhile(line -> !line.startsWith("Existing files that change"))
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("`")[1])
                .toList();
        assertTrue(!named.isEmpty() && named.size() <= 8, named.toString());
        List<String> missing = new ArrayList<>(named);
        for (String top : List.of("../core/src", "../cli/src", "../docs", "../README.md")) {
            try (Stream<Path> files = Files.walk(Path.of(top))) {
                files.forEach(file -> missing.removeIf(name ->
                        file.toString().endsWith("/" + name) || file.toString().endsWith("/" + name + ".java")));
            }
        }
        assertEquals("[]", missing.toString());
    }
}
