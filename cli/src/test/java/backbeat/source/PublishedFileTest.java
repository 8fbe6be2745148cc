package backbeat.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.csv.CsvSource;
import backbeat.data.Dataset;
import backbeat.data.Groups;
import backbeat.data.LabelRule;
import backbeat.preparation.Cleaning;
import backbeat.preparation.PreprocessingOptions;
import backbeat.preparation.Preprocessor;
import backbeat.preparation.Split;
import backbeat.preparation.Splitter;
import backbeat.recipe.Protocol;
import backbeat.recipe.Recipe;
import backbeat.recipe.RecipeJson;
import backbeat.table.Labels;
import backbeat.table.Table;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The facts of data/README.md, on the published file. */
@Tag("slow")
@EnabledIfEnvironmentVariable(named = "BACKBEAT_DATA", matches = ".+")
class PublishedFileTest {
    private static final Recipe RECIPE = RecipeJson.bundled();
    private static Dataset dataset;

    @BeforeAll
    static void read() {
        dataset = new CsvSource(Path.of(System.getenv("BACKBEAT_DATA"))).read(RECIPE.columns());
    }

    @Test
    void shapeAndHash() {
        assertEquals(114_000, dataset.rows());
        assertEquals(RECIPE.source().orElseThrow().sha256(), dataset.sha256());
        assertEquals(114, dataset.categories(2).size());
        int[] perGenre = new int[114];
        for (int row = 0; row < dataset.rows(); row++) {
            perGenre[dataset.code(2, row)]++;
        }
        assertTrue(Arrays.stream(perGenre).allMatch(count -> count == 1000));
    }

    @Test
    void classBalance() {
        int[] all = IntStream.range(0, dataset.rows()).toArray();
        assertEquals(29_367, dataset.labels(RECIPE.label(), all).positives());
        assertEquals(
                16_020,
                dataset.labels(new LabelRule("popularity", LabelRule.Operator.AT_MOST, "0"), all)
                        .positives());
        LabelRule published = RECIPE.protocol("published").label(RECIPE.label());
        int[] cleaned = clean("published");
        double rate = dataset.labels(published, cleaned).positiveRate();
        assertEquals(0.45, rate, 0.01);
        double below = dataset.labels(published.withThreshold(38), cleaned).positiveRate();
        double above = dataset.labels(published.withThreshold(40), cleaned).positiveRate();
        assertTrue(Math.abs(rate - 0.45) < Math.min(Math.abs(below - 0.45), Math.abs(above - 0.45)));
    }

    @Test
    void keys() {
        assertEquals(89_741, dataset.groups(RECIPE.group("track")).count());
        assertEquals(81_344, dataset.groups(RECIPE.group("song")).count());
        assertEquals(17_649, dataset.groups(RECIPE.group("artist")).count());
    }

    @Test
    void cleaning() {
        Cleaning.Result result = Cleaning.clean(dataset, RECIPE, RECIPE.protocol("track"));
        assertEquals(1, result.steps().get(0).removed());
        assertEquals(450, result.steps().get(1).removed());
        assertEquals(89_740, result.rows().length);
        assertEquals(0.2363, dataset.labels(RECIPE.label(), result.rows()).positiveRate(), 0.0001);
        assertEquals(113_549, clean("rows").length);
        BitSet missing = new BitSet();
        RECIPE.columns().names().forEach(column -> missing.or(dataset.missing(column)));
        assertEquals(1, missing.cardinality());
        assertEquals(65_900, dataset.sourceRow(missing.nextSetBit(0)));
    }

    @Test
    void splitsKeepGroupsTogetherAndClassesBalanced() {
        for (String name : new String[] {"track", "song", "artist"}) {
            Protocol protocol = RECIPE.protocol(name);
            int[] rows = clean(name);
            Labels labels = dataset.labels(RECIPE.label(), rows);
            Groups groups = protocol.together()
                    .map(key -> dataset.groups(RECIPE.group(key)))
                    .orElse(Groups.ofRows(dataset.rows()));
            Split split = Splitter.defaults(42).split(rows, labels, groups);
            assertEquals(rows.length, split.train().length + split.validation().length + split.test().length);
            Set<Integer> train = new HashSet<>();
            for (int group : groups.of(split.trainAndValidation())) {
                train.add(group);
            }
            for (int group : groups.of(split.test())) {
                assertTrue(!train.contains(group), "group " + group + " is on both sides of " + name);
            }
            assertEquals(0.2, (double) split.test().length / rows.length, 0.005, name);
            assertEquals(
                    labels.positiveRate(),
                    dataset.labels(RECIPE.label(), split.test()).positiveRate(),
                    0.01,
                    name);
        }
    }

    @Test
    void preprocessing() {
        int[] rows = clean("track");
        Split split =
                Splitter.defaults(42).split(rows, dataset.labels(RECIPE.label(), rows), Groups.ofRows(dataset.rows()));
        Preprocessor preprocessor = Preprocessor.fit(dataset, split.train(), RECIPE, PreprocessingOptions.defaults());
        Table train = preprocessor.apply(dataset, split.train());
        assertEquals(
                139, train.schema().oneHotWidth()); // every songwriter track already stands under singer-songwriter
        assertEquals(12, train.schema().numericCount());
        assertEquals("key=10", train.schema().featureName(12 + 10));
        for (int c = 0; c < 12; c++) {
            double sum = 0;
            double squares = 0;
            for (int row = 0; row < train.rows(); row++) {
                sum += train.value(row, c);
                squares += train.value(row, c) * train.value(row, c);
            }
            assertEquals(0, sum / train.rows(), 1e-6);
            assertEquals(1, squares / train.rows(), 1e-5);
        }
        assertArrayEquals(
                train.numeric().data,
                Preprocessor.fit(dataset, split.train(), RECIPE, PreprocessingOptions.defaults())
                        .apply(dataset, split.train())
                        .numeric()
                        .data);
    }

    private static int[] clean(String protocol) {
        return Cleaning.clean(dataset, RECIPE, RECIPE.protocol(protocol)).rows();
    }
}
