import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jpmml.evaluator.Evaluator;
import org.jpmml.evaluator.EvaluatorUtil;
import org.jpmml.evaluator.ModelEvaluatorBuilder;
import org.jpmml.lightgbm.LightGBMUtil;

/** A small LightGBM model, its own answers, and those of the PMML that JPMML-LightGBM makes of it. Values are row-major. */
class LightGbmPmml {
    /** The text of a model of eight trees. */
    static String train(String settings, double[] values, int columns, float[] labels) throws Exception {
        String all = "objective=regression verbose=-1 num_threads=1 num_leaves=7 min_data_in_leaf=5 seed=1 " + settings;
        LGBMDataset table = LGBMDataset.createFromMat(values, values.length / columns, columns, true, all, null);
        table.setField("label", labels);
        LGBMBooster trained = LGBMBooster.create(table, all);
        for (int i = 0; i < 8; i++) trained.updateOneIter();
        return trained.saveModelToString(0, 0, LGBMBooster.FeatureImportanceType.SPLIT);
    }

    static double[] own(String model, double[] values, int columns) throws Exception {
        return LGBMBooster.loadModelFromString(model).predictForMat(values, values.length / columns, columns, true, PredictionType.C_API_PREDICT_NORMAL);
    }

    static double[] pmml(String model, Map<String, ?> options, double[] values, int columns) throws Exception {
        Evaluator pmml = new ModelEvaluatorBuilder(LightGBMUtil.loadGBDT(LightGBMUtil.parseText(new ByteArrayInputStream(model.getBytes())))
                .encodePMML(new HashMap<>(options), null, null)).build();
        double[] answers = new double[values.length / columns];
        for (int i = 0; i < answers.length; i++) {
            Map<String, Object> row = new LinkedHashMap<>();
            for (int j = 0; j < columns; j++) {
                double value = values[i * columns + j];
                row.put("Column_" + j, Double.isNaN(value) ? null : (Object) value);
            }
            answers[i] = ((Number) EvaluatorUtil.decodeAll(pmml.evaluate(row)).values().iterator().next()).doubleValue();
        }
        return answers;
    }
}
