#!/usr/bin/env bash
# XGBoost4J 3.4.0 from Maven (xgboost4j_2.12), training with a watch list and early stopping.
# Guess: the artifact brings all that XGBoost.train needs.
# Seen: with a watch list (so with early stopping) it ends in NoClassDefFoundError for Jackson, which the artifact does not
#   bring; without one it works. With jackson-databind beside it, it stops early, and predict then uses all rounds.
# Why it matters: a comparison that worked before an update breaks in one branch only; and its figures are those of the last
#   round, ten or more behind the best one, while Backbeat's network answers with its best epoch.
. "$(dirname "$0")/lib.sh"

both=
for extra in "" com.fasterxml.jackson.core:jackson-databind:2.17.1; do
    rm -f "$work"/lib/*
    maven ml.dmlc:xgboost4j_2.12:3.4.0 $extra
    java_program << 'JAVA'
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;

class Trial {
    private static final int COLUMNS = 8;
    private static final Random RANDOM = new Random(3);

    public static void main(String[] arguments) throws Exception {
        DMatrix rows = rows();
        DMatrix held = rows();
        Map<String, Object> parameters = Map.of("objective", "binary:logistic", "eval_metric", "logloss", "nthread", 1);
        Map<String, DMatrix> watched = new LinkedHashMap<>(Map.of("held", held));
        System.out.println("no watch list: " + count(XGBoost.train(rows, parameters, 5, Map.of(), null, null)) + " rounds");
        try {
            Booster model = XGBoost.train(rows, parameters, 300, watched, null, null, null, 10);
            int best = Integer.parseInt(model.getAttr("best_iteration")) + 1;
            System.out.println("watch list and early stopping: stopped early " + (count(model) < 300)
                    + ", default answer is that of the best round " + (model.predict(held)[0][0] == model.predict(held, false, best)[0][0])
                    + ", of all rounds " + (model.predict(held)[0][0] == model.predict(held, false, count(model))[0][0]));
        } catch (NoClassDefFoundError e) {
            System.out.println("watch list and early stopping: NoClassDefFoundError " + e.getMessage());
        }
    }

    private static int count(Booster model) throws Exception {
        return model.getModelDump("", false, "text").length;
    }

    private static DMatrix rows() throws Exception {
        float[] values = new float[400 * COLUMNS];
        float[] labels = new float[400];
        for (int i = 0; i < labels.length; i++) {
            for (int j = 0; j < COLUMNS; j++) values[i * COLUMNS + j] = (float) RANDOM.nextGaussian();
            labels[i] = values[i * COLUMNS] + RANDOM.nextGaussian() > 0 ? 1 : 0;
        }
        DMatrix rows = new DMatrix(values, labels.length, COLUMNS, Float.NaN);
        rows.setLabel(labels);
        return rows;
    }
}
JAVA
    both+="packages: xgboost4j_2.12${extra:+ and jackson-databind}"$'\n'"$(grep list "$work/output")"$'\n'
done
printf %s "$both" > "$work/output"

seen << 'SEEN'
packages: xgboost4j_2.12
no watch list: 5 rounds
watch list and early stopping: NoClassDefFoundError com/fasterxml/jackson/core/JsonProcessingException
packages: xgboost4j_2.12 and jackson-databind
no watch list: 5 rounds
watch list and early stopping: stopped early true, default answer is that of the best round false, of all rounds true
SEEN
