package backbeat.spark.scoring;

import backbeat.csv.CopiedNames;
import backbeat.data.BadRows;
import backbeat.pipeline.Pipeline;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * A saved model's answers for a table of Spark's: the same bits as on one machine, for any number of partitions and executors.
 *
 * <pre>{@code
 * SparkScoring scoring = SparkScoring.of(spark, Pipeline.load(Path.of("forest.backbeat"))).withBadRows(BadRows.SKIP);
 * Dataset<Row> answers = scoring.score(spark.read().parquet("songs"));   // track_id … probability decision
 * scoring.register("popular");                                           // for SQL: popular(struct(*))
 * }</pre>
 *
 * <p>Rows are answered where they are, without a shuffle, and stay in order within their partition. The model travels once to
 * each executor. Immutable.
 */
public final class SparkScoring {
    /** The column of the positive class's probability. */
    public static final String PROBABILITY = "probability";

    /** The column that says whether the probability reaches the model's threshold: 1 or 0. */
    public static final String DECISION = "decision";

    private final SparkSession spark;
    private final Pipeline pipeline;
    private final Broadcast<SharedModel> model;
    private final List<String> keep;
    private final BadRows badRows;
    private final ScoringCounts counts;

    private SparkScoring(
            SparkSession spark,
            Pipeline pipeline,
            Broadcast<SharedModel> model,
            List<String> keep,
            BadRows badRows,
            ScoringCounts counts) {
        this.spark = spark;
        this.pipeline = pipeline;
        this.model = model;
        this.keep = List.copyOf(keep);
        this.badRows = badRows;
        this.counts = counts;
    }

    /** Keeps the model's identifying columns, and fails at a bad row. The model is sent to the executors as they need it. */
    public static SparkScoring of(SparkSession spark, Pipeline pipeline) {
        Broadcast<SharedModel> model =
                JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(SharedModel.of(pipeline));
        return new SparkScoring(spark, pipeline, model, List.of(), BadRows.FAIL, counts(spark));
    }

    private static ScoringCounts counts(SparkSession spark) {
        ScoringCounts counts = new ScoringCounts();
        spark.sparkContext().register(counts, "scored rows");
        return counts;
    }

    /** The same with other columns to copy to the answers, at least one. */
    public SparkScoring withKeep(List<String> columns) {
        return new SparkScoring(spark, pipeline, model, columns, badRows, counts(spark));
    }

    /** The same with another way to treat rows that lack a value or have a wrong one. */
    public SparkScoring withBadRows(BadRows value) {
        return new SparkScoring(spark, pipeline, model, keep, Objects.requireNonNull(value), counts(spark));
    }

    /**
     * What became of the rows, once an action has run on the answers; over several actions, or with answers that go through a
     * shuffle, rows are counted as often as they were computed.
     */
    public ScoringTotals totals() {
        return counts.value();
    }

    /**
     * The answers for a table: the kept columns, with another name where they are called like one of these;
     * {@value #PROBABILITY} and {@value #DECISION}. Lazy, as Spark is.
     */
    public Dataset<Row> score(Dataset<Row> rows) {
        return score(rows, "the table");
    }

    /**
     * As above.
     *
     * @param origin what to call the table in messages
     * @throws backbeat.data.DataException if the table lacks a column
     */
    public Dataset<Row> score(Dataset<Row> rows, String origin) {
        Fields fields = Fields.of(pipeline, keep, List.of(rows.columns()), origin);
        Broadcast<SharedModel> shared = model;
        BadRows policy = badRows;
        ScoringCounts sums = counts;
        MapPartitionsFunction<Row, Row> answers =
                partition -> new RowScorer(partition, shared.value().get(), fields, policy, sums, origin);
        return rows.select(columns(fields.names()))
                .mapPartitions(answers, Encoders.row(schema(rows.schema(), fields.kept())));
    }

    /**
     * The answers for a table that is read from files, as above and faster. The table must come straight from a reader: of one that
     * needs a shuffle, part of the work would begin at once.
     */
    Dataset<Row> scoreFiles(Dataset<Row> rows, String origin) {
        Fields fields = Fields.of(pipeline, keep, List.of(rows.columns()), origin);
        Broadcast<SharedModel> shared = model;
        BadRows policy = badRows;
        ScoringCounts sums = counts;
        Dataset<Row> wanted = rows.select(columns(fields.names()));
        DataType[] types = Arrays.stream(wanted.schema().fields())
                .map(StructField::dataType)
                .toArray(DataType[]::new);
        JavaRDD<InternalRow> read = ((org.apache.spark.sql.classic.Dataset<Row>) wanted)
                .queryExecution()
                .toRdd()
                .toJavaRDD();
        JavaRDD<InternalRow> answers = read.mapPartitions(
                partition -> new FileRowScorer(partition, shared.value().get(), fields, types, policy, sums, origin));
        StructType schema = schema(rows.schema(), fields.kept());
        return ((org.apache.spark.sql.classic.SparkSession) spark)
                .internalCreateDataFrame(answers.rdd(), schema, false);
    }

    /**
     * The rows that have no answer: {@code reason} and the columns that were looked at, as texts.
     *
     * @param also further columns of the table to copy
     */
    public Dataset<Row> rejects(Dataset<Row> rows, List<String> also) {
        Fields all =
                Fields.of(pipeline, keep, List.of(rows.columns()), "the table").with(also);
        Broadcast<SharedModel> shared = model;
        MapPartitionsFunction<Row, Row> rejected =
                partition -> new RejectedRows(partition, shared.value().get(), all);
        StructType schema = new StructType().add("reason", DataTypes.StringType);
        for (String name : all.names()) {
            schema = schema.add(name, DataTypes.StringType);
        }
        return rows.select(columns(all.names())).mapPartitions(rejected, Encoders.row(schema));
    }

    private static StructType schema(StructType table, List<String> kept) {
        StructType schema = new StructType();
        List<String> names = keptNames(kept);
        for (int i = 0; i < names.size(); i++) {
            schema = schema.add(names.get(i), table.apply(kept.get(i)).dataType(), true);
        }
        return schema.add(PROBABILITY, DataTypes.DoubleType, false).add(DECISION, DataTypes.IntegerType, false);
    }

    /** What kept columns are called in the answers: as they are, unless an answer is called so. */
    static List<String> keptNames(List<String> kept) {
        return CopiedNames.beside(kept, Set.of(PROBABILITY, DECISION));
    }

    /** Columns by their names, which may hold dots. */
    static Column[] columns(List<String> names) {
        return names.stream()
                .map(name -> functions.col("`" + name.replace("`", "``") + "`"))
                .toArray(Column[]::new);
    }

    /**
     * Registers a function for SQL that gives the probability of a row, {@code select name(struct(*)) from songs}; null where a
     * row has no answer, for a value that is missing or is not what it should be. A row at a time: for whole tables
     * {@link #score} is faster.
     */
    public void register(String name) {
        Broadcast<SharedModel> shared = model;
        UDF1<Row, Double> answer = row -> RowAnswer.of(shared.value().get(), row);
        spark.udf().register(name, answer, DataTypes.DoubleType);
    }

    Pipeline pipeline() {
        return pipeline;
    }

    /** Forgets the model on the executors. */
    public void close() {
        model.destroy();
    }
}
