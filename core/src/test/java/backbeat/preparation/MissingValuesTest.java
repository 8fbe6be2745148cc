package backbeat.preparation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.csv.CsvDialect;
import backbeat.csv.CsvTable;
import backbeat.data.BadRows;
import backbeat.data.DataException;
import backbeat.data.Dataset;
import backbeat.forest.ForestOptions;
import backbeat.forest.RandomForestTrainer;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.pipeline.ModelFile;
import backbeat.pipeline.Pipeline;
import backbeat.random.Xoshiro256;
import backbeat.recipe.MissingPolicy;
import backbeat.recipe.MissingRules;
import backbeat.recipe.Protocol;
import backbeat.recipe.Recipe;
import backbeat.recipe.RecipeJson;
import backbeat.recipe.RowRules;
import backbeat.table.Table;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a missing value becomes: the same for training rows, rows of a file, rows of objects, and after a round trip. */
class MissingValuesTest {
    private static final Recipe RECIPE = RecipeJson.parse("""
            {"format": 1, "name": "gaps",
             "columns": {"numeric": ["x", "z"], "boolean": ["b"], "categorical": ["c"]},
             "label": {"column": "y", "operator": "is", "value": "1"}}
            """.getBytes(StandardCharsets.UTF_8), "gaps.json");

    private static Dataset read(String csv) {
        try {
            return CsvTable.read(
                    new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)),
                    "gaps.csv",
                    RECIPE.columns(),
                    BadRows.FAIL,
                    Workers.sequential(),
                    Progress.NONE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Recipe recipe(MissingPolicy policy) {
        return RECIPE.withRows(new RowRules(CsvDialect.AUTO, new MissingRules(policy, Map.of()), false));
    }

    private static Preprocessor fit(Dataset data, Recipe recipe, int... rows) {
        return Preprocessor.fit(
                data, rows, recipe, PreprocessingOptions.defaults().withOutliers(OutlierPolicy.NONE));
    }

    private static int[] all(Dataset data) {
        return IntStream.range(0, data.rows()).toArray();
    }

    /** Values missing not at random: z is there for positive rows mostly. */
    private static String random(int rows, long seed) {
        Xoshiro256 random = new Xoshiro256(seed);
        StringBuilder csv = new StringBuilder("x,z,b,c,y\n");
        for (int i = 0; i < rows; i++) {
            int y = random.nextDouble() < .4 ? 1 : 0;
            boolean there = random.nextDouble() < (y == 1 ? .45 : .03);
            csv.append(random.nextGaussian() + y).append(',');
            csv.append(there ? String.valueOf(random.nextGaussian()) : "").append(',');
            csv.append(random.nextInt(9) == 0 ? "" : String.valueOf(random.nextInt(2) == 0))
                    .append(',');
            csv.append(random.nextInt(10) == 0 ? "" : String.valueOf("abcd".charAt(random.nextInt(4))))
                    .append(',');
            csv.append(y).append('\n');
        }
        return csv.toString();
    }

    @Test
    void aValueOfItsOwn() {
        Dataset data = read("x,z,b,c,y\n1,10,true,a,1\n2,,false,,0\n3,30,,b,1\n4,90,true,a,0\n");
        Preprocessor fitted = fit(data, RECIPE, all(data));
        assertEquals(
                List.of("x", "z", "b", "z is missing", "b is missing"),
                fitted.schema().numeric());
        assertEquals(3, fitted.rawNumbers());
        assertEquals(3, fitted.booleans());
        assertArrayEquals(new double[] {Double.NaN, 30, 1}, fitted.gaps().fills());
        assertArrayEquals(new int[] {1, 2}, fitted.gaps().indicators());
        assertEquals(List.of("a", "b", ""), fitted.schema().categorical().get(0).categories());
        Table table = fitted.apply(data, all(data));
        assertEquals(fitted.number(1, 30), table.numeric().get(1, 1));
        assertEquals(fitted.number(3, 1), table.numeric().get(1, 3));
        assertEquals(fitted.number(3, 0), table.numeric().get(0, 3));
        assertArrayEquals(new int[] {0, 2, 1, 0}, table.codes(0));
        assertEquals(List.of("x", "z"), fitted.columns().numeric());
        assertEquals(List.of("b"), fitted.columns().booleans());
    }

    @Test
    void imputedValuesLeaveNoTrace() {
        Dataset data = read("x,z,b,c,y\n1,10,true,a,1\n2,,false,,0\n3,30,,b,1\n4,90,true,a,0\n");
        Preprocessor fitted = fit(data, recipe(MissingPolicy.IMPUTE), all(data));
        assertEquals(List.of("x", "z", "b"), fitted.schema().numeric());
        assertEquals(List.of("a", "b"), fitted.schema().categorical().get(0).categories());
        assertArrayEquals(new int[] {0, 0, 1, 0}, fitted.apply(data, all(data)).codes(0));
    }

    @Test
    void anIndicatorExistsOnlyWhereTrainingHadGaps() {
        Dataset data = read("x,z,b,c,y\n1,10,true,a,1\n2,20,false,b,0\n3,,,,1\n");
        Preprocessor fitted = fit(data, RECIPE, 0, 1);
        assertEquals(List.of("x", "z", "b"), fitted.schema().numeric());
        Table table = fitted.apply(data, new int[] {2});
        assertEquals(fitted.number(1, 15), table.numeric().get(0, 1));
        assertEquals(Table.UNSEEN, table.code(0, 0));
        Preprocessor complete = fit(read("x,z,b,c,y\n1,10,true,a,1\n2,20,false,b,0\n"), RECIPE, 0, 1);
        assertTrue(complete.gaps().isNone());
        assertThrows(DataException.class, () -> complete.apply(data, new int[] {2}));
    }

    /** What is to be imputed needs no gap to learn from: the same at training, in files, in objects and after a round trip. */
    @Test
    void gapsThatOnlyComeLaterAreImputedWhereTheRecipeImputes() throws IOException {
        Dataset complete = read("x,z,b,c,y\n1,10,true,a,1\n2,30,false,b,0\n3,20,true,a,1\n");
        Dataset gaps = read("x,z,b,c,y\n2,20,true,a,1\n2,,,,0\n");
        Preprocessor fitted = fit(complete, recipe(MissingPolicy.IMPUTE), all(complete));
        assertEquals(List.of("x", "z", "b"), fitted.schema().numeric());
        Table table = fitted.apply(gaps, all(gaps));
        for (int c = 0; c < 3; c++) {
            assertEquals(table.numeric().get(0, c), table.numeric().get(1, c));
        }
        assertArrayEquals(new int[] {0, 0}, table.codes(0));
        Pipeline model = Pipeline.of(
                fitted,
                new RandomForestTrainer(ForestOptions.defaults().withTrees(5).withSeed(3), Workers.sequential())
                        .fit(fitted.apply(complete, all(complete)), complete.labels(RECIPE.label(), all(complete))));
        Pipeline loaded = ModelFile.read(ModelFile.toBytes(model), Workers.sequential());
        assertEquals(
                loaded.predict(Map.of("x", 2, "z", 20, "b", true, "c", "a")).probability(),
                loaded.predict(Map.of()).probability());
        Preprocessor strict = fit(complete, RECIPE, all(complete));
        assertThrows(DataException.class, () -> strict.apply(gaps, new int[] {1}));
    }

    @Test
    void droppedAndRefused() {
        Dataset data = read("x,z,b,c,y\n1,10,true,a,1\n2,20,false,b,0\n3,,true,a,1\n3,,true,,\n");
        Cleaning.Result dropped = Cleaning.clean(data, recipe(MissingPolicy.DROP), Protocol.ROWS);
        assertArrayEquals(new int[] {0, 1}, dropped.rows());
        assertEquals(
                "missing label: 1 of 4 rows (25.0 %) is left out, and the share of positive rows goes from 66.7 % to"
                        + " 66.7 %",
                dropped.steps().get(0).describe());
        assertEquals(
                "missing values, most of them in 'z' (1): 1 of 3 rows (33.3 %) is left out, and the share of positive"
                        + " rows goes from 66.7 % to 50.0 %",
                dropped.steps().get(1).describe());
        assertTrue(dropped.steps().get(1).isGrave());
        assertArrayEquals(
                new int[] {0, 1, 2}, Cleaning.clean(data, RECIPE, Protocol.ROWS).rows());
        String refused = assertThrows(
                        DataException.class, () -> Cleaning.clean(data, recipe(MissingPolicy.REFUSE), Protocol.ROWS))
                .getMessage();
        assertTrue(refused.startsWith("gaps.csv, data row 2, column 'z': the value is missing, as in 2 rows"), refused);
    }

    @Test
    void oneDefinitionForFilesObjectsAndModelFiles() throws IOException {
        Dataset data = read(random(400, 1));
        int[] rows = Cleaning.clean(data, RECIPE, Protocol.ROWS).rows();
        assertEquals(400, rows.length);
        Preprocessor fitted = Preprocessor.fit(data, rows, RECIPE, PreprocessingOptions.defaults());
        Pipeline model = Pipeline.of(
                fitted,
                new RandomForestTrainer(ForestOptions.defaults().withTrees(20).withSeed(3), Workers.sequential())
                        .fit(fitted.apply(data, rows), data.labels(RECIPE.label(), rows)));
        byte[] bytes = ModelFile.toBytes(model);
        assertEquals(5, bytes[8], "the version of a forest's layout");
        Pipeline loaded = ModelFile.read(bytes, Workers.sequential());
        assertEquals(fitted, loaded.preprocessor());
        assertArrayEquals(bytes, ModelFile.toBytes(loaded));
        double[] expected = model.probabilities(model.encode(data, rows), Workers.sequential());
        for (int row = 0; row < rows.length; row++) {
            Map<String, Object> raw = new HashMap<>();
            double[] numbers = new double[3];
            for (int c = 0; c < 3; c++) {
                numbers[c] = data.number(c, row);
                raw.put(RECIPE.columns().numericFeatures().get(c), Double.isNaN(numbers[c]) ? null : numbers[c]);
            }
            String category = data.code(0, row) < 0 ? "" : data.categories(0).get(data.code(0, row));
            raw.put("c", category);
            assertEquals(expected[row], loaded.predict(raw).probability(), "row " + row);
            assertEquals(
                    expected[row], loaded.predict(numbers, List.of(category)).probability(), "row " + row);
        }
        assertThrows(DataException.class, () -> loaded.predict(Map.of("z", 1, "b", true, "c", "a")));
        assertTrue(Arrays.stream(expected).distinct().count() > 20);
        assertEquals(Optional.of(""), fitted.gaps().categories().get(0));
    }
}
