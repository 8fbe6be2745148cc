import backbeat.csv.CsvSource;
import backbeat.data.Dataset;
import backbeat.evaluation.Ranking;
import backbeat.forest.RandomForest;
import backbeat.kernel.KernelProvider;
import backbeat.learners.StandardCatalogue;
import backbeat.model.BinaryClassifier;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.pipeline.Pipeline;
import backbeat.preparation.PreparedData;
import backbeat.preparation.PreprocessingOptions;
import backbeat.recipe.Recipe;
import backbeat.recipe.RecipeJson;
import backbeat.source.DataSource;
import backbeat.spark.scoring.SparkScoring;
import backbeat.spark.session.ClusterOptions;
import backbeat.spark.session.Sessions;
import backbeat.spark.training.TrainingOnSpark;
import backbeat.study.Engine;
import backbeat.study.StudySet;
import backbeat.table.Labels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.classification.DecisionTreeClassificationModel;
import org.apache.spark.ml.classification.RandomForestClassificationModel;
import org.apache.spark.ml.classification.RandomForestClassifier;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.functions;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Measures a forest of Backbeat's and one of Spark MLlib's in turn, within one session, on the same training and test rows. */
public final class BesideMllib {
    private static final int COPIES = 20;

    /** Of MLlib's forest the first time, which does not count: code is compiled after a few; all take a quarter of an hour. */
    private static final int WARM_UP_TREES = 4;

    private final SparkSession spark;
    private final PreparedData data;
    private final org.apache.spark.sql.Dataset<Row> train;
    private final org.apache.spark.sql.Dataset<Row> test;
    private final org.apache.spark.sql.Dataset<Row> many;
    private final int partitions;

    private BesideMllib(SparkSession spark, PreparedData data) {
        this.spark = spark;
        this.data = data;
        this.partitions = spark.sparkContext().defaultParallelism();
        this.train = table(data.train()).repartition(partitions).cache();
        this.test = table(data.test()).coalesce(1).cache();
        org.apache.spark.sql.Dataset<Row> copies = test;
        for (int copy = 1; copy < COPIES; copy++) {
            copies = copies.union(test);
        }
        this.many = copies.coalesce(partitions).cache();
        train.count();
        many.count();
    }

    /** A part's raw rows: what both read. */
    private org.apache.spark.sql.Dataset<Row> table(PreparedData.Part part) {
        Dataset rows = data.dataset();
        List<String> numeric = rows.columns().numericFeatures();
        List<String> categorical = rows.columns().categorical();
        StructType schema = new StructType();
        for (String name : numeric) {
            schema = schema.add(name, DataTypes.DoubleType);
        }
        for (String name : categorical) {
            schema = schema.add(name, DataTypes.StringType);
        }
        schema = schema.add("label", DataTypes.DoubleType);
        List<Row> made = new ArrayList<>();
        for (int i = 0; i < part.rows().length; i++) {
            List<Object> values = new ArrayList<>();
            for (int c = 0; c < numeric.size(); c++) {
                values.add(rows.number(c, part.rows()[i]));
            }
            for (int c = 0; c < categorical.size(); c++) {
                values.add(rows.categories(c).get(rows.code(c, part.rows()[i])));
            }
            values.add((double) part.labels().get(i));
            made.add(RowFactory.create(values.toArray()));
        }
        return spark.createDataFrame(made, schema);
    }

    /** What was measured of one; the nodes are those of a tree, inner ones and leaves, on average. */
    private record Measured(double fitSeconds, double rowsPerSecond, double auc, double nodes) {}

    private Measured ours() {
        StudySet set = StudySet.of(DataSource.loaded(data.dataset(), data.recipe(), "", "", List.of()), data);
        long begun = System.nanoTime();
        BinaryClassifier forest;
        try (Workers workers = Workers.ofAvailableProcessors()) {
            Engine engine = new Engine(workers, KernelProvider.best().kernels());
            Map<String, String> given = Map.of("trees", "100", "categorySplits", "subset", "minLeaf", "8");
            forest = TrainingOnSpark.of(spark, StandardCatalogue.get().named("forest"), given, 42, 0, false)
                    .fit(set.tables(), engine, Progress.NONE)
                    .fit()
                    .model();
        }
        double fit = seconds(begun);
        SparkScoring scoring = SparkScoring.of(spark, Pipeline.of(data.preprocessor(), forest));
        begun = System.nanoTime();
        scoring.withKeep(List.of("label")).score(many.drop("nothing")).write().format("noop").mode("overwrite").save();
        double predict = seconds(begun);
        double auc = auc(scoring.withKeep(List.of("label")).score(test), "probability");
        scoring.close();
        RandomForest trees = (RandomForest) forest;
        return new Measured(fit, many.count() / predict, auc, (double) trees.nodes() / trees.trees().size());
    }

    private Measured mllib(int trees, int depth) {
        List<String> numeric = data.dataset().columns().numericFeatures();
        List<String> categorical = data.dataset().columns().categorical();
        String[] indexed = categorical.stream().map(name -> name + "_index").toArray(String[]::new);
        List<String> features = new ArrayList<>(numeric);
        features.addAll(List.of(indexed));
        org.apache.spark.ml.Pipeline pipeline = new org.apache.spark.ml.Pipeline().setStages(new PipelineStage[] {
            new StringIndexer()
                    .setInputCols(categorical.toArray(String[]::new))
                    .setOutputCols(indexed)
                    .setHandleInvalid("keep"),
            new VectorAssembler().setInputCols(features.toArray(String[]::new)).setOutputCol("features"),
            new RandomForestClassifier()
                    .setNumTrees(trees)
                    .setMaxDepth(depth)
                    .setMaxBins(255)
                    .setMaxMemoryInMB(1024)
                    .setSeed(42)
        });
        long begun = System.nanoTime();
        PipelineModel model = pipeline.fit(train);
        double fit = seconds(begun);
        begun = System.nanoTime();
        model.transform(many).select("label", "probability", "prediction").write().format("noop").mode("overwrite").save();
        double predict = seconds(begun);
        org.apache.spark.sql.Dataset<Row> answers = model.transform(test);
        double auc = auc(
                answers.withColumn("positive", functions.vector_to_array(answers.col("probability"), "float64").getItem(1))
                        .drop("probability"),
                "positive");
        RandomForestClassificationModel grown = (RandomForestClassificationModel) model.stages()[2];
        double nodes = (double) Arrays.stream(grown.trees())
                        .mapToInt(tree -> ((DecisionTreeClassificationModel) tree).numNodes())
                        .sum()
                / trees;
        return new Measured(fit, many.count() / predict, auc, nodes);
    }

    private static double auc(org.apache.spark.sql.Dataset<Row> answers, String probability) {
        List<Row> rows = answers.select("label", probability).collectAsList();
        byte[] labels = new byte[rows.size()];
        double[] probabilities = new double[rows.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) rows.get(i).getDouble(0);
            probabilities[i] = rows.get(i).getDouble(1);
        }
        return Ranking.of(new Labels(labels), probabilities).auc();
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static double median(List<Measured> rounds, java.util.function.ToDoubleFunction<Measured> figure) {
        double[] values = rounds.stream().mapToDouble(figure).sorted().toArray();
        return values[values.length / 2];
    }

    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        int trees = Integer.parseInt(arguments[1]);
        int depth = Integer.parseInt(arguments[2]);
        int rounds = Integer.parseInt(arguments[3]);
        Recipe recipe = RecipeJson.bundled().withoutSets(); // MLlib has no column of sets: both see the first genre of a track
        Path file = Path.of(System.getenv().getOrDefault("BACKBEAT_DATA", "data/sample.csv"));
        Dataset songs = new CsvSource(file).read(recipe.columns());
        PreparedData data = PreparedData.of(songs, recipe, recipe.protocol("song"), 42, PreprocessingOptions.defaults());
        ClusterOptions options = ClusterOptions.local().withMaster(arguments[0]).with("spark.driver.memory", "3g");
        if (!arguments[0].startsWith("local")) {
            String lib = System.getProperty("beside.lib");
            options = options.with(
                    "spark.jars", System.getProperty("backbeat.spark.jar") + "," + System.getProperty("beside.jar"))
                    .with("spark.executor.extraClassPath", lib + "/*")
                    .with("spark.executor.memory", "2500m");
        }
        try (SparkSession spark = Sessions.open(options, "beside MLlib")) {
            BesideMllib beside = new BesideMllib(spark, data);
            List<Measured> ours = new ArrayList<>();
            List<Measured> theirs = new ArrayList<>();
            beside.ours();
            beside.mllib(Math.min(trees, WARM_UP_TREES), depth);
            for (int round = 1; round <= rounds; round++) {
                ours.add(beside.ours());
                theirs.add(beside.mllib(trees, depth));
                System.err.printf("round %d: ours %s, MLlib %s%n", round, ours.get(round - 1), theirs.get(round - 1));
            }
            System.out.printf("%n%s, %,d training rows, %,d rows predicted, medians of %d rounds%n%n", arguments[0],
                    data.train().rows().length, beside.many.count(), ours.size());
            System.out.println("| forest | fit s | rows/s | AUC | nodes a tree |");
            System.out.println("| --- | ---: | ---: | ---: | ---: |");
            print("Backbeat, 100 trees", ours);
            print("MLlib, " + trees + " trees of depth " + depth, theirs);
            System.out.printf("| ratio | %.0f | %.0f | | |%n",
                    median(theirs, Measured::fitSeconds) / median(ours, Measured::fitSeconds),
                    median(ours, Measured::rowsPerSecond) / median(theirs, Measured::rowsPerSecond));
        }
    }

    private static void print(String name, List<Measured> rounds) {
        System.out.printf("| %s | %.2f | %,.0f | %.4f | %,.0f |%n", name, median(rounds, Measured::fitSeconds),
                median(rounds, Measured::rowsPerSecond), median(rounds, Measured::auc), median(rounds, Measured::nodes));
    }
}
