package backbeat.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.table.Labels;
import backbeat.tree.TreeOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

/** What the Javadoc of the rungs says by hand, and that each can be read at a sitting. */
class RungsTest {
    private static final Path FILES = Path.of("src/main/java/backbeat/reference");

    @Test
    void everyRungIsAPageOrTwo() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            List<Path> rungs =
                    files.filter(file -> !file.endsWith("package-info.java")).toList();
            assertTrue(rungs.size() >= 15, rungs.toString());
            for (Path rung : rungs) {
                int lines = Files.readAllLines(rung).size();
                assertTrue(60 <= lines && lines <= 150, rung + " has " + lines + " lines");
            }
        }
    }

    /** The four rows of {@link DenseTree}, which {@link SweptTree} splits alike. */
    @Test
    void fourRowsHaveThreeSplits() {
        DMatrixRMaj x = new DMatrixRMaj(4, 1, true, 1, 2, 3, 4);
        Labels labels = Labels.of(false, false, true, true);
        TreeOptions options = TreeOptions.defaults();
        int[] rows = {0, 1, 2, 3};
        List<NaiveTree.Candidate> expected = List.of(
                new NaiveTree.Candidate(0, 1.5, 4.0 / 3),
                new NaiveTree.Candidate(0, 2.5, 4),
                new NaiveTree.Candidate(0, 3.5, 4.0 / 3));
        assertEquals(expected, new DenseTree(options, x, labels, 1).splits(rows, 0));
        assertEquals(expected, new SweptTree(options, x, labels, 1).splits(rows, 0));
    }
}
