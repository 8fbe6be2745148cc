package backbeat.preparation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.data.Columns;
import backbeat.data.Dataset;
import backbeat.data.DatasetBuilder;
import backbeat.data.GroupKey;
import backbeat.data.Groups;
import backbeat.data.LabelRule;
import backbeat.random.Xoshiro256;
import backbeat.table.Labels;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rare class gets its exact share of every part, by the largest remainder. */
class RareClassesTest {
    private static final double[] SHARES = {0.7, 0.1, 0.2};

    @ParameterizedTest
    @CsvSource({
        "5, 3, 1, 1",
        "12, 9, 1, 2",
        "3, 1, 1, 1",
        "2, 1, 1, 0",
        "10, 7, 1, 2",
        "988, 692, 99, 197",
        "0, 0, 0, 0"
    })
    void counts(int rows, int train, int validation, int test) {
        assertArrayEquals(new int[] {train, validation, test}, RareClasses.counts(rows, SHARES));
    }

    @ParameterizedTest
    @CsvSource({"5, 1000", "12, 1000", "3, 20", "400, 900", "100, 205"})
    void rowsAreDealtOutExactlyForEverySeed(int positive, int rows) {
        byte[] values = new byte[rows];
        Arrays.fill(values, 0, positive, (byte) 1);
        Labels labels = new Labels(values);
        int[] all = IntStream.range(0, rows).toArray();
        Set<List<Integer>> tests = new HashSet<>();
        for (long seed = 0; seed < 30; seed++) {
            Split split = Splitter.defaults(seed).split(all, labels, Groups.ofRows(rows));
            int[] wanted = RareClasses.counts(positive, SHARES);
            assertEquals(wanted[0], labels.select(split.train()).positives());
            assertEquals(wanted[1], labels.select(split.validation()).positives());
            assertEquals(wanted[2], labels.select(split.test()).positives());
            int[] negative = RareClasses.counts(rows - positive, SHARES);
            assertEquals(negative[2], labels.select(split.test()).negatives());
            tests.add(Arrays.stream(split.test())
                    .filter(row -> row < positive)
                    .boxed()
                    .toList());
        }
        assertTrue(tests.size() > 1, "another seed, other rows");
    }

    @Test
    void everyRowOfARareClassHasTheSameChanceOfTheTest() {
        byte[] values = new byte[200];
        Arrays.fill(values, 40, 50, (byte) 1);
        Labels labels = new Labels(values);
        int[] all = IntStream.range(0, 200).toArray();
        int[] tested = new int[10];
        for (long seed = 0; seed < 500; seed++) {
            for (int row : Splitter.defaults(seed)
                    .split(all, labels, Groups.ofRows(200))
                    .test()) {
                if (labels.isPositive(row)) {
                    tested[row - 40]++;
                }
            }
        }
        for (int times : tested) {
            assertTrue(Math.abs(times - 100) < 45, () -> "of 500 seeds: " + Arrays.toString(tested)); // 5 deviations
        }
    }

    @Test
    void groupsStayWholeAndAreAsNearAsTheyCanBe() {
        Xoshiro256 random = new Xoshiro256(3);
        Columns columns = new Columns(
                List.of("x"), List.of(), List.of(), List.of("case"), Optional.of(LabelRule.atLeast("y", 1)));
        DatasetBuilder builder = new DatasetBuilder(columns);
        for (int i = 0; i < 600; i++) {
            int group = random.nextInt(200);
            builder.add(Map.of("x", i, "case", "c" + group, "y", group % 10 == 0 ? 1 : 0));
        }
        Dataset dataset = builder.build("groups");
        Groups groups = dataset.groups(new GroupKey("case", List.of("case"), Optional.empty()));
        int[] all = IntStream.range(0, 600).toArray();
        Labels labels = dataset.labels(columns.label().orElseThrow(), all);
        for (long seed = 0; seed < 20; seed++) {
            Split split = Splitter.defaults(seed).split(all, labels, groups);
            int[] positive = RareClasses.counts(labels.positives(), SHARES);
            int[] negative = RareClasses.counts(labels.negatives(), SHARES);
            assertTrue(Math.abs(labels.select(split.test()).positives() - positive[2]) <= 1);
            assertTrue(Math.abs(labels.select(split.test()).negatives() - negative[2]) <= 1);
            Set<Integer> train = new HashSet<>();
            Arrays.stream(split.train()).forEach(row -> train.add(groups.of(row)));
            assertTrue(Arrays.stream(split.test()).noneMatch(row -> train.contains(groups.of(row))));
        }
    }
}
