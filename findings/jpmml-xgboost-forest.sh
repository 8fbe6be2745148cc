#!/usr/bin/env bash
# JPMML-XGBoost 1.9.6 with JPMML-Evaluator 1.7.7 (Maven), PMML of XGBoost4J 3.4.0 models of three classes with num_parallel_tree above 1 (random
# forests, boosted or not).
# Guess: the PMML answers what the model answers, as it does with one tree a round, and for two classes with any number of them.
# Seen: the classes' trees are mixed up. XGBoost keeps the trees of a class of one round side by side (tree_info 0 0 0 1 1 1 2 2 2); in the PMML it
#   is as if they took turns. Accuracy falls from .96 to .23 for one round of three trees, from .99 to .39 for six rounds.
# Why it matters: what is deployed is not what was evaluated, without an error. Compare a few rows after the conversion; one tree a round,
#   or one model a class.
. "$(dirname "$0")/lib.sh"

maven org.jpmml:pmml-xgboost:1.9.6 org.jpmml:pmml-evaluator-metro:1.7.7 ml.dmlc:xgboost4j_2.12:3.4.0 com.fasterxml.jackson.core:jackson-databind:2.17.1
java_program << 'JAVA'
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
        float[] values = new float[ROWS * COLUMNS], labels = new float[ROWS];
        for (int i = 0; i < ROWS; i++) {
            for (int j = 0; j < COLUMNS; j++) values[i * COLUMNS + j] = random.nextInt(21) - 10;
            float sum = values[i * COLUMNS] + .2f * values[i * COLUMNS + 1];
            labels[i] = sum > 3 ? 2 : sum > -3 ? 1 : 0;
        }
        for (int classes = 2; classes <= 3; classes++) {
            for (int rounds : new int[] {1, 6}) {
                for (int trees = 1; trees <= 3; trees++) compare(classes, rounds, trees, values, labels);
            }
        }
    }

    private static void compare(int classes, int rounds, int trees, float[] values, float[] labels) throws Exception {
        DMatrix table = new DMatrix(values, ROWS, COLUMNS, Float.NaN);
        float[] target = new float[ROWS];
        for (int i = 0; i < ROWS; i++) target[i] = Math.min(labels[i], classes - 1);
        table.setLabel(target);
        Map<String, Object> settings = new HashMap<>(Map.of("objective", classes == 2 ? "binary:logistic" : "multi:softprob", "num_parallel_tree",
                trees, "colsample_bynode", .7, "max_depth", 3, "nthread", 1, "seed", 1));
        if (classes > 2) settings.put("num_class", classes);
        Booster trained = XGBoost.train(table, settings, rounds, Map.of(), null, null);
        float[][] own = trained.predict(table);
        FeatureMap names = new FeatureMap();
        for (int j = 0; j < COLUMNS; j++) names.addEntry("f" + j, "q");
        Evaluator pmml = new ModelEvaluatorBuilder(XGBoostUtil.loadLearner(new ByteArrayInputStream(trained.toByteArray("json"))).encodePMML(
                new HashMap<>(), null, null, names)).build();
        double most = 0;
        int ownRight = 0, pmmlRight = 0;
        String first = "";
        for (int i = 0; i < ROWS; i++) {
            Map<String, Object> row = new LinkedHashMap<>();
            for (int j = 0; j < COLUMNS; j++) row.put("f" + j, values[i * COLUMNS + j]);
            Map<String, ?> answer = EvaluatorUtil.decodeAll(pmml.evaluate(row));
            double[] mine = classes == 2 ? new double[] {1 - own[i][0], own[i][0]} : new double[] {own[i][0], own[i][1], own[i][2]};
            double[] there = new double[classes];
            for (int k = 0; k < classes; k++) {
                there[k] = ((Number) answer.get("probability(" + k + ")")).doubleValue();
                most = Math.max(most, Math.abs(there[k] - mine[k]));
            }
            if (best(mine) == target[i]) ownRight++;
            if (best(there) == target[i]) pmmlRight++;
            if (i == 0) first = text(mine) + ", in PMML " + text(there);
        }
        System.out.printf("%d classes, %d rounds of %d trees: first row %s; greatest difference %.4f; accuracy %.4f, in PMML %.4f%s%n", classes, rounds,
                trees, first, most, (double) ownRight / ROWS, (double) pmmlRight / ROWS, rounds > 1 ? "" : "; tree_info "
                + new ObjectMapper().readTree(trained.toByteArray("json")).findPath("tree_info"));
    }

    private static int best(double[] shares) {
        int best = 0;
        for (int k = 1; k < shares.length; k++) if (shares[k] > shares[best]) best = k;
        return best;
    }

    private static String text(double[] shares) {
        StringBuilder text = new StringBuilder();
        for (double share : shares) text.append(text.isEmpty() ? "" : " ").append(String.format("%.3f", share));
        return text.toString();
    }
}
JAVA

seen << 'SEEN'
2 classes, 1 rounds of 1 trees: first row 0.250 0.750, in PMML 0.250 0.750; greatest difference 0.0000; accuracy 0.9133, in PMML 0.9133; tree_info [0]
2 classes, 1 rounds of 2 trees: first row 0.249 0.751, in PMML 0.249 0.751; greatest difference 0.0000; accuracy 0.9133, in PMML 0.9133; tree_info [0,0]
2 classes, 1 rounds of 3 trees: first row 0.249 0.751, in PMML 0.249 0.751; greatest difference 0.0000; accuracy 0.9433, in PMML 0.9433; tree_info [0,0,0]
2 classes, 6 rounds of 1 trees: first row 0.059 0.941, in PMML 0.059 0.941; greatest difference 0.0000; accuracy 0.9867, in PMML 0.9867
2 classes, 6 rounds of 2 trees: first row 0.076 0.924, in PMML 0.076 0.924; greatest difference 0.0000; accuracy 0.9900, in PMML 0.9900
2 classes, 6 rounds of 3 trees: first row 0.060 0.940, in PMML 0.060 0.940; greatest difference 0.0000; accuracy 0.9867, in PMML 0.9867
3 classes, 1 rounds of 1 trees: first row 0.258 0.243 0.499, in PMML 0.258 0.243 0.499; greatest difference 0.0000; accuracy 0.9100, in PMML 0.9100; tree_info [0,1,2]
3 classes, 1 rounds of 2 trees: first row 0.260 0.245 0.495, in PMML 0.274 0.345 0.381; greatest difference 0.1866; accuracy 0.9500, in PMML 0.6833; tree_info [0,0,1,1,2,2]
3 classes, 1 rounds of 3 trees: first row 0.255 0.260 0.485, in PMML 0.333 0.308 0.359; greatest difference 0.1549; accuracy 0.9600, in PMML 0.2333; tree_info [0,0,0,1,1,1,2,2,2]
3 classes, 6 rounds of 1 trees: first row 0.068 0.123 0.809, in PMML 0.068 0.123 0.809; greatest difference 0.0000; accuracy 0.9867, in PMML 0.9867
3 classes, 6 rounds of 2 trees: first row 0.085 0.083 0.832, in PMML 0.139 0.486 0.376; greatest difference 0.6871; accuracy 0.9900, in PMML 0.5967
3 classes, 6 rounds of 3 trees: first row 0.066 0.078 0.857, in PMML 0.334 0.301 0.365; greatest difference 0.5618; accuracy 0.9900, in PMML 0.3900
SEEN
