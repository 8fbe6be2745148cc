#!/usr/bin/env bash
# Spark SQL 4.2.0 (local), statistics of a pair of columns of which one is constant.
# Guess: NaN, as in pandas and R.
# Seen: corr ends in the error DIVIDE_BY_ZERO under the ANSI mode that Spark 4 turns on, and gives null without it; r2,
#   slope, skewness and kurtosis give null either way.
# Why it matters: screening columns by their correlation with the label stops at the first constant column (one genre in a
#   sample) instead of skipping it; set spark.sql.ansi.enabled to false, or leave constant columns out.
. "$(dirname "$0")/lib.sh"

maven org.apache.spark:spark-sql_2.13:4.2.0 org.scala-lang:scala-library:2.13.18
java_program --add-exports=java.base/sun.nio.ch=ALL-UNNAMED --add-opens=java.base/java.nio=ALL-UNNAMED \
    --add-opens=java.base/java.lang=ALL-UNNAMED --add-opens=java.base/java.util=ALL-UNNAMED \
    --add-opens=java.base/java.lang.invoke=ALL-UNNAMED --add-opens=java.base/sun.util.calendar=ALL-UNNAMED << 'JAVA'
import org.apache.spark.sql.SparkSession;

class Trial {
    public static void main(String[] arguments) {
        SparkSession spark = SparkSession.builder().master("local[1]").config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", "1").config("spark.log.level", "OFF").getOrCreate();
        for (String ansi : new String[] {"true", "false"}) {
            spark.conf().set("spark.sql.ansi.enabled", ansi);
            for (String statistic : new String[] {"corr(x, y)", "regr_r2(y, x)", "regr_slope(y, x)", "covar_samp(x, y)", "skewness(x)", "kurtosis(x)"}) {
                String outcome;
                try {
                    outcome = String.valueOf(spark.sql("select " + statistic
                            + " from values (1.0d, 2.0d), (1.0d, 3.0d) as t(x, y)").collectAsList().get(0).get(0));
                } catch (Exception e) {
                    outcome = "error " + e.getMessage().split("[\\[\\]]")[1];
                }
                System.out.println("ansi " + ansi + ", x constant, " + statistic + ": " + outcome);
            }
        }
        spark.stop();
    }
}
JAVA

seen << 'SEEN'
ansi true, x constant, corr(x, y): error DIVIDE_BY_ZERO
ansi true, x constant, regr_r2(y, x): null
ansi true, x constant, regr_slope(y, x): null
ansi true, x constant, covar_samp(x, y): 0.0
ansi true, x constant, skewness(x): null
ansi true, x constant, kurtosis(x): null
ansi false, x constant, corr(x, y): null
ansi false, x constant, regr_r2(y, x): null
ansi false, x constant, regr_slope(y, x): null
ansi false, x constant, covar_samp(x, y): 0.0
ansi false, x constant, skewness(x): null
ansi false, x constant, kurtosis(x): null
SEEN
