#!/usr/bin/env bash
# H2O 3.44.0.1 (one node), naive Bayes, beside its own POJO (h2o-genmodel); it has no MOJO.
# Guess: the POJO has the probabilities of the node.
# Seen: with numbers alone, and with two numbers and a category, it has. With the category alone, or with it and one number, up to 268 of 400 rows have another one, by .17 at
#   most. The node's are those of shares and normal densities.
# Why it matters: whether the code that goes into production is right depends on the columns. Score a table both ways before.
. "$(dirname "$0")/lib.sh"

maven ai.h2o:h2o-core:3.44.0.1 ai.h2o:h2o-algos:3.44.0.1 ai.h2o:h2o-genmodel:3.44.0.1 javax.servlet:javax.servlet-api:3.1.0 org.apache.commons:commons-math3:3.6.1
beside="H2oTables.java H2oMojo.java" java_program --add-opens java.base/java.lang=ALL-UNNAMED << 'JAVA'
import hex.genmodel.GenModel;
import hex.genmodel.easy.EasyPredictModelWrapper;
import hex.naivebayes.NaiveBayes;
import hex.naivebayes.NaiveBayesModel;
import hex.naivebayes.NaiveBayesModel.NaiveBayesParameters;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Random;
import water.fvec.Frame;
import water.util.JCodeGen;

class Trial {
    static final int ROWS = 400;
    static double[][] columns = new double[3][ROWS];
    static double[] label = new double[ROWS];

    public static void main(String[] arguments) throws Exception {
        PrintStream out = H2oTables.start();
        H2oMojo.register();
        Random random = new Random(1);
        for (int i = 0; i < ROWS; i++) {
            columns[0][i] = random.nextGaussian();
            columns[1][i] = 3 * random.nextGaussian();
            columns[2][i] = random.nextInt(3);
            label[i] = columns[0][i] + columns[1][i] / 4 + (columns[2][i] > 1 ? 1 : 0) + random.nextGaussian() > 1 ? 1 : 0;
        }
        Frame table = H2oMojo.table("table", new String[] {"x", "z", "g", "label"}, H2oMojo.numbers(columns[0]), H2oMojo.numbers(columns[1]), H2oMojo.categories(columns[2], "a", "b", "c"),
                H2oMojo.categories(label, "no", "yes"));
        for (String ignored : new String[] {"g", "x z", "z", "", "x"}) {
            NaiveBayesParameters parameters = new NaiveBayesParameters();
            parameters._train = table._key;
            parameters._response_column = "label";
            parameters._ignored_columns = ignored.isEmpty() ? null : ignored.split(" ");
            parameters._seed = 1;
            NaiveBayesModel model = new NaiveBayes(parameters).trainModel().get();
            ByteArrayOutputStream code = new ByteArrayOutputStream();
            model.toJava(code, false, false);
            EasyPredictModelWrapper pojo = new EasyPredictModelWrapper((GenModel) JCodeGen.compile(JCodeGen.toJavaId(model._key.toString()), code.toString()).getDeclaredConstructor().newInstance());
            Frame node = model.score(table);
            int other = 0;
            int nearer = 0;
            double largest = 0;
            double fromHand = 0;
            double pojoFromHand = 0;
            for (int i = 0; i < ROWS; i++) {
                double answer = pojo.predictBinomial(H2oMojo.row(table, i)).classProbabilities[1];
                double difference = Math.abs(answer - node.vec(2).at(i));
                other += difference > 1e-6 ? 1 : 0;
                largest = Math.max(largest, difference);
                double right = byHand(i, ignored);
                fromHand = Math.max(fromHand, Math.abs(right - node.vec(2).at(i)));
                pojoFromHand = Math.max(pojoFromHand, Math.abs(right - answer));
            }
            out.printf("without %s: %d of %d rows have another probability in the POJO, by %.4f at most; from that of shares and normal densities the node is %.4f at most, the POJO %.4f%n",
                    ignored.isEmpty() ? "none" : ignored, other, ROWS, largest, fromHand, pojoFromHand);
        }
        out.flush();
        System.exit(0);
    }

    /** The probability of yes by the definition: shares of the classes and of the categories in them, normal densities with the classes' means and deviations. */
    static double byHand(int row, String ignored) {
        double[] score = new double[2];
        for (int c = 0; c < 2; c++) {
            int count = 0;
            for (double l : label) count += l == c ? 1 : 0;
            score[c] = (double) count / ROWS;
            for (int k = 0; k < 3; k++) {
                if (ignored.contains("xzg".substring(k, k + 1))) continue;
                double sum = 0;
                double squares = 0;
                int same = 0;
                for (int i = 0; i < ROWS; i++) {
                    if (label[i] == c) {
                        sum += columns[k][i];
                        squares += columns[k][i] * columns[k][i];
                        same += columns[k][i] == columns[k][row] ? 1 : 0;
                    }
                }
                double mean = sum / count;
                double variance = (squares - count * mean * mean) / (count - 1);
                score[c] *= k == 2 ? (double) same / count : Math.exp(-Math.pow(columns[k][row] - mean, 2) / 2 / variance) / Math.sqrt(variance);
            }
        }
        return score[1] / (score[0] + score[1]);
    }
}
JAVA

seen << 'SEEN'
without g: 0 of 400 rows have another probability in the POJO, by 0.0000 at most; from that of shares and normal densities the node is 0.0000 at most, the POJO 0.0000
without x z: 268 of 400 rows have another probability in the POJO, by 0.1576 at most; from that of shares and normal densities the node is 0.0000 at most, the POJO 0.1576
without z: 129 of 400 rows have another probability in the POJO, by 0.1664 at most; from that of shares and normal densities the node is 0.0000 at most, the POJO 0.1664
without none: 0 of 400 rows have another probability in the POJO, by 0.0000 at most; from that of shares and normal densities the node is 0.0000 at most, the POJO 0.0000
without x: 129 of 400 rows have another probability in the POJO, by 0.1664 at most; from that of shares and normal densities the node is 0.0000 at most, the POJO 0.1664
SEEN
