#!/usr/bin/env bash
# XGBoost4J 1.7.6, 2.1.4 and 3.4.0, the same 40 rows (8 of 10 are class 1) and settings (a row of the list the project
# began with).
# Guess: an intercept that is not set is .5 in all of them; a matrix from an array takes NaN as missing.
# Seen: .5 in 1.7.6, near the share of ones in 2.1.4 (one Newton step), the share of ones in 3.4.0; DMatrix(float[], rows,
#   columns) takes 0.0 as missing in 1.7.6 and 2.1.4, and not in 3.4.0.
# Why it matters: the same program gives other probabilities after an update, most with few rounds; set base_score and the
#   fourth argument of DMatrix.
. "$(dirname "$0")/lib.sh"

all=
for version in 1.7.6 2.1.4 3.4.0; do
    rm -rf "$work"/lib/* "$work"/classes
    maven ml.dmlc:xgboost4j_2.12:$version com.fasterxml.jackson.core:jackson-databind:2.17.1
    java_program << 'JAVA'
import java.util.HashMap;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;

class Trial {
    public static void main(String[] arguments) throws Exception {
        float[] labels = new float[40];
        for (int i = 0; i < 40; i++) labels[i] = i % 10 < 8 ? 1 : 0;
        float[] constant = new float[40];
        java.util.Arrays.fill(constant, 1);
        DMatrix rows = new DMatrix(constant, 40, 1, Float.NaN);
        rows.setLabel(labels);
        Map<String, Object> settings = new HashMap<>(Map.of("objective", "binary:logistic", "eta", 0, "nthread", 1));
        Booster nothing = XGBoost.train(rows, settings, 1, new HashMap<>(), null, null);
        System.out.printf(java.util.Locale.ROOT, "  a model that learned nothing answers %.4f%n", nothing.predict(rows)[0][0]);

        float[] values = new float[40];
        for (int i = 0; i < 40; i++) { // -1 and 0 are class 0; 1, 2 and what is missing class 1
            values[i] = i % 5 == 4 ? Float.NaN : i % 5 - 1;
            labels[i] = i % 5 < 2 ? 0 : 1;
        }
        DMatrix training = new DMatrix(values, 40, 1, Float.NaN);
        training.setLabel(labels);
        Booster stump = XGBoost.train(training, new HashMap<>(Map.of("objective", "binary:logistic", "max_depth", 1, "nthread", 1)), 1,
                new HashMap<>(), null, null);
        float zero = stump.predict(new DMatrix(new float[] {0}, 1, 1, Float.NaN))[0][0];
        float missing = stump.predict(new DMatrix(new float[] {Float.NaN}, 1, 1, Float.NaN))[0][0];
        float asked = stump.predict(new DMatrix(new float[] {0}, 1, 1))[0][0];
        System.out.println("  0 in DMatrix(float[], rows, columns) is " + (asked == zero && asked != missing ? "a zero" : asked == missing && asked != zero ? "missing" : "?"));
    }
}
JAVA
    all+="$version"$'\n'"$(cat "$work/output")"$'\n'
done
printf %s "$all" > "$work/output"

seen << 'SEEN'
1.7.6
  a model that learned nothing answers 0.5000
  0 in DMatrix(float[], rows, columns) is missing
2.1.4
  a model that learned nothing answers 0.7685
  0 in DMatrix(float[], rows, columns) is missing
3.4.0
  a model that learned nothing answers 0.8000
  0 in DMatrix(float[], rows, columns) is a zero
SEEN
