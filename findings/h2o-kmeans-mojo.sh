#!/usr/bin/env bash
# H2O 3.44.0.1 (one node), k-means, beside its own MOJO (h2o-genmodel).
# Guess: the MOJO puts every row into the cluster that the node puts it into.
# Seen: with standardize false it does not where a number is missing: the node fills the gap with the mean of the column, the MOJO leaves the column out. With standardize
#   true both fill.
# Why it matters: segments that were formed and described in H2O get other members once the MOJO is in production, and only among rows with gaps. Fill the gaps
#   before, or standardize.
. "$(dirname "$0")/lib.sh"

maven ai.h2o:h2o-core:3.44.0.1 ai.h2o:h2o-algos:3.44.0.1 ai.h2o:h2o-genmodel:3.44.0.1 javax.servlet:javax.servlet-api:3.1.0 org.apache.commons:commons-math3:3.6.1
beside="H2oTables.java H2oMojo.java" java_program --add-opens java.base/java.lang=ALL-UNNAMED << 'JAVA'
import hex.genmodel.easy.EasyPredictModelWrapper;
import hex.kmeans.KMeans;
import hex.kmeans.KMeansModel;
import java.io.PrintStream;
import java.util.Random;
import water.fvec.Frame;

class Trial {
    static final int ROWS = 300;

    public static void main(String[] arguments) throws Exception {
        PrintStream out = H2oTables.start();
        H2oMojo.register();
        Random random = new Random(1);
        double[] x = new double[ROWS];
        double[] z = new double[ROWS];
        double[] gaps = new double[ROWS];
        double sum = 0;
        for (int i = 0; i < ROWS; i++) {
            gaps[i] = x[i] = 10 * (i % 3) + random.nextGaussian();
            z[i] = 4 * (i % 3 % 2) + random.nextGaussian();
            if (i % 10 == 0) {
                gaps[i] = Double.NaN;
            } else {
                sum += x[i];
            }
        }
        double[] filled = gaps.clone();
        for (int i = 0; i < ROWS; i += 10) {
            filled[i] = sum / (ROWS - ROWS / 10);
        }
        Frame table = H2oMojo.table("table", new String[] {"x", "z"}, H2oMojo.numbers(gaps), H2oMojo.numbers(z));
        Frame full = H2oMojo.table("full", new String[] {"x", "z"}, H2oMojo.numbers(filled), H2oMojo.numbers(z));
        for (boolean standardize : new boolean[] {false, true}) {
            KMeansModel.KMeansParameters parameters = new KMeansModel.KMeansParameters();
            parameters._train = table._key;
            parameters._k = 3;
            parameters._seed = 1;
            parameters._standardize = standardize;
            KMeansModel model = new KMeans(parameters).trainModel().get();
            EasyPredictModelWrapper mojo = H2oMojo.mojo(model);
            Frame node = model.score(table);
            Frame ofFull = model.score(full);
            int with = 0;
            int without = 0;
            int byMean = 0;
            int byRest = 0;
            double[][] centers = model._output._centers_raw;
            for (int i = 0; i < ROWS; i++) {
                int answer = mojo.predictClustering(H2oMojo.row(table, i)).cluster;
                boolean other = answer != node.vec(0).at8(i);
                with += other && i % 10 == 0 ? 1 : 0;
                without += other && i % 10 > 0 ? 1 : 0;
                int nearest = 0;
                for (int k = 1; k < centers.length; k++) {
                    nearest = Math.abs(z[i] - centers[k][1]) < Math.abs(z[i] - centers[nearest][1]) ? k : nearest;
                }
                byRest += i % 10 == 0 && answer == nearest ? 1 : 0;
                byMean += i % 10 == 0 && ofFull.vec(0).at8(i) == node.vec(0).at8(i) ? 1 : 0;
            }
            out.printf("standardize %s: another cluster in the MOJO for %d of %d rows with a gap and %d of %d without; of those with a gap the node's is that of the row filled%n"
                    + "  with the mean for %d, the MOJO's the nearest by the other column for %d%n", standardize, with, ROWS / 10, without, ROWS - ROWS / 10, byMean, byRest);
        }
        out.flush();
        System.exit(0);
    }
}
JAVA

seen << 'SEEN'
standardize false: another cluster in the MOJO for 20 of 30 rows with a gap and 0 of 270 without; of those with a gap the node's is that of the row filled
  with the mean for 30, the MOJO's the nearest by the other column for 30
standardize true: another cluster in the MOJO for 0 of 30 rows with a gap and 0 of 270 without; of those with a gap the node's is that of the row filled
  with the mean for 30, the MOJO's the nearest by the other column for 14
SEEN
