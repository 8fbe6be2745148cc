#!/usr/bin/env bash
# scikit-learn 1.2.1, R's randomForest 4.7-1.1 and ranger 0.14.1 (Debian 12), Weka 3.8.6, Smile 3.1.1, Tribuo 4.3.2,
# XGBoost4J 3.4.0 and Spark MLlib 4.2.0: 100 trees with one candidate column a node, on ten columns of which nine are
# constant (a row of the list the project began with).
# Guess: a candidate that is constant in the node counts as the try, everywhere: nine trees of ten are one leaf.
# Seen: scikit-learn and Weka draw on until a column can be split on, so every tree is grown to the end; ranger, Smile,
#   Tribuo, XGBoost and Spark make a leaf. R's randomForest makes a leaf too, but grows a tree anew as long as it is one
#   leaf: every tree splits once, and one in ten goes on.
# Why it matters: in one-hot data most columns are constant in most nodes: "100 trees, the square root of the columns" is
#   another, shallower forest there. Compare node counts beside accuracy, and raise the number of candidates.
. "$(dirname "$0")/lib.sh"

# The table: x9 is 1, 2, 3, 4 in turn and the label whether it is 2 or 3, so that a tree needs a second split on the same column; x0 to x8 are 0.
python_program scikit-learn=1.2.1 numpy=1.24.2 << 'PYTHON'
import numpy as np
from sklearn.ensemble import RandomForestClassifier

rows = np.zeros((400, 10))
rows[:, 9] = np.arange(400) % 4 + 1
labels = np.isin(rows[:, 9], (2, 3)).astype(int)
forest = RandomForestClassifier(100, max_features=1, random_state=1).fit(rows, labels)
print("scikit-learn:", sum(tree.tree_.node_count > 1 for tree in forest.estimators_), "of 100 trees split,",
      "nodes", sum(tree.tree_.node_count for tree in forest.estimators_))
PYTHON
cp "$work/output" "$work/all"

r_packages r-cran-ranger=0.14.1-1 r-cran-rcpp=1.0.10-1 r-cran-matrix=1.5-3-1 r-cran-lattice=0.20-45-3 r-cran-randomforest=4.7-1.1-1
r_program << 'R'
x <- data.frame(matrix(0, 400, 10))
x[, 10] <- 0:399 %% 4 + 1
y <- factor(x[, 10] %in% c(2, 3))
set.seed(1)
forest <- randomForest::randomForest(x, y, ntree = 100, mtry = 1)
cat("randomForest:", sum(forest$forest$ndbigtree > 1), "of 100 trees split, nodes", sum(forest$forest$ndbigtree), "\n")
forest <- ranger::ranger(x = x, y = y, num.trees = 100, mtry = 1, min.node.size = 1, seed = 1, num.threads = 1)
sizes <- sapply(1:100, function(tree) nrow(ranger::treeInfo(forest, tree)))
cat("ranger:", sum(sizes > 1), "of 100 trees split, nodes", sum(sizes), "\n")
R
cat "$work/output" >> "$work/all"

maven nz.ac.waikato.cms.weka:weka-stable:3.8.6 com.github.haifengl:smile-core:3.1.1 \
    org.tribuo:tribuo-classification-tree:4.3.2 org.tribuo:tribuo-common-tree:4.3.2 ml.dmlc:xgboost4j_2.12:3.4.0 \
    com.fasterxml.jackson.core:jackson-databind:2.17.1
java_program << 'JAVA'
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.dtree.impurity.GiniIndex;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.common.tree.SplitNode;
import org.tribuo.common.tree.TreeModel;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import smile.base.cart.InternalNode;
import smile.base.cart.SplitRule;
import smile.classification.RandomForest;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.data.vector.IntVector;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instances;

class Trial {
    static final int ROWS = 400;
    static final int COLUMNS = 10;
    static final double[][] VALUES = new double[ROWS][COLUMNS];
    static final int[] LABELS = new int[ROWS];

    public static void main(String[] arguments) throws Exception {
        for (int i = 0; i < ROWS; i++) {
            VALUES[i][9] = i % 4 + 1;
            LABELS[i] = i % 4 == 1 || i % 4 == 2 ? 1 : 0;
        }
        weka();
        smile();
        tribuo();
        xgboost();
    }

    static void print(String library, int[] nodes) {
        System.out.println(library + ": " + Arrays.stream(nodes).filter(n -> n > 1).count() + " of 100 trees split, nodes " + Arrays.stream(nodes).sum());
    }

    static void weka() throws Exception {
        ArrayList<Attribute> attributes = new ArrayList<>();
        for (int column = 0; column < COLUMNS; column++) attributes.add(new Attribute("x" + column));
        attributes.add(new Attribute("label", List.of("0", "1")));
        Instances table = new Instances("t", attributes, ROWS);
        table.setClassIndex(COLUMNS);
        for (int i = 0; i < ROWS; i++) {
            double[] row = Arrays.copyOf(VALUES[i], COLUMNS + 1);
            row[COLUMNS] = LABELS[i];
            table.add(new DenseInstance(1, row));
        }
        int[] nodes = new int[100];
        for (int t = 0; t < 100; t++) {
            weka.classifiers.trees.RandomTree tree = new weka.classifiers.trees.RandomTree();
            tree.setKValue(1);
            tree.setSeed(t);
            tree.buildClassifier(table);
            nodes[t] = Integer.parseInt(tree.toString().replaceAll("(?s).*Size of the tree : (\\d+).*", "$1"));
        }
        print("Weka", nodes);
    }

    static void smile() {
        DataFrame table = DataFrame.of(VALUES).merge(IntVector.of("label", LABELS));
        RandomForest forest = RandomForest.fit(Formula.lhs("label"), table, 100, 1, SplitRule.GINI, Integer.MAX_VALUE,
                Integer.MAX_VALUE, 1, 1.0, null, LongStream.range(0, 100));
        print("Smile", Arrays.stream(forest.models()).mapToInt(model -> nodes(model.tree.root())).toArray());
    }

    static int nodes(smile.base.cart.Node node) {
        return node instanceof InternalNode inner ? 1 + nodes(inner.trueChild()) + nodes(inner.falseChild()) : 1;
    }

    static void tribuo() {
        LabelFactory factory = new LabelFactory();
        List<Example<Label>> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            ArrayExample<Label> example = new ArrayExample<>(new Label("" + LABELS[i]));
            for (int column = 0; column < COLUMNS; column++) example.add("x" + column, VALUES[i][column]);
            rows.add(example);
        }
        MutableDataset<Label> table = new MutableDataset<>(rows, new SimpleDataSourceProvenance("", factory), factory);
        CARTClassificationTrainer tree = new CARTClassificationTrainer(Integer.MAX_VALUE, 1f, 0f, 0.1f, false, new GiniIndex(), 1);
        print("Tribuo", new RandomForestTrainer<>(tree, new VotingCombiner(), 100, 1L).train(table).getModels().stream()
                .mapToInt(model -> nodes(((TreeModel<Label>) model).getRoot())).toArray());
    }

    static int nodes(org.tribuo.common.tree.Node<Label> node) {
        return node instanceof SplitNode<Label> split ? 1 + nodes(split.getGreaterThan()) + nodes(split.getLessThanOrEqual()) : 1;
    }

    static void xgboost() throws Exception {
        float[] values = new float[ROWS * COLUMNS];
        float[] labels = new float[ROWS];
        for (int i = 0; i < ROWS; i++) {
            labels[i] = LABELS[i];
            for (int column = 0; column < COLUMNS; column++) values[i * COLUMNS + column] = (float) VALUES[i][column];
        }
        DMatrix rows = new DMatrix(values, ROWS, COLUMNS, Float.NaN);
        rows.setLabel(labels);
        Map<String, Object> settings = new HashMap<>(Map.of("objective", "binary:logistic", "num_parallel_tree", 100, "colsample_bynode", 0.1,
                "subsample", 0.7, "eta", 1, "min_child_weight", 0, "lambda", 0, "nthread", 1, "seed", 1));
        String[] dump = XGBoost.train(rows, settings, 1, new HashMap<>(), null, null).getModelDump("", false);
        print("XGBoost", Arrays.stream(dump).mapToInt(tree -> tree.strip().split("\n").length).toArray());
    }
}
JAVA
cat "$work/output" >> "$work/all"

rm -rf "$work"/lib/*.jar "$work/classes"
maven org.apache.spark:spark-mllib_2.13:4.2.0 org.scala-lang:scala-library:2.13.18
java_program --add-exports=java.base/sun.nio.ch=ALL-UNNAMED --add-opens=java.base/java.nio=ALL-UNNAMED \
    --add-opens=java.base/java.lang=ALL-UNNAMED --add-opens=java.base/java.util=ALL-UNNAMED \
    --add-opens=java.base/java.lang.invoke=ALL-UNNAMED --add-opens=java.base/sun.util.calendar=ALL-UNNAMED \
    --add-opens=java.base/java.net=ALL-UNNAMED --add-opens=java.base/java.util.concurrent=ALL-UNNAMED << 'JAVA'
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.classification.DecisionTreeClassificationModel;
import org.apache.spark.ml.classification.RandomForestClassifier;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

class Trial {
    public static void main(String[] arguments) {
        SparkSession spark = SparkSession.builder().master("local[1]").config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", "1").config("spark.log.level", "OFF").getOrCreate();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            double[] values = new double[10];
            values[9] = i % 4 + 1;
            rows.add(RowFactory.create(i % 4 == 1 || i % 4 == 2 ? 1.0 : 0.0, Vectors.dense(values)));
        }
        StructType schema = new StructType().add("label", DataTypes.DoubleType).add("features", SQLDataTypes.VectorType());
        int[] nodes = Arrays.stream(new RandomForestClassifier().setNumTrees(100).setFeatureSubsetStrategy("1").setSeed(1)
                        .fit(spark.createDataFrame(rows, schema)).trees())
                .mapToInt(tree -> ((DecisionTreeClassificationModel) tree).numNodes()).toArray();
        System.out.println("Spark MLlib: " + Arrays.stream(nodes).filter(n -> n > 1).count() + " of 100 trees split, nodes " + Arrays.stream(nodes).sum());
        spark.stop();
    }
}
JAVA
cat "$work/output" >> "$work/all"
mv "$work/all" "$work/output"

seen << 'SEEN'
scikit-learn: 100 of 100 trees split, nodes 500
randomForest: 100 of 100 trees split, nodes 324 
ranger: 5 of 100 trees split, nodes 110 
Weka: 100 of 100 trees split, nodes 500
Smile: 5 of 100 trees split, nodes 110
Tribuo: 7 of 100 trees split, nodes 118
XGBoost: 11 of 100 trees split, nodes 122
Spark MLlib: 11 of 100 trees split, nodes 124
SEEN
