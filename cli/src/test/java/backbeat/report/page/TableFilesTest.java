package backbeat.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TableFilesTest {
    private static Block.Table table(String caption, String cell) {
        return new Block.Table(caption, List.of("Model", "AUC"), List.of(List.of("knn", cell)));
    }

    @Test
    void aSignIsOneThatProgramsRead() {
        Block.Table table = table("Gains", "−0.010 (−0.020 to −0.001)");
        TableFiles files = TableFiles.of(new Page("t", "l", List.of(new Section("s", "S", List.of(table))), "f"));
        assertEquals(
                List.of("Model,AUC\nknn,-0.010 (-0.020 to -0.001)\n"),
                List.copyOf(files.texts().values()));
    }

    @Test
    void everyTableHasItsOwnFileTheFoldedOnesIncluded() {
        Block.Table first = table("By model, on \u00e9l\u00e9gance", "0.7");
        Block.Table folded = table("By model, on \u00e9l\u00e9gance", "a, \"b\"");
        Page page = new Page(
                "t",
                "l",
                List.of(new Section("results", "R", List.of(first, new Block.Fold("more", List.of(folded))))),
                "f");
        TableFiles files = TableFiles.of(page);
        assertEquals(Optional.of("tables/results-by-model-on-l-gance.csv"), files.file(first));
        assertEquals(Optional.of("tables/results-by-model-on-l-gance-2.csv"), files.file(folded));
        assertEquals(
                Map.of(
                        "tables/results-by-model-on-l-gance.csv",
                        "Model,AUC\nknn,0.7\n",
                        "tables/results-by-model-on-l-gance-2.csv",
                        "Model,AUC\nknn,\"a, \"\"b\"\"\"\n"),
                files.texts());
    }
}
