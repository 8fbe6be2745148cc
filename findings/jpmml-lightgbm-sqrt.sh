#!/usr/bin/env bash
# JPMML-LightGBM 1.6.5 with JPMML-Evaluator 1.7.7 (Maven), PMML of LightGBM 4.3.0 models (lightgbm4j) that were trained with reg_sqrt.
# Guess: the PMML answers what the model answers, as it does without reg_sqrt, and for the other objectives with a transform (poisson, gamma).
# Seen: it answers with the root of the prediction: 4.82 for 23.3. "objective=regression sqrt" in the model's text is read as "regression".
# Why it matters: every prediction is on another scale, without an error; the order is kept, so that correlations and ranks do not tell.
#   Compare one row after the conversion; square the answers and keep their sign, or train on roots yourself.
. "$(dirname "$0")/lib.sh"

maven org.jpmml:pmml-lightgbm:1.6.5 org.jpmml:pmml-evaluator-metro:1.7.7 io.github.metarank:lightgbm4j:4.3.0-1
beside=LightGbmPmml.java java_program << 'JAVA'
import java.util.Map;
import java.util.Random;

class Trial {
    private static final int ROWS = 400, COLUMNS = 2;

    public static void main(String[] arguments) throws Exception {
        Random random = new Random(1);
        double[] values = new double[ROWS * COLUMNS];
        float[] labels = new float[ROWS];
        for (int i = 0; i < ROWS; i++) {
            for (int j = 0; j < COLUMNS; j++) values[i * COLUMNS + j] = random.nextInt(41) - 20;
            labels[i] = (float) (20 + values[i * COLUMNS] + .5 * values[i * COLUMNS + 1]);
        }
        for (String settings : new String[] {"reg_sqrt=false", "reg_sqrt=true"}) {
            String model = LightGbmPmml.train(settings, values, COLUMNS, labels);
            double[] own = LightGbmPmml.own(model, values, COLUMNS), there = LightGbmPmml.pmml(model, Map.of(), values, COLUMNS);
            double most = 0, mostOfSquares = 0;
            for (int i = 0; i < ROWS; i++) {
                most = Math.max(most, Math.abs(own[i] - there[i]));
                mostOfSquares = Math.max(mostOfSquares, Math.abs(own[i] - there[i] * Math.abs(there[i])));
            }
            System.out.printf("%s: \"%s\"; first rows %.4f %.4f %.4f, in PMML %.4f %.4f %.4f; greatest difference %.4f%s%n", settings,
                    model.lines().filter(line -> line.startsWith("objective=")).findFirst().get(), own[0], own[1], own[2], there[0], there[1],
                    there[2], most, settings.endsWith("true") ? String.format(", of its squares %.4f", mostOfSquares) : "");
        }
    }
}
JAVA

seen << 'SEEN'
reg_sqrt=false: "objective=regression"; first rows 26.2927 15.5142 31.4179, in PMML 26.2927 15.5142 31.4179; greatest difference 0.0000
reg_sqrt=true: "objective=regression sqrt"; first rows 23.2743 14.3088 26.6073, in PMML 4.8243 3.7827 5.1582; greatest difference 22.1559, of its squares 0.0000
SEEN
