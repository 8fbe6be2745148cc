package backbeat.preparation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.csv.CsvTable;
import backbeat.data.BadRows;
import backbeat.data.Columns;
import backbeat.data.Dataset;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.pipeline.PreparedBytes;
import backbeat.random.Xoshiro256;
import backbeat.recipe.Derived;
import backbeat.recipe.Recipe;
import backbeat.recipe.RecipeJson;
import backbeat.table.Labels;
import backbeat.table.Table;
import backbeat.tree.Binning;
import backbeat.tree.PackedColumn;
import backbeat.tree.TrainingRows;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Columns that are prepared one by one, each from a data set that has no other, come to the bits of all at once. */
class JoinedFeaturesTest {
    /** Derived columns stand in another order than their sets; every kind of column has gaps. */
    private static final Recipe RECIPE = RecipeJson.parse("""
            {"format": 1, "name": "all-kinds", "label": {"column": "y", "operator": ">=", "value": 1},
             "columns": {"numeric": ["a", "b", "flat"], "boolean": ["yes"], "categorical": ["kind", "many"],
                         "date": [{"column": "when", "parts": ["year", "month"]}],
                         "set": {"tags": {"separator": "|"}, "moods": {"separator": "|"}}, "text": ["song"]},
             "groups": {"song": {"columns": ["song"]}},
             "protocols": {"song": {"summary": "", "together": "song"}},
             "missing": {"columns": {"b": "impute", "many": "impute"}},
             "outliers": {"lower": 0.02, "upper": 0.98},
             "derived": {"mood": {"kind": "history", "over": "moods", "prior": 2},
                         "tag": {"kind": "history", "over": "tags", "prior": 3}}}
            """.getBytes(StandardCharsets.UTF_8), "all-kinds.json");

    private static final byte[] CSV = csv(900).getBytes(StandardCharsets.UTF_8);
    private static final int MAX_BINS = 32;

    private static String csv(int rows) {
        Xoshiro256 random = new Xoshiro256(11);
        StringBuilder csv = new StringBuilder("a,b,flat,yes,kind,many,when,tags,moods,song,y\n");
        for (int row = 0; row < rows; row++) {
            double a = Math.pow(random.nextGaussian(), 3);
            csv.append(random.nextInt(9) == 0 ? "" : a).append(',');
            csv.append(random.nextInt(7) == 0 ? "" : random.nextInt(400)).append(",5,");
            csv.append(random.nextInt(8) == 0 ? "" : random.nextInt(2)).append(',');
            csv.append(random.nextInt(6) == 0 ? "" : "k" + random.nextInt(3)).append(',');
            csv.append(random.nextInt(6) == 0 ? "" : "m" + random.nextInt(300)).append(',');
            csv.append(
                    random.nextInt(6) == 0
                            ? ""
                            : "20" + (10 + random.nextInt(9)) + "-0" + (1 + random.nextInt(9)) + "-03");
            csv.append(',').append(members(random, "t")).append(',').append(members(random, "o"));
            csv.append(",s").append(random.nextInt(rows / 2)).append(',');
            csv.append(a + random.nextGaussian() > .3 ? 1 : 0).append('\n');
        }
        return csv.toString();
    }

    private static String members(Xoshiro256 random, String name) {
        Set<String> members = new LinkedHashSet<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            members.add(name + random.nextInt(12));
        }
        return String.join("|", members);
    }

    private static Dataset read(Columns columns) {
        try {
            return CsvTable.read(
                    new ByteArrayInputStream(CSV),
                    "all.csv",
                    RECIPE.csv(),
                    columns,
                    BadRows.FAIL,
                    Workers.sequential(),
                    Progress.NONE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads each column from the file by itself, prepares it, and sends it through bytes. */
    private static final class ByColumn implements Preparation {
        private final List<List<PackedColumn>> packed = new ArrayList<>();
        private JoinedFeatures joined;

        @Override
        public Fit fit(Dataset all, int[] train, Recipe recipe, PreprocessingOptions options) {
            Set<String> names = new LinkedHashSet<>(all.columns().numericSources());
            names.addAll(all.columns().categorical());
            List<FeatureFit> fits = new ArrayList<>();
            names.forEach(name -> fits.add(new FeatureFit(read(all.columns().only(name)), train, recipe, options)));
            return new Fit() {
                @Override
                public int[] inliers() {
                    int[] left = train;
                    for (FeatureFit fit : fits) {
                        Set<Integer> own = new LinkedHashSet<>();
                        Arrays.stream(fit.inliers()).forEach(own::add);
                        left = Arrays.stream(left).filter(own::contains).toArray();
                    }
                    return left;
                }

                @Override
                public PreparedFeatures on(Split used, Labels labels, int[] groups) {
                    return joined(fits, used, labels, groups, recipe);
                }
            };
        }

        private PreparedFeatures joined(List<FeatureFit> fits, Split used, Labels labels, int[] groups, Recipe recipe) {
            List<Preprocessor> parts = new ArrayList<>();
            List<Table> train = new ArrayList<>();
            List<Table> validation = new ArrayList<>();
            List<Table> test = new ArrayList<>();
            try {
                for (FeatureFit fit : fits) {
                    PreparedFeatures made = fit.on(used, labels, groups);
                    Preprocessor part = PreparedBytes.preprocessor(PreparedBytes.of(made.preprocessor()));
                    assertEquals(made.preprocessor(), part);
                    parts.add(part);
                    Table own =
                            PreparedBytes.table(PreparedBytes.of(made.train().get()), part.schema());
                    train.add(own);
                    validation.add(made.validation());
                    test.add(made.test());
                    packed.add(PreparedBytes.columns(PreparedBytes.of(PackedColumn.of(own, MAX_BINS)), part.schema()));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            joined = new JoinedFeatures(
                    parts,
                    recipe.columns().reading(),
                    recipe.ofSets().stream().map(Derived::name).toList());
            Table rows = joined.table(train);
            return new PreparedFeatures(
                    joined.preprocessor(), () -> rows, joined.table(validation), joined.table(test));
        }
    }

    private static PreparedData prepare(PreprocessingOptions options, Preparation preparation) {
        return PreparedData.of(
                read(RECIPE.columns()),
                RECIPE,
                RECIPE.protocol("song"),
                RECIPE.label(),
                Splitter.defaults(3),
                options,
                preparation);
    }

    private static void assertSame(Table expected, Table actual) {
        assertEquals(expected.schema(), actual.schema());
        assertArrayEquals(expected.numeric().data, actual.numeric().data, 0f);
        for (int c = 0; c < expected.schema().categoricalCount(); c++) {
            assertArrayEquals(expected.codes(c), actual.codes(c));
            assertEquals(expected.sets(c), actual.sets(c));
        }
    }

    @ParameterizedTest
    @EnumSource
    void columnsOneByOneAreThoseOfAllAtOnce(OutlierPolicy outliers) {
        PreprocessingOptions options = PreprocessingOptions.defaults().withOutliers(outliers);
        PreparedData expected = prepare(options, Preparation.HERE);
        ByColumn columns = new ByColumn();
        PreparedData actual = prepare(options, columns);
        assertEquals(expected.preprocessor(), actual.preprocessor());
        assertEquals(expected.outliers(), actual.outliers());
        assertSame(expected.train().table(), actual.train().table());
        assertSame(expected.validation().table(), actual.validation().table());
        assertSame(expected.test().table(), actual.test().table());

        Table train = expected.train().table();
        Labels labels = expected.train().labels();
        TrainingRows rows = TrainingRows.of(train, labels, Binning.of(train.numeric(), MAX_BINS, Workers.sequential()));
        TrainingRows together = PackedColumn.together(train.schema(), labels, columns.joined.columns(columns.packed));
        assertArrayEquals(rows.words(), together.words());
        for (int c = 0; c < train.schema().numericCount(); c++) {
            assertEquals(rows.binning().bins(c), together.binning().bins(c));
            for (int bin = 0; bin < rows.binning().bins(c); bin++) {
                assertEquals(rows.binning().lowest(c, bin), together.binning().lowest(c, bin));
                assertEquals(rows.binning().highest(c, bin), together.binning().highest(c, bin));
            }
        }
    }

    /** What the comparison above would not see if it were of nothing. */
    @Test
    void theRowsHaveEverythingThatCanBeLearned() {
        PreparedData drop = prepare(PreprocessingOptions.defaults().withOutliers(OutlierPolicy.DROP), Preparation.HERE);
        Preprocessor made = drop.preprocessor();
        assertTrue(drop.outliers().orElseThrow().removed() > 0);
        assertTrue(made.gaps().indicators().length >= 3);
        assertEquals(2, made.derived().size());
        assertEquals("mood", made.derived().get(0).name());
        assertEquals(List.of("when year", "when month"), made.reading().dateFeatures());
        assertTrue(drop.train().table().hasSets());
        assertNotEquals(0, Preprocessor.unseen(drop.test().table(), 1));
        int columns = made.schema().numericCount();
        assertTrue(columns > RECIPE.columns().numericFeatures().size() + 2 * SetNumbers.COUNT);
    }

    @Test
    void columnsOfAnotherSchemaAreRefused() {
        PreparedData data = prepare(PreprocessingOptions.defaults(), Preparation.HERE);
        Table train = data.train().table();
        List<PackedColumn> columns = PackedColumn.of(train, MAX_BINS);
        Labels labels = data.train().labels();
        assertThrows(
                IllegalArgumentException.class,
                () -> PackedColumn.together(train.schema(), labels, columns.subList(1, columns.size())));
        Labels fewer = new Labels(Arrays.copyOf(labels.toArray(), labels.size() - 1));
        String message = assertThrows(
                        IllegalArgumentException.class, () -> PackedColumn.together(train.schema(), fewer, columns))
                .getMessage();
        assertTrue(message.startsWith("Column 0 has "), message);
    }
}
