package backbeat.scoring;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.csv.CsvDialect;
import backbeat.csv.CsvFormat;
import backbeat.data.DataException;
import backbeat.data.Dataset;
import backbeat.data.DatasetBuilder;
import backbeat.parallel.Workers;
import backbeat.pipeline.ModelFile;
import backbeat.pipeline.ModelWithGaps;
import backbeat.pipeline.Pipeline;
import backbeat.pipeline.SmallModels;
import backbeat.recipe.RecipeJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Marks of missing values, dates and dialects: the same for rows to learn from, for files to predict, for Java objects. */
class ReadingTest {
    private static final int ROWS = 60;

    private static String predict(Pipeline model, String csv) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayInputStream in = new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8));
        StreamScoring.of(model).csv(in, "rows.csv", out, Rejects.NONE, Workers.sequential());
        return out.toString(StandardCharsets.UTF_8);
    }

    private static List<String> probabilities(String answers) {
        return answers.lines().skip(1).map(line -> line.split(",")[1]).toList();
    }

    private static Pipeline loaded() throws IOException {
        return ModelFile.read(ModelFile.toBytes(ModelWithGaps.pipeline()), Workers.sequential());
    }

    @Test
    void theFeaturesOfMarksAndDates() {
        assertEquals(
                List.of(
                        "x",
                        "z",
                        "when month",
                        "when hour",
                        "when daysSince",
                        "day dayOfWeek",
                        "b",
                        "z is missing",
                        "when month is missing"),
                ModelWithGaps.pipeline().preprocessor().schema().numeric(),
                "a date has one indicator, and none where its gaps are imputed");
        Dataset data = ModelWithGaps.dataset(ROWS, 1);
        assertEquals(
                List.of("x", "z", "b", "c", "when", "day", "y").stream()
                        .sorted()
                        .toList(),
                ModelWithGaps.RECIPE.columns().names().stream().sorted().toList());
        assertTrue(data.missing("z").cardinality() > ROWS / 4);
        assertEquals(data.missing("when"), data.missing("when hour"));
        assertTrue(data.categories(0).stream().allMatch(category -> category.length() == 1 && !category.equals("?")));
    }

    @Test
    void aFileIsPredictedInTheDialectOfTheTrainingRows() throws IOException {
        Pipeline model = loaded();
        Dataset data = ModelWithGaps.dataset(ROWS, 99);
        double[] expected = model.probabilities(model.encode(data, SmallModels.all(data)), Workers.sequential());
        List<String> answers = probabilities(predict(model, ModelWithGaps.csv(ROWS, 99)));
        for (int row = 0; row < ROWS; row++) {
            assertEquals(expected[row], Double.parseDouble(answers.get(row)), 1e-9);
        }
    }

    @Test
    void rowsOfObjectsMeanTheSame() throws IOException {
        Pipeline model = loaded();
        Map<String, Object> typed = new HashMap<>();
        typed.put("x", 1.25);
        typed.put("z", -999);
        typed.put("b", true);
        typed.put("c", "?");
        typed.put("when", LocalDateTime.of(2024, 5, 1, 13, 30));
        typed.put("day", "7.2.2023");
        String file = predict(model, "x;z;b;c;when;day\n1,25;;yes;;2024-05-01T13:30;7.2.2023\n");
        assertEquals(
                model.predict(typed).probability(),
                Double.parseDouble(probabilities(file).get(0)),
                1e-9);
        typed.put("when", "1.5.2024");
        assertEquals(
                "The row cannot be predicted: column 'when': '1.5.2024' is not a date as 2024-05-01 or"
                        + " 2024-05-01T13:45",
                assertThrows(DataException.class, () -> model.predict(typed)).getMessage());
    }

    @Test
    void formsOfIsoAndPatterns() {
        List<String> forms = List.of(
                "2024-05-01",
                "2024-05-01T23:59",
                "2024-05-01 23:59:01",
                "2024-05-01T23:59:01.123456Z",
                " 2024-05-01T23:59:00+02:00 ");
        var recipe = RecipeJson.parse("""
                {"format": 1, "name": "d", "label": {"column": "y", "operator": "is", "value": 1},
                 "columns": {"date": [
                   {"column": "iso", "parts": ["year", "month", "dayOfWeek", "hour", "daysSince"]},
                   {"column": "us", "pattern": "MMM d, yyyy h:mm a", "parts": ["hour", "daysSince"], "since": "2024-04-30"},
                   {"column": "month", "pattern": "MM/yy", "parts": ["year", "month"]}]}}
                """.getBytes(StandardCharsets.UTF_8), "d.json");
        DatasetBuilder rows = new DatasetBuilder(recipe.columns());
        for (String iso : forms) {
            rows.add(Map.of("iso", iso, "us", "May 1, 2024 11:05 pm", "month", "05/24", "y", 1));
        }
        Dataset data = rows.build("d");
        for (int row = 0; row < forms.size(); row++) {
            List<Double> numbers = new ArrayList<>();
            for (int c = 0; c < 9; c++) {
                numbers.add(data.number(c, row));
            }
            assertEquals(List.of(2024.0, 5.0, 3.0, row == 0 ? 0.0 : 23.0, 19844.0, 23.0, 1.0, 2024.0, 5.0), numbers);
        }
        for (String wrong : List.of("2024-02-30", "2024-5-1", "yesterday", "2024-05-01T25:00")) {
            assertThrows(DataException.class, () -> rows.add(Map.of("iso", wrong, "y", 1)), wrong);
        }
    }

    @Test
    void aFileWithoutHeaderMayLackTheLabel() throws IOException {
        var recipe = RecipeJson.parse("""
                {"format": 1, "name": "n", "columns": {"numeric": ["a", "b"]}, "csv": {"header": ["a", "y", "b"]},
                 "label": {"column": "y", "operator": "is", "value": 1}}
                """.getBytes(StandardCharsets.UTF_8), "n.json");
        Pipeline model = SmallModels.fitted(recipe, "1,1,2\n3,0,4\n5,1,5\n7,0,9\n");
        assertEquals(probabilities(predict(model, "1,1,2\n7,0,9\n")), probabilities(predict(model, "1,2\n7,9\n")));
    }

    /** One row of two numbers with decimal commas looks like three fields between commas: how the training rows were written decides. */
    @Test
    void whatAFileDoesNotShowIsAsInTheTrainingRows() throws IOException {
        var recipe = RecipeJson.parse("""
                {"format": 1, "name": "n", "columns": {"numeric": ["a", "b"]}, "label": {"column": "y", "operator": "is", "value": 1},
                 "csv": {"header": ["a", "b", "y"], "decimal": ","}}
                """.getBytes(StandardCharsets.UTF_8), "n.json");
        Pipeline model = SmallModels.fitted(recipe, "1,5;2,5;1\n3,5;4,5;0\n5,5;6,5;1\n7;8,5;0\n");
        assertEquals(
                "fields separated by ';', no header, decimal ','",
                model.trainingFile().found());
        assertEquals(
                probabilities(predict(model, "1,5;2,5\n7;8,5\n")).subList(0, 1),
                probabilities(predict(model, "1,5;2,5\n")));
    }

    @Test
    void aDialectIsRecalledFromItsDescription() {
        for (char separator : new char[] {',', ';', '\t', '|', ' ', ':'}) {
            for (boolean trim : new boolean[] {false, true}) {
                for (boolean names : new boolean[] {false, true}) {
                    CsvDialect dialect = CsvDialect.AUTO
                            .withSeparator(separator)
                            .withTrim(trim)
                            .withRowNames(names)
                            .withEncoding("UTF-8");
                    CsvFormat format = new CsvFormat(dialect, trim, names, false, trim);
                    assertEquals(
                            dialect,
                            CsvFormat.recalled(CsvDialect.AUTO, format.describe())
                                    .withEncoding("UTF-8"));
                    assertEquals("", format.differenceFrom(format.describe()));
                    assertEquals(
                            separator == ',' && !trim && !names,
                            format.differenceFrom("gzip, lines end with CR").isEmpty());
                }
            }
        }
    }

    /** A mark of one column is a value in another: in files, in objects, in the model's file. */
    @Test
    void marksHoldForTheirColumnsAlone() throws IOException {
        var recipe = RecipeJson.parse("""
                {"format": 1, "name": "n", "columns": {"numeric": ["a", "b"], "categorical": ["c", "d"]},
                 "label": {"column": "y", "operator": "is", "value": 1},
                 "missing": {"marks": {"a": [-999], "c": ["?"], "y": "none"}}}
                """.getBytes(StandardCharsets.UTF_8), "n.json");
        String csv = "1,-999,u,?,1\n-999.0,2,?,v,0\n3,4,u,v,1\n5,6,?,?,0\n7,8,u,v,none\n";
        Pipeline fitted = SmallModels.fitted(recipe, "a,b,c,d,y\n" + csv.replace("7,8,u,v,none\n", ""));
        assertEquals(
                List.of("a", "b", "a is missing"),
                fitted.preprocessor().schema().numeric());
        assertEquals(
                List.of(List.of("u", ""), List.of("?", "v")),
                fitted.preprocessor().schema().categorical().stream()
                        .map(column -> column.categories())
                        .toList());
        byte[] bytes = ModelFile.toBytes(fitted);
        Pipeline model = ModelFile.read(bytes, Workers.sequential());
        assertArrayEquals(bytes, ModelFile.toBytes(model));
        assertEquals(
                recipe.columns().reading().columnMarks().get("a"),
                model.preprocessor().reading().marks("a"));
        List<String> answers = probabilities(predict(model, "a,b,c,d\n-999,-999,?,?\n,-999,,?\n"));
        assertEquals(answers.get(0), answers.get(1));
        Map<String, Object> row = Map.of("a", -999, "b", -999, "c", "?", "d", "?");
        assertEquals(Double.parseDouble(answers.get(0)), model.predict(row).probability(), 1e-9);
        DatasetBuilder rows = new DatasetBuilder(recipe.columns());
        Dataset data = rows.add(Map.of("a", 1, "b", -999, "c", "u", "d", "?", "y", "none"))
                .build("n");
        assertEquals(-999, data.number(1, 0));
        assertEquals(1, data.missing("y").cardinality());
        assertTrue(data.missing("d").isEmpty());
        String unknown = assertThrows(
                        DataException.class, () -> RecipeJson.parse("""
                {"format": 1, "name": "n", "columns": {"numeric": ["a"]}, "missing": {"marks": {"x": ["?"]}},
                 "label": {"column": "y", "operator": "is", "value": 1}}
                """.getBytes(StandardCharsets.UTF_8), "n.json"))
                .getMessage();
        assertTrue(unknown.contains("missing.marks names 'x', which is no column that is read"), unknown);
    }

    @Test
    void recipesOfDatesAndMarksThatCannotBe() {
        for (String wrong : List.of(
                "\"date\": [{\"column\": \"d\", \"parts\": [\"hour\"], \"pattern\": \"d.M.yyyy\"}]",
                "\"date\": [{\"column\": \"d\", \"parts\": []}]",
                "\"date\": [{\"column\": \"d\", \"parts\": [\"week\"]}]",
                "\"date\": [{\"column\": \"d\", \"parts\": [\"year\"], \"pattern\": \"bbb\"}]",
                "\"date\": [{\"column\": \"d\", \"parts\": [\"year\"], \"since\": \"1.1.2000\"}]",
                "\"date\": [{\"column\": \"d\", \"parts\": [\"year\", \"year\"]}]",
                "\"date\": [{\"column\": \"x\", \"parts\": [\"year\"]}]")) {
            String json = "{\"format\": 1, \"name\": \"n\", \"label\": {\"column\": \"y\", \"operator\": \"true\"},"
                    + " \"columns\": {\"numeric\": [\"x\"], " + wrong + "}}";
            assertThrows(
                    DataException.class,
                    () -> RecipeJson.parse(json.getBytes(StandardCharsets.UTF_8), "n.json"),
                    wrong);
        }
    }
}
