#!/usr/bin/env bash
# XGBoost4J: a model whose booster is dart, saved by 3.4.0 (JSON and UBJSON) and read by 3.0.4, 2.1.4 and 1.7.6; saved by 2.1.4 and read by
# 3.4.0.
# Guess: it answers alike, or it is refused (base_score is .5, what an older version falls back to, so that the intercept is not in play).
# Seen: all three older versions read it without an error and count every tree in full: .94 for .85, 7.5 for 4.5. 3.4.0 saves the model
#   under the name gbtree, with the weights of its trees in a place where older versions do not look. The other way around it is right.
# Why it matters: trainer and scorer are often updated one after the other; the probabilities are then too far out, and
#   nothing says so. Read with the version that wrote it, or a newer one; compare one row in both.
. "$(dirname "$0")/lib.sh"

fetch() {
    rm -rf "$work"/lib/* "$work"/classes
    maven ml.dmlc:xgboost4j_2.12:$1 com.fasterxml.jackson.core:jackson-databind:2.17.1
}

# trial save|load VERSION_THAT_SAVED
trial() {
    echo "$1 $2" > "$work/task"
    java_program << 'JAVA'
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;

class Trial {
    private static final int ROWS = 300, COLUMNS = 3;

    public static void main(String[] arguments) throws Exception {
        String[] task = Files.readString(Path.of("task")).trim().split(" ");
        Random random = new Random(1);
        float[] values = new float[ROWS * COLUMNS], classes = new float[ROWS], numbers = new float[ROWS];
        for (int i = 0; i < ROWS; i++) {
            for (int j = 0; j < COLUMNS; j++) values[i * COLUMNS + j] = random.nextInt(21) - 10;
            numbers[i] = values[i * COLUMNS] + .5f * values[i * COLUMNS + 1] + random.nextInt(9) - 4;
            classes[i] = numbers[i] > 0 ? 1 : 0;
        }
        for (String objective : new String[] {"binary:logistic", "reg:squarederror"}) {
            DMatrix table = new DMatrix(values, ROWS, COLUMNS, Float.NaN);
            table.setLabel(objective.startsWith("binary") ? classes : numbers);
            for (String form : new String[] {"json", "ubj"}) {
                String file = objective.replace(':', '-') + "-" + task[1] + "." + form;
                if (task[0].equals("save")) {
                    Booster trained = XGBoost.train(table, Map.of("objective", objective, "booster", "dart", "rate_drop", .3, "max_depth", 3,
                            "base_score", .5, "seed", 1, "nthread", 1), 10, Map.of(), null, null);
                    trained.saveModel(file);
                }
                float[][] answers = XGBoost.loadModel(file).predict(table);
                double squares = 0;
                for (int i = 0; i < ROWS; i++) squares += Math.pow(answers[i][0] - (objective.startsWith("binary") ? classes : numbers)[i], 2);
                System.out.printf("  %s, %s: first rows %.4f, %.4f, mean squared error %.4f%n", objective, form, answers[0][0], answers[1][0],
                        squares / ROWS);
            }
        }
    }
}
JAVA
}

for step in save:3.4.0:3.4.0 load:3.4.0:3.0.4 load:3.4.0:2.1.4 load:3.4.0:1.7.6 save:2.1.4:2.1.4 load:2.1.4:3.4.0; do
    IFS=: read -r task saved version <<< "$step"
    fetch $version
    trial $task $saved
    { echo "saved by $saved, read by $version"; cat "$work/output"; } >> "$work/both"
done
mv "$work/both" "$work/output"

seen << 'SEEN'
saved by 3.4.0, read by 3.4.0
  binary:logistic, json: first rows 0.8518, 0.9110, mean squared error 0.0719
  binary:logistic, ubj: first rows 0.8518, 0.9110, mean squared error 0.0719
  reg:squarederror, json: first rows 4.4524, 9.5262, mean squared error 6.5420
  reg:squarederror, ubj: first rows 4.4524, 9.5262, mean squared error 6.5420
saved by 3.4.0, read by 3.0.4
  binary:logistic, json: first rows 0.9365, 0.9771, mean squared error 0.0662
  binary:logistic, ubj: first rows 0.9365, 0.9771, mean squared error 0.0662
  reg:squarederror, json: first rows 7.4907, 14.3391, mean squared error 14.6081
  reg:squarederror, ubj: first rows 7.4907, 14.3391, mean squared error 14.6081
saved by 3.4.0, read by 2.1.4
  binary:logistic, json: first rows 0.9365, 0.9771, mean squared error 0.0662
  binary:logistic, ubj: first rows 0.9365, 0.9771, mean squared error 0.0662
  reg:squarederror, json: first rows 7.4907, 14.3391, mean squared error 14.6081
  reg:squarederror, ubj: first rows 7.4907, 14.3391, mean squared error 14.6081
saved by 3.4.0, read by 1.7.6
  binary:logistic, json: first rows 0.9365, 0.9771, mean squared error 0.0662
  binary:logistic, ubj: first rows 0.9365, 0.9771, mean squared error 0.0662
  reg:squarederror, json: first rows 7.4907, 14.3391, mean squared error 14.6081
  reg:squarederror, ubj: first rows 7.4907, 14.3391, mean squared error 14.6081
saved by 2.1.4, read by 2.1.4
  binary:logistic, json: first rows 0.8234, 0.8749, mean squared error 0.0760
  binary:logistic, ubj: first rows 0.8234, 0.8749, mean squared error 0.0760
  reg:squarederror, json: first rows 4.1594, 8.8095, mean squared error 7.4275
  reg:squarederror, ubj: first rows 4.1594, 8.8095, mean squared error 7.4275
saved by 2.1.4, read by 3.4.0
  binary:logistic, json: first rows 0.8234, 0.8749, mean squared error 0.0760
  binary:logistic, ubj: first rows 0.8234, 0.8749, mean squared error 0.0760
  reg:squarederror, json: first rows 4.1594, 8.8095, mean squared error 7.4275
  reg:squarederror, ubj: first rows 4.1594, 8.8095, mean squared error 7.4275
SEEN
