#!/usr/bin/env bash
# JPMML-XGBoost 1.9.6 with JPMML-Evaluator 1.7.7 (Maven), PMML of models of XGBoost4J 2.1.4 and 3.4.0 whose booster is dart.
# Guess: the PMML answers what the model answers, as it does for gbtree.
# Seen: of a model of 3.4.0 the weights of the trees (weight_drop) are lost, and every tree counts in full: .92 for a row of .82, 7.8 for 4.4.
#   3.4.0 saves such a model under the name gbtree, with the weights in another place. Models of 2.1.4 are converted right, and so is dart
#   while no tree was dropped (rate_drop 0).
# Why it matters: the model that was evaluated is not the one that is deployed; no label of these 300 rows changes, so accuracy does not
#   tell. Compare the probabilities of a few rows after the conversion, above all after an update of XGBoost.
. "$(dirname "$0")/lib.sh"

for version in 2.1.4 3.4.0; do
    rm -rf "$work"/lib/* "$work"/classes
    maven org.jpmml:pmml-xgboost:1.9.6 org.jpmml:pmml-evaluator-metro:1.7.7 ml.dmlc:xgboost4j_2.12:$version \
        com.fasterxml.jackson.core:jackson-databind:2.17.1
    java_program << 'JAVA'
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import org.jpmml.evaluator.Evaluator;
import org.jpmml.evaluator.EvaluatorUtil;
import org.jpmml.evaluator.ModelEvaluatorBuilder;
import org.jpmml.xgboost.FeatureMap;
import org.jpmml.xgboost.XGBoostUtil;

class Trial {
    private static final int ROWS = 300, COLUMNS = 3;

    public static void main(String[] arguments) throws Exception {
        Random random = new Random(1);
        float[] values = new float[ROWS * COLUMNS], classes = new float[ROWS], numbers = new float[ROWS];
        for (int i = 0; i < ROWS; i++) {
            for (int j = 0; j < COLUMNS; j++) values[i * COLUMNS + j] = random.nextInt(21) - 10;
            numbers[i] = values[i * COLUMNS] + .5f * values[i * COLUMNS + 1] + random.nextInt(9) - 4;
            classes[i] = numbers[i] > 0 ? 1 : 0;
        }
        DMatrix classTable = new DMatrix(values, ROWS, COLUMNS, Float.NaN), numberTable = new DMatrix(values, ROWS, COLUMNS, Float.NaN);
        classTable.setLabel(classes);
        numberTable.setLabel(numbers);
        for (String booster : new String[] {"gbtree", "dart"}) {
            for (double rate : booster.equals("dart") ? new double[] {0, .3} : new double[] {0}) {
                compare("binary:logistic", booster, rate, classTable, values);
                compare("reg:squarederror", booster, rate, numberTable, values);
            }
        }
    }

    private static void compare(String objective, String booster, double rate, DMatrix table, float[] values) throws Exception {
        Map<String, Object> settings = new HashMap<>(Map.of("objective", objective, "booster", booster, "max_depth", 3, "nthread", 1, "seed", 1));
        if (booster.equals("dart")) settings.put("rate_drop", rate);
        Booster trained = XGBoost.train(table, settings, 10, Map.of(), null, null);
        byte[] saved = trained.toByteArray("json");
        float[][] own = XGBoost.loadModel(new ByteArrayInputStream(saved)).predict(table);
        FeatureMap names = new FeatureMap();
        for (int j = 0; j < COLUMNS; j++) names.addEntry("f" + j, "q");
        Evaluator pmml = new ModelEvaluatorBuilder(XGBoostUtil.loadLearner(new ByteArrayInputStream(saved)).encodePMML(new HashMap<>(), null, null,
                names)).build();
        double most = 0, first = 0;
        int labels = 0;
        boolean binary = objective.startsWith("binary");
        for (int i = 0; i < ROWS; i++) {
            Map<String, Object> row = new LinkedHashMap<>();
            for (int j = 0; j < COLUMNS; j++) row.put("f" + j, values[i * COLUMNS + j]);
            Map<String, ?> answer = EvaluatorUtil.decodeAll(pmml.evaluate(row));
            double there = Double.parseDouble(answer.get(binary ? "probability(1)" : "_target").toString());
            if (i == 0) first = there;
            most = Math.max(most, Math.abs(there - own[i][0]));
            if (binary && there >= .5 != own[i][0] >= .5) labels++;
        }
        JsonNode model = new ObjectMapper().readTree(saved).at("/learner/gradient_booster"), weights = model.findPath("weight_drop");
        System.out.printf("  %s, %s%s: saved as %s; first row %.4f, in PMML %.4f; greatest difference %.4f%s%s%n", objective, booster,
                booster.equals("dart") ? ", rate_drop " + rate : "", model.get("name").asText(), own[0][0], first, most, binary ? ", other labels " + labels : "",
                weights.isMissingNode() ? "" : String.format("; weights of trees %.2f to %.2f", least(weights), greatest(weights)));
    }

    private static double least(JsonNode weights) {
        double least = Double.POSITIVE_INFINITY;
        for (JsonNode weight : weights) least = Math.min(least, weight.asDouble());
        return least;
    }

    private static double greatest(JsonNode weights) {
        double greatest = 0;
        for (JsonNode weight : weights) greatest = Math.max(greatest, weight.asDouble());
        return greatest;
    }
}
JAVA
    { echo "XGBoost4J $version"; cat "$work/output"; } >> "$work/both"
done
mv "$work/both" "$work/output"

seen << 'SEEN'
XGBoost4J 2.1.4
  binary:logistic, gbtree: saved as gbtree; first row 0.8941, in PMML 0.8941; greatest difference 0.0000, other labels 0
  reg:squarederror, gbtree: saved as gbtree; first row 4.4123, in PMML 4.4123; greatest difference 0.0000
  binary:logistic, dart, rate_drop 0.0: saved as dart; first row 0.8941, in PMML 0.8941; greatest difference 0.0000, other labels 0; weights of trees 1.00 to 1.00
  reg:squarederror, dart, rate_drop 0.0: saved as dart; first row 4.4123, in PMML 4.4123; greatest difference 0.0000; weights of trees 1.00 to 1.00
  binary:logistic, dart, rate_drop 0.3: saved as dart; first row 0.8012, in PMML 0.8012; greatest difference 0.0000, other labels 0; weights of trees 0.23 to 0.91
  reg:squarederror, dart, rate_drop 0.3: saved as dart; first row 4.0712, in PMML 4.0712; greatest difference 0.0000; weights of trees 0.23 to 0.91
XGBoost4J 3.4.0
  binary:logistic, gbtree: saved as gbtree; first row 0.8941, in PMML 0.8941; greatest difference 0.0000, other labels 0
  reg:squarederror, gbtree: saved as gbtree; first row 4.4123, in PMML 4.4123; greatest difference 0.0000
  binary:logistic, dart, rate_drop 0.0: saved as gbtree; first row 0.8941, in PMML 0.8941; greatest difference 0.0000, other labels 0
  reg:squarederror, dart, rate_drop 0.0: saved as gbtree; first row 4.4123, in PMML 4.4123; greatest difference 0.0000
  binary:logistic, dart, rate_drop 0.3: saved as gbtree; first row 0.8159, in PMML 0.9169; greatest difference 0.1444, other labels 0; weights of trees 0.22 to 1.00
  reg:squarederror, dart, rate_drop 0.3: saved as gbtree; first row 4.3886, in PMML 7.8127; greatest difference 8.0978; weights of trees 0.22 to 1.00
SEEN
