#!/usr/bin/env bash
# Spark MLlib 4.2.0 from Maven, spark-mllib_2.13 named alone (a row of the list the project began with).
# Guess: the artifact brings what it needs.
# Seen: Maven resolves scala-library 2.13.13 (nearest wins), Spark is built against 2.13.18, and a fit ends in NoSuchMethodError.
# Why it matters: a new project's first forest fails with an error that names a method of Scala; name scala-library 2.13.18
#   beside spark-mllib.
. "$(dirname "$0")/lib.sh"

both=
for extra in "" org.scala-lang:scala-library:2.13.18; do
    rm -f "$work"/lib/*
    # shellcheck disable=SC2086
    maven org.apache.spark:spark-mllib_2.13:4.2.0 $extra
    java_program --add-exports=java.base/sun.nio.ch=ALL-UNNAMED --add-opens=java.base/java.nio=ALL-UNNAMED \
        --add-opens=java.base/java.lang=ALL-UNNAMED --add-opens=java.base/java.util=ALL-UNNAMED \
        --add-opens=java.base/java.lang.invoke=ALL-UNNAMED --add-opens=java.base/sun.util.calendar=ALL-UNNAMED \
        --add-opens=java.base/java.net=ALL-UNNAMED --add-opens=java.base/java.util.concurrent=ALL-UNNAMED << 'JAVA'
import java.util.List;
import org.apache.spark.ml.classification.DecisionTreeClassifier;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

class Trial {
    public static void main(String[] arguments) {
        String outcome;
        try {
            SparkSession spark = SparkSession.builder().master("local[1]").config("spark.ui.enabled", "false")
                    .config("spark.log.level", "OFF").getOrCreate();
            StructType schema = new StructType().add("label", DataTypes.DoubleType).add("features", SQLDataTypes.VectorType());
            outcome = "a tree of " + new DecisionTreeClassifier().fit(spark.createDataFrame(List.of(
                    RowFactory.create(0.0, Vectors.dense(1)), RowFactory.create(1.0, Vectors.dense(2))), schema)).numNodes() + " nodes";
            spark.stop();
        } catch (Throwable e) {
            Throwable cause = e;
            while (cause.getCause() != null) cause = cause.getCause();
            outcome = cause.getClass().getSimpleName() + ": " + cause.getMessage();
        }
        System.out.println(outcome);
        System.exit(0);
    }
}
JAVA
    both+="$(cd "$work/lib" && ls scala-library-*): $(cat "$work/output")"$'\n'
done
printf %s "$both" > "$work/output"

seen << 'SEEN'
scala-library-2.13.13.jar: NoSuchMethodError: 'int scala.util.hashing.MurmurHash3$.caseClassHash(scala.Product, int, java.lang.String)'
scala-library-2.13.18.jar: a tree of 3 nodes
SEEN
