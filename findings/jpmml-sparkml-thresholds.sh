#!/usr/bin/env bash
# JPMML-SparkML 2.5.0 of pipelines of Spark ML 3.5.0 (local), scored by JPMML-Evaluator 1.6.4.
# Guess: the labels of the PMML are Spark's, also where a classifier was given a threshold or thresholds.
# Seen: both are lost without a word, for a forest, a tree and a logistic regression: the label is the most probable class. With a threshold of .2,
#   91 of 200 rows are 1 in Spark and 44 in the PMML. The probabilities are the same.
# Why it matters: a threshold is set for a rare class or for costs; the scorer behind it goes on with .5. Take the decision from the probabilities,
#   with the threshold written down beside the model.
. "$(dirname "$0")/lib.sh"

maven org.jpmml:pmml-sparkml:2.5.0 org.jpmml:pmml-evaluator:1.6.4 org.apache.spark:spark-mllib_2.12:3.5.0 com.fasterxml.jackson.core:jackson-core:2.15.2 \
    jakarta.xml.bind:jakarta.xml.bind-api:3.0.1 org.glassfish.jaxb:jaxb-runtime:3.0.2
opens=(--add-exports java.base/sun.nio.ch=ALL-UNNAMED --add-exports java.base/sun.security.action=ALL-UNNAMED)
for package in java.lang java.lang.invoke java.net java.nio java.util java.util.concurrent sun.nio.ch sun.util.calendar; do
    opens+=(--add-opens "java.base/$package=ALL-UNNAMED")
done
java_program "${opens[@]}" << 'JAVA'
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.classification.DecisionTreeClassifier;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.RandomForestClassifier;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.jpmml.evaluator.Evaluator;
import org.jpmml.evaluator.EvaluatorUtil;
import org.jpmml.evaluator.ModelEvaluatorBuilder;
import org.jpmml.sparkml.PMMLBuilder;

class Trial {
    static Dataset<Row> table;

    static void tell(String name, PipelineStage classifier) {
        PipelineModel model = new Pipeline().setStages(new PipelineStage[] {
            new VectorAssembler().setInputCols(new String[] {"x", "z"}).setOutputCol("features"), classifier}).fit(table);
        Evaluator evaluator = new ModelEvaluatorBuilder(new PMMLBuilder(table.schema(), model).build()).build();
        int other = 0;
        int ones = 0;
        int pmmlOnes = 0;
        double largest = 0;
        for (Row row : model.transform(table).collectAsList()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("x", row.getAs("x"));
            fields.put("z", row.getAs("z"));
            Map<String, ?> answer = EvaluatorUtil.decodeAll(evaluator.evaluate(fields));
            double spark = row.getAs("prediction");
            double pmml = ((Number) answer.get("prediction")).doubleValue();
            other += spark == pmml ? 0 : 1;
            ones += spark == 1 ? 1 : 0;
            pmmlOnes += pmml == 1 ? 1 : 0;
            Vector probability = row.getAs("probability");
            for (int k = 0; k < probability.size(); k++) {
                Object value = answer.get("probability(" + k + ")") == null ? answer.get("probability(" + k + ".0)") : answer.get("probability(" + k + ")");
                largest = Math.max(largest, Math.abs(((Number) value).doubleValue() - probability.apply(k)));
            }
        }
        System.out.printf("%s: label 1 for %d rows in Spark, %d in PMML; %d of 200 labels are others, probabilities differ by %.6f at most%n", name, ones,
                pmmlOnes, other, largest);
    }

    public static void main(String[] arguments) {
        SparkSession session = SparkSession.builder().master("local[1]").config("spark.ui.enabled", "false").getOrCreate();
        session.sparkContext().setLogLevel("OFF");
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            double x = i * 37 % 101 / 50. - 1;
            double z = i * 53 % 97 / 48. - 1;
            double noise = i * 71 % 89 / 44. - 1;
            rows.add(RowFactory.create(x, z, x + z / 2 + noise > .6 ? 1. : 0., Math.floor((x + noise + 2.2) * .95)));
        }
        table = session.createDataFrame(rows, new StructType().add("x", "double").add("z", "double").add("label", "double").add("four", "double"));
        tell("forest", new RandomForestClassifier().setNumTrees(5).setSeed(1));
        tell("forest, thresholds .8 and .2", new RandomForestClassifier().setNumTrees(5).setSeed(1).setThresholds(new double[] {.8, .2}));
        tell("tree, thresholds .8 and .2", new DecisionTreeClassifier().setThresholds(new double[] {.8, .2}));
        tell("regression, threshold .2", new LogisticRegression().setThreshold(.2));
        tell("regression, thresholds .8 and .2", new LogisticRegression().setThresholds(new double[] {.8, .2}));
        tell("regression of four classes", new LogisticRegression().setLabelCol("four"));
        tell("regression of four classes, thresholds", new LogisticRegression().setLabelCol("four").setThresholds(new double[] {.2, .6, .2, .2}));
        session.stop();
        System.exit(0);
    }
}
JAVA

seen << 'SEEN'
forest: label 1 for 52 rows in Spark, 52 in PMML; 0 of 200 labels are others, probabilities differ by 0.000000 at most
forest, thresholds .8 and .2: label 1 for 87 rows in Spark, 52 in PMML; 35 of 200 labels are others, probabilities differ by 0.000000 at most
tree, thresholds .8 and .2: label 1 for 84 rows in Spark, 41 in PMML; 43 of 200 labels are others, probabilities differ by 0.000000 at most
regression, threshold .2: label 1 for 91 rows in Spark, 44 in PMML; 47 of 200 labels are others, probabilities differ by 0.000000 at most
regression, thresholds .8 and .2: label 1 for 91 rows in Spark, 44 in PMML; 47 of 200 labels are others, probabilities differ by 0.000000 at most
regression of four classes: label 1 for 72 rows in Spark, 72 in PMML; 0 of 200 labels are others, probabilities differ by 0.000000 at most
regression of four classes, thresholds: label 1 for 0 rows in Spark, 72 in PMML; 72 of 200 labels are others, probabilities differ by 0.000000 at most
SEEN
