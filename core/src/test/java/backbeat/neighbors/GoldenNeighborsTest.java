package backbeat.neighbors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.parallel.Workers;
import backbeat.table.Labels;
import backbeat.table.Schema;
import backbeat.table.Table;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** scikit-learn finds the same neighbors on the dense one-hot matrix. */
class GoldenNeighborsTest {
    private static final int NUMERIC = 5;
    private static JsonNode golden;
    private static Table training;
    private static Table queries;
    private static Labels labels;
    private int comparedByIndex;

    @BeforeAll
    static void read() throws IOException {
        try (InputStream in = GoldenNeighborsTest.class.getResourceAsStream("/golden/neighbors/neighbors.json")) {
            golden = new ObjectMapper().readTree(in);
        }
        Schema schema = KnnData.schema(NUMERIC, ints(golden.get("sizes")));
        training = table(schema, golden.get("train"));
        queries = table(schema, golden.get("test"));
        byte[] values = new byte[training.rows()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) golden.get("labels").get(i).asInt();
        }
        labels = new Labels(values);
    }

    private static Table table(Schema schema, JsonNode json) {
        int n = json.get("numeric").size() / NUMERIC;
        FMatrixRMaj numeric = new FMatrixRMaj(n, NUMERIC);
        for (int i = 0; i < numeric.data.length; i++) {
            numeric.data[i] = (float) json.get("numeric").get(i).asDouble();
        }
        int[][] codes = new int[schema.categoricalCount()][];
        for (int c = 0; c < codes.length; c++) {
            codes[c] = ints(json.get("codes").get(c));
        }
        return new Table(schema, numeric, codes);
    }

    private static int[] ints(JsonNode array) {
        int[] values = new int[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).asInt();
        }
        return values;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void sameNeighborsAndProbabilities(int number) {
        JsonNode expected = golden.get("cases").get(number);
        int k = golden.get("k").asInt();
        comparedByIndex = 0;
        for (Search search : Search.values()) {
            KnnOptions options = KnnOptions.defaults()
                    .withK(k)
                    .withSearch(search)
                    .withScale(CategoryScale.valueOf(expected.get("scale").asText()))
                    .withWeighting(Weighting.valueOf(expected.get("weighting").asText()));
            KnnClassifier model = new KnnTrainer(options, Workers.sequential()).fit(training, labels);
            NeighborSearcher searcher = model.index().searcher(k);
            double[] probabilities = model.probabilities(queries);
            for (int row = 0; row < queries.rows(); row++) {
                searcher.search(queries, row);
                compare(expected, searcher, row);
                assertEquals(expected.get("probabilities").get(row).asDouble(), probabilities[row], 1e-5, "row " + row);
            }
        }
        assertTrue(comparedByIndex > 100, "only " + comparedByIndex + " of 180 without ties");
    }

    /** By index, except where neighboring distances differ by less than float rounding. */
    private void compare(JsonNode expected, NeighborSearcher searcher, int row) {
        JsonNode distances = expected.get("squaredDistances").get(row);
        int[] neighbors = ints(expected.get("neighbors").get(row));
        boolean distinct = true;
        for (int rank = 0; rank < neighbors.length; rank++) {
            double distance = distances.get(rank).asDouble();
            assertEquals(distance, searcher.squaredDistance(rank), 4e-6 * distance, "row " + row + ", rank " + rank);
            distinct &= rank == 0 || distance - distances.get(rank - 1).asDouble() > 4e-6 * distance;
        }
        if (distinct) {
            assertArrayEquals(neighbors, KdTreeExactnessTest.indices(searcher), "row " + row);
            comparedByIndex++;
        }
    }
}
