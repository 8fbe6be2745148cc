#!/usr/bin/env bash
# XGBoost4J 3.4.0, predict of rows with fewer, and with more, columns than the model was trained on.
# Guess: both are errors.
# Seen: more columns are an error; fewer are taken without a word, and the rest is missing.
# Why it matters: a table that lost its last columns (or rows of a sparse file whose last column is never set) is scored;
#   nothing looks broken. Compare getNumFeature with the width.
. "$(dirname "$0")/lib.sh"

maven ml.dmlc:xgboost4j_2.12:3.4.0 com.fasterxml.jackson.core:jackson-databind:2.17.1
java_program << 'JAVA'
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

class Trial {
    public static void main(String[] arguments) throws Exception {
        Random random = new Random(1);
        float[] values = new float[120];
        float[] labels = new float[40];
        for (int i = 0; i < 120; i++) values[i] = random.nextFloat();
        for (int i = 0; i < 40; i++) labels[i] = values[3 * i + 2] > .5 ? 1 : 0;
        DMatrix rows = new DMatrix(values, 40, 3, Float.NaN);
        rows.setLabel(labels);
        Booster model = XGBoost.train(rows, new HashMap<>(Map.of("objective", "binary:logistic", "nthread", 1)), 5, new HashMap<>(), null, null);
        ask(model, .1f, .2f, .1f);
        ask(model, .1f, .2f, .9f);
        ask(model, .1f, .2f, Float.NaN);
        ask(model, .1f, .2f);
        ask(model, .1f, .2f, .9f, 1);
    }

    private static void ask(Booster model, float... row) {
        String answer;
        try {
            answer = String.format(java.util.Locale.ROOT, "%.3f", model.predict(new DMatrix(row, 1, row.length, Float.NaN))[0][0]);
        } catch (XGBoostError e) {
            answer = "error";
        }
        System.out.println(java.util.Arrays.toString(row) + ": " + answer);
    }
}
JAVA

seen << 'SEEN'
[0.1, 0.2, 0.1]: 0.100
[0.1, 0.2, 0.9]: 0.812
[0.1, 0.2, NaN]: 0.812
[0.1, 0.2]: 0.812
[0.1, 0.2, 0.9, 1.0]: error
SEEN
