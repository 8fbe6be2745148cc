#!/usr/bin/env bash
# Spark MLlib 4.2.0 (local), BinaryClassificationEvaluator on 5,000 scores in 1 to 8 partitions (a row of the list the
# project began with).
# Guess: the area under the curve does not depend on how the rows are spread.
# Seen: it does, in the fifth digit here: scores are put into some 1,000 bins, which are cut within partitions. With numBins
#   0 it is the same for all.
# Why it matters: the same scores judged on another cluster, or after a repartition, give another AUC; compare with numBins
#   0.
. "$(dirname "$0")/lib.sh"

maven org.apache.spark:spark-mllib_2.13:4.2.0 org.scala-lang:scala-library:2.13.18
java_program --add-exports=java.base/sun.nio.ch=ALL-UNNAMED --add-opens=java.base/java.nio=ALL-UNNAMED \
    --add-opens=java.base/java.lang=ALL-UNNAMED --add-opens=java.base/java.util=ALL-UNNAMED \
    --add-opens=java.base/java.lang.invoke=ALL-UNNAMED --add-opens=java.base/sun.util.calendar=ALL-UNNAMED \
    --add-opens=java.base/java.net=ALL-UNNAMED --add-opens=java.base/java.util.concurrent=ALL-UNNAMED << 'JAVA'
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.ml.evaluation.BinaryClassificationEvaluator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

class Trial {
    public static void main(String[] arguments) {
        SparkSession spark = SparkSession.builder().master("local[1]").config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", "1").config("spark.log.level", "OFF").getOrCreate();
        Random random = new Random(1);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            double label = random.nextInt(3) == 0 ? 1 : 0;
            rows.add(RowFactory.create(label, random.nextGaussian() + label));
        }
        StructType schema = new StructType().add("label", DataTypes.DoubleType).add("rawPrediction", DataTypes.DoubleType);
        for (int partitions : new int[] {1, 2, 8}) {
            Dataset<Row> table = spark.createDataFrame(rows, schema).coalesce(1).repartition(partitions);
            for (int bins : new int[] {1000, 0}) {
                System.out.printf(java.util.Locale.ROOT, "%d partition(s), numBins %d: %.5f%n", partitions, bins,
                        new BinaryClassificationEvaluator().setNumBins(bins).evaluate(table));
            }
        }
        spark.stop();
    }
}
JAVA

seen << 'SEEN'
1 partition(s), numBins 1000: 0.77399
1 partition(s), numBins 0: 0.77399
2 partition(s), numBins 1000: 0.77398
2 partition(s), numBins 0: 0.77399
8 partition(s), numBins 1000: 0.77398
8 partition(s), numBins 0: 0.77399
SEEN
