#!/usr/bin/env bash
# XGBoost4J: a model saved by 3.4.0 (JSON) and read by 3.0.4, 2.1.4 and 1.7.6 (a row of the list the project began with).
# Guess: it loads and answers alike, or it is refused.
# Seen: it loads without a word and answers with another intercept: base_score is written as a list now.
# Why it matters: a scorer that lags behind the trainer (Spark, H2O, a container) shifts every probability and every
#   decision; ranks and AUC stay, so nothing looks broken.
. "$(dirname "$0")/lib.sh"

trial() {
    rm -rf "$work"/lib/* "$work"/classes
    maven ml.dmlc:xgboost4j_2.12:"$1" com.fasterxml.jackson.core:jackson-databind:2.17.1
    java_program << 'JAVA'
import java.io.File;
import java.util.HashMap;
import java.util.Map;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;

class Trial {
    public static void main(String[] arguments) throws Exception {
        float[] values = new float[40];
        float[] labels = new float[40];
        for (int i = 0; i < 40; i++) {
            values[i] = i;
            labels[i] = i % 10 < 8 ? 1 : 0;
        }
        DMatrix rows = new DMatrix(values, 40, 1, Float.NaN);
        rows.setLabel(labels);
        if (!new File("model.json").exists()) {
            Map<String, Object> settings = new HashMap<>(Map.of("objective", "binary:logistic", "max_depth", 1, "nthread", 1));
            XGBoost.train(rows, settings, 1, new HashMap<>(), null, null).saveModel("model.json");
        }
        System.out.printf(java.util.Locale.ROOT, "%.4f%n", XGBoost.loadModel("model.json").predict(rows)[0][0]);
    }
}
JAVA
}

trial 3.4.0
all="first row, saved and read by 3.4.0: $(cat "$work/output")"$'\n'
for version in 3.0.4 2.1.4 1.7.6; do
    trial $version
    all+="first row, read by $version: $(cat "$work/output")"$'\n'
done
printf %s "$all" > "$work/output"

seen << 'SEEN'
first row, saved and read by 3.4.0: 0.8316
first row, read by 3.0.4: 0.5524
first row, read by 2.1.4: 0.5524
first row, read by 1.7.6: 0.5524
SEEN
