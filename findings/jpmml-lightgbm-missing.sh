#!/usr/bin/env bash
# JPMML-LightGBM 1.6.5 with JPMML-Evaluator 1.7.7 (Maven), PMML of LightGBM 4.3.0 models (lightgbm4j) that were trained with use_missing=false, for
# rows that lack a value.
# Guess: the PMML answers what the model answers, as it does with use_missing=true.
# Seen: LightGBM takes what is missing for 0 then, the PMML does not: rows that lack a value have another answer (whatever nan_as_missing and
#   compact are), rows without gaps the same.
# Why it matters: tables of the test have gaps where those of the trial had none, and only those rows are wrong. Put 0 into the gaps
#   yourself before the PMML, or train with use_missing=true.
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
            values[i * COLUMNS] = i % 6 == 0 ? Double.NaN : random.nextInt(81) / 20. - 2;
            values[i * COLUMNS + 1] = random.nextInt(81) / 20. - 2;
            labels[i] = (float) ((i % 6 == 0 ? 1 : values[i * COLUMNS]) + values[i * COLUMNS + 1] * values[i * COLUMNS + 1]);
        }
        double[] filled = values.clone();
        for (int i = 0; i < filled.length; i++) if (Double.isNaN(filled[i])) filled[i] = 0;
        for (String settings : new String[] {"use_missing=true", "use_missing=false"}) {
            String model = LightGbmPmml.train(settings, values, COLUMNS, labels);
            double[] own = LightGbmPmml.own(model, values, COLUMNS), withZeros = LightGbmPmml.own(model, filled, COLUMNS);
            for (Map<String, ?> options : java.util.List.of(Map.<String, Object>of(), Map.of("nan_as_missing", true), Map.of("nan_as_missing", false),
                    Map.of("compact", true), Map.of("compact", false))) {
                double[] there = LightGbmPmml.pmml(model, options, values, COLUMNS), thereFilled = LightGbmPmml.pmml(model, options, filled, COLUMNS);
                int gaps = 0, gapsOther = 0, other = 0, filledOther = 0;
                double most = 0, zeros = 0;
                for (int i = 0; i < ROWS; i++) {
                    boolean gap = Double.isNaN(values[i * COLUMNS]), differs = Math.abs(own[i] - there[i]) > 1e-6;
                    if (gap) gaps++;
                    if (gap && differs) gapsOther++;
                    if (!gap && differs) other++;
                    most = Math.max(most, Math.abs(own[i] - there[i]));
                    zeros = Math.max(zeros, Math.abs(own[i] - withZeros[i]));
                    if (Math.abs(withZeros[i] - thereFilled[i]) > 1e-6) filledOther++;
                }
                System.out.printf("%s, options %s: first row %.4f, in PMML %.4f; differ: %d of %d rows with gaps, %d without, by %.4f at most; gaps "
                        + "filled with 0: %d rows differ; LightGBM with and without zeros differs by %.4f%n", settings, options, own[0], there[0],
                        gapsOther, gaps, other, most, filledOther, zeros);
            }
        }
    }
}
JAVA

seen << 'SEEN'
use_missing=true, options {}: first row 3.0318, in PMML 3.0318; differ: 0 of 67 rows with gaps, 0 without, by 0.0000 at most; gaps filled with 0: 0 rows differ; LightGBM with and without zeros differs by 0.5050
use_missing=true, options {nan_as_missing=true}: first row 3.0318, in PMML 3.0318; differ: 0 of 67 rows with gaps, 0 without, by 0.0000 at most; gaps filled with 0: 0 rows differ; LightGBM with and without zeros differs by 0.5050
use_missing=true, options {nan_as_missing=false}: first row 3.0318, in PMML 3.0318; differ: 0 of 67 rows with gaps, 0 without, by 0.0000 at most; gaps filled with 0: 0 rows differ; LightGBM with and without zeros differs by 0.5050
use_missing=true, options {compact=true}: first row 3.0318, in PMML 3.0318; differ: 0 of 67 rows with gaps, 0 without, by 0.0000 at most; gaps filled with 0: 0 rows differ; LightGBM with and without zeros differs by 0.5050
use_missing=true, options {compact=false}: first row 3.0318, in PMML 3.0318; differ: 0 of 67 rows with gaps, 0 without, by 0.0000 at most; gaps filled with 0: 0 rows differ; LightGBM with and without zeros differs by 0.5050
use_missing=false, options {}: first row 2.9915, in PMML 1.5258; differ: 67 of 67 rows with gaps, 0 without, by 1.5589 at most; gaps filled with 0: 0 rows differ; LightGBM with and without zeros differs by 0.0000
use_missing=false, options {nan_as_missing=true}: first row 2.9915, in PMML 1.5258; differ: 67 of 67 rows with gaps, 0 without, by 1.5589 at most; gaps filled with 0: 0 rows differ; LightGBM with and without zeros differs by 0.0000
use_missing=false, options {nan_as_missing=false}: first row 2.9915, in PMML 1.5258; differ: 67 of 67 rows with gaps, 0 without, by 1.5589 at most; gaps filled with 0: 0 rows differ; LightGBM with and without zeros differs by 0.0000
use_missing=false, options {compact=true}: first row 2.9915, in PMML 1.5258; differ: 67 of 67 rows with gaps, 0 without, by 1.5589 at most; gaps filled with 0: 0 rows differ; LightGBM with and without zeros differs by 0.0000
use_missing=false, options {compact=false}: first row 2.9915, in PMML 1.5258; differ: 67 of 67 rows with gaps, 0 without, by 1.5589 at most; gaps filled with 0: 0 rows differ; LightGBM with and without zeros differs by 0.0000
SEEN
