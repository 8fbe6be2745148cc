package backbeat.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.cuts.Cuts;
import backbeat.data.DataException;
import backbeat.data.Dataset;
import backbeat.forest.RandomForest;
import backbeat.interop.Models.Model;
import backbeat.learners.StandardCatalogue;
import backbeat.pipeline.Pipeline;
import backbeat.pmml.PmmlExport;
import backbeat.preparation.Preprocessor;
import backbeat.tree.FlatTree;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jpmml.evaluator.Evaluator;
import org.jpmml.evaluator.EvaluatorUtil;
import org.jpmml.evaluator.FieldValue;
import org.jpmml.evaluator.InputField;
import org.jpmml.evaluator.LoadingModelEvaluatorBuilder;
import org.jpmml.evaluator.ValueCheckException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Exported PMML documents, evaluated by JPMML's evaluator: the engine's answers, thresholds and missing values included. */
@Tag("runtimes")
class PmmlTest {
    private static final int ROWS = 500;

    private static final Map<String, Model> MODELS = Models.all(ROWS);

    static Stream<Arguments> models() {
        return MODELS.entrySet().stream()
                .filter(each ->
                        each.getKey().startsWith("forest") || each.getKey().startsWith("logistic"))
                .map(each -> Arguments.of(each.getKey(), each.getValue()));
    }

    private static Evaluator evaluator(Pipeline pipeline) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PmmlExport.write(pipeline, StandardCatalogue.get().pmml(pipeline.classifier()), out);
        Evaluator evaluator = new LoadingModelEvaluatorBuilder()
                .load(new ByteArrayInputStream(out.toByteArray()))
                .build();
        evaluator.verify();
        return evaluator;
    }

    private static Map<String, ?> answer(Evaluator evaluator, Map<String, Object> row) {
        Map<String, FieldValue> fields = new HashMap<>();
        for (InputField field : evaluator.getInputFields()) {
            fields.put(field.getName(), field.prepare(row.get(field.getName())));
        }
        return EvaluatorUtil.decodeAll(evaluator.evaluate(fields));
    }

    private static Map<String, Object> row(Dataset rows, int row) {
        Map<String, Object> raw = new HashMap<>();
        for (int c = 0; c < rows.columns().numericFeatures().size(); c++) {
            double value = rows.number(c, row);
            raw.put(rows.columns().numericFeatures().get(c), Double.isNaN(value) ? null : value);
        }
        for (int c = 0; c < rows.columns().categorical().size(); c++) {
            int code = rows.code(c, row);
            raw.put(
                    rows.columns().categorical().get(c),
                    code == Dataset.MISSING ? null : rows.categories(c).get(code));
        }
        return raw;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void answersAsTheEngineDoes(String name, Model model) throws Exception {
        Evaluator evaluator = evaluator(model.pipeline());
        double[] expected = model.expected();
        boolean steep = name.startsWith("logistic, isotonic"); // its points lie nearer to each other than the sums
        double tolerance = name.startsWith("forest") ? 1e-12 : 1e-6;
        for (int row = 0; row < ROWS; row++) {
            Map<String, ?> answer = answer(evaluator, row(model.asked(), row));
            String where = name + ", row " + row;
            if (!steep) {
                assertEquals(expected[row], ((Number) answer.get("probability")).doubleValue(), tolerance, where);
                assertEquals(model.pipeline().isPositive(expected[row]) ? 1 : 0, answer.get("decision"), where);
            } else {
                assertEquals(expected[row], ((Number) answer.get("probability")).doubleValue(), 0.05, where);
            }
        }
    }

    /** A row that lacks a value is refused where the engine refuses it. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void missingValuesThatWereNotLearnedHaveNoAnswer(String name, Model model) throws Exception {
        Evaluator evaluator = evaluator(model.pipeline());
        Map<String, Object> whole = row(model.asked(), 0);
        for (String column : whole.keySet()) {
            Map<String, Object> row = new HashMap<>(whole);
            row.put(column, null);
            boolean answered;
            try {
                Map<String, Object> engine = new HashMap<>(row);
                engine.computeIfPresent("b", (b, value) -> value.equals(1.0));
                model.pipeline().predict(engine);
                answered = true;
            } catch (DataException e) {
                answered = false;
            }
            if (answered) {
                assertTrue(answer(evaluator, row).get("probability") instanceof Number, name + " without " + column);
            } else {
                assertThrows(ValueCheckException.class, () -> answer(evaluator, row), name + " without " + column);
            }
        }
    }

    /** Raw values at a threshold, and their neighbors among doubles. */
    @Test
    void thresholdsCutWhereTheEngineCuts() throws Exception {
        Pipeline pipeline = MODELS.get("forest").pipeline();
        Preprocessor preprocessor = pipeline.preprocessor();
        Evaluator evaluator = evaluator(pipeline);
        Map<String, Object> base = row(MODELS.get("forest").asked(), 0);
        int tried = 0;
        for (FlatTree tree : ((RandomForest) pipeline.classifier()).trees()) {
            for (int node = 0; node < tree.size() && tried < 900; node++) {
                if (tree.kind(node) != FlatTree.Kind.NUMERIC || tree.column(node) > 2) {
                    continue;
                }
                int column = tree.column(node);
                float threshold = tree.threshold(node);
                double cut = Cuts.number(raw -> preprocessor.number(column, raw) > threshold);
                for (double value : new double[] {Math.nextDown(cut), cut, Math.nextUp(cut)}) {
                    Map<String, Object> row = new HashMap<>(base);
                    row.put(pipeline.preprocessor().schema().numeric().get(column), value);
                    Map<String, Object> engine = new HashMap<>(row);
                    engine.put("b", row.get("b").equals(1.0));
                    double expected = pipeline.predict(engine).probability();
                    assertEquals(expected, (Double) answer(evaluator, row).get("probability"), 1e-15, row.toString());
                    tried++;
                }
            }
        }
        assertTrue(tried >= 300, tried + " values");
    }
}
