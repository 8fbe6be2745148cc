package backbeat.preparation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.data.Dataset;
import backbeat.data.DatasetBuilder;
import backbeat.random.SplitMix64;
import backbeat.random.Xoshiro256;
import backbeat.recipe.Recipe;
import backbeat.recipe.RecipeJson;
import backbeat.table.Table;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

/** The numbers of a set against what they are said to be, counted anew from the rows as they were read. */
class SetNumbersTest {
    private static final int PRIOR = 3;
    private static final Recipe RECIPE = RecipeJson.parse("""
            {"format": 1, "name": "tagged", "label": {"column": "y", "operator": ">=", "value": 1},
             "columns": {"numeric": ["x"], "text": ["song"], "set": {"tags": {"separator": "|"}}},
             "groups": {"song": {"columns": ["song"]}},
             "protocols": {"song": {"summary": "", "together": "song"}},
             "derived": {"tag": {"kind": "history", "over": "tags", "prior": 3}}}""".getBytes(StandardCharsets.UTF_8), "tagged.json");

    /** 600 rows of 300 songs, up to four of nine tags each; two tags speak for the label. */
    private static Dataset rows() {
        Xoshiro256 random = new Xoshiro256(5);
        DatasetBuilder builder = new DatasetBuilder(RECIPE.columns());
        for (int row = 0; row < 600; row++) {
            Set<String> tags = new TreeSet<>();
            for (int i = random.nextInt(5); i > 0; i--) {
                tags.add("t" + random.nextInt(row < 300 ? 8 : 9));
            }
            double chance = 0.2 + (tags.contains("t3") ? 0.4 : 0) + (tags.contains("t5") ? 0.3 : 0);
            builder.add(Map.of(
                    "x",
                    random.nextGaussian(),
                    "song",
                    "s" + row % 300,
                    "tags",
                    tags,
                    "y",
                    random.nextDouble() < chance ? 1 : 0));
        }
        return builder.build("tagged rows");
    }

    private static PreparedData prepared(PreprocessingOptions options) {
        return PreparedData.of(rows(), RECIPE, RECIPE.protocol("song"), 4, options);
    }

    /** Number, mean, least and greatest rate of a row's tags, by rows of the training part that {@code counts} lets count. */
    private static double[] expected(PreparedData data, int row, IntPredicate counts) {
        PreparedData.Part train = data.train();
        double average = train.labels().positiveRate();
        double sum = 0;
        double least = Double.POSITIVE_INFINITY;
        double greatest = 0;
        int number = 0;
        for (int tag : data.dataset().set(0, row)) {
            int all = 0;
            int rows = 0;
            int positives = 0;
            for (int i = 0; i < train.rows().length; i++) {
                boolean has = false;
                for (int other : data.dataset().set(0, train.rows()[i])) {
                    has |= other == tag;
                }
                all += has ? 1 : 0;
                if (has && counts.test(i)) {
                    rows++;
                    positives += train.labels().get(i);
                }
            }
            if (all > 0) {
                double rate = (positives + PRIOR * average) / (rows + PRIOR);
                number++;
                sum += rate;
                least = Math.min(least, rate);
                greatest = Math.max(greatest, rate);
            }
        }
        return number == 0
                ? new double[] {0, average, average, average}
                : new double[] {number, sum / number, least, greatest};
    }

    private static double[] raw(PreparedData data, Table table, int row) {
        double[] values = new double[SetNumbers.COUNT];
        for (int c = 0; c < values.length; c++) {
            values[c] = data.preprocessor().raw(1 + c, table.value(row, 1 + c));
        }
        return values;
    }

    @Test
    void trainingRowsAreToldTheRatesOfOtherFolds() {
        PreparedData data = prepared(PreprocessingOptions.defaults());
        assertEquals(
                List.of("x", "tag_number", "tag_mean", "tag_least", "tag_greatest"),
                data.preprocessor().schema().numeric());
        int[] groups = data.train().groups();
        for (int i = 0; i < groups.length; i++) {
            long fold = Long.remainderUnsigned(SplitMix64.mix(0, groups[i]), 10);
            double[] expected = expected(
                    data,
                    data.train().rows()[i],
                    other -> Long.remainderUnsigned(SplitMix64.mix(0, groups[other]), 10) != fold);
            assertArrayEquals(expected, raw(data, data.train().table(), i), 1e-6, "row " + i);
        }
    }

    @Test
    void otherRowsAreToldTheRatesOfAllTrainingRows() {
        PreparedData data = prepared(PreprocessingOptions.defaults());
        for (PreparedData.Part part : List.of(data.validation(), data.test())) {
            for (int i = 0; i < part.rows().length; i++) {
                assertArrayEquals(
                        expected(data, part.rows()[i], other -> true), raw(data, part.table(), i), 1e-6, "row " + i);
            }
        }
        PreparedData naive = prepared(PreprocessingOptions.defaults().withNaive(true));
        for (int i = 0; i < naive.train().rows().length; i++) {
            assertArrayEquals(
                    expected(naive, naive.train().rows()[i], other -> true),
                    raw(naive, naive.train().table(), i),
                    1e-6);
        }
        assertArrayEquals(
                data.preprocessor().derived().get(0).rates(),
                naive.preprocessor().derived().get(0).rates());
        assertNotEquals(data.preprocessor(), naive.preprocessor(), "the training rows' means differ");
    }

    /** What training rows are told has mean 0 and deviation 1. */
    @Test
    void theyAreStandardizedByWhatTrainingRowsAreTold() {
        Table table = prepared(PreprocessingOptions.defaults()).train().table();
        for (int c = 1; c <= SetNumbers.COUNT; c++) {
            double sum = 0;
            double squares = 0;
            for (int row = 0; row < table.rows(); row++) {
                sum += table.value(row, c);
                squares += (double) table.value(row, c) * table.value(row, c);
            }
            assertEquals(0, sum / table.rows(), 1e-6);
            assertEquals(1, squares / table.rows(), 1e-5);
        }
    }

    /** 200 songs of two rows each that have tags of their own. */
    private static PreparedData twins(IntFunction<List<String>> tagsOfSong) {
        DatasetBuilder builder = new DatasetBuilder(RECIPE.columns());
        for (int row = 0; row < 400; row++) {
            builder.add(Map.of("x", 0, "song", "s" + row / 2, "tags", tagsOfSong.apply(row / 2), "y", row / 2 % 2));
        }
        return PreparedData.of(
                builder.build("twins"), RECIPE, RECIPE.protocol("song"), 1, PreprocessingOptions.defaults());
    }

    /** Tags that stand in one training row and its twin say nothing of their label. */
    @Test
    void aRowsOwnLabelIsNotInItsRate() {
        PreparedData data = twins(song -> List.of("only" + song, "too" + song));
        for (int row = 0; row < data.train().rows().length; row++) {
            assertEquals(
                    data.train().labels().positiveRate(),
                    raw(data, data.train().table(), row)[1],
                    1e-6,
                    "the average, whatever the label");
        }
    }

    /** Of a row with one member they would be its category, four times. */
    @Test
    void whereNoTrainingRowHasTwoMembersThereAreNone() {
        PreparedData single = twins(song -> List.of("tag" + song % 7));
        assertEquals(List.of("x"), single.preprocessor().schema().numeric());
        assertTrue(single.preprocessor().derived().isEmpty());
        assertTrue(single.preprocessor().schema().categorical().get(0).isSet());
        int twice = single.train().rows()[0] / 2;
        assertEquals(
                5,
                twins(song -> song == twice ? List.of("tag0", "tag1") : List.of("tag" + song % 7))
                        .preprocessor()
                        .schema()
                        .numericCount());
    }

    @Test
    void theyCanBeLeftOutAndGoWithTheirColumn() {
        PreprocessingOptions options = PreprocessingOptions.defaults();
        assertEquals(
                List.of("x"),
                prepared(options.without("tag")).preprocessor().schema().numeric());
        PreparedData noTags = prepared(options.without("tags"));
        assertEquals(List.of("x"), noTags.preprocessor().schema().numeric());
        assertTrue(noTags.preprocessor().derived().isEmpty());
        PreparedData single = prepared(options).withoutSets(options);
        assertTrue(single.preprocessor().derived().isEmpty());
        assertEquals(
                "t1|t3",
                single.dataset().categories(0).stream()
                        .filter("t1|t3"::equals)
                        .findFirst()
                        .orElse(""));
    }
}
