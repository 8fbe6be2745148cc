package backbeat.spark.scoring;

import backbeat.data.BadRows;
import backbeat.data.DataException;
import backbeat.pipeline.Pipeline;
import backbeat.scoring.StreamScoring;
import backbeat.spark.input.FileOpener;
import backbeat.spark.input.TableFiles;
import backbeat.spark.output.AnswerWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.TaskCompletionListener;

/**
 * A saved model's answers for a folder of CSV files, a file a task: where a record ends only the bytes before it tell, for line
 * breaks may stand within quotes. The files are read by the engine's own reader, in any dialect it knows.
 */
public final class CsvScoring {
    private final SparkSession spark;
    private final TableFiles table;
    private final Pipeline pipeline;
    private final StreamScoring.Beginning first;
    private final BadRows badRows;

    private CsvScoring(
            SparkSession spark, TableFiles table, Pipeline pipeline, StreamScoring.Beginning first, BadRows badRows) {
        this.spark = spark;
        this.table = table;
        this.pipeline = pipeline;
        this.first = first;
        this.badRows = badRows;
    }

    /**
     * Looks at the first file's header.
     *
     * @param keep columns to copy to the answers; empty for those of the model's identifying columns that there are
     * @throws DataException if a column is missing
     */
    public static CsvScoring of(
            SparkSession spark, TableFiles table, Pipeline pipeline, List<String> keep, BadRows badRows)
            throws IOException {
        FileOpener files = new FileOpener(spark.sessionState().newHadoopConf());
        String first = table.files().get(0);
        StreamScoring scoring = StreamScoring.of(pipeline);
        StreamScoring keeping = keep.isEmpty() ? scoring : scoring.withKeep(keep);
        try (InputStream in = files.open(first)) {
            return new CsvScoring(spark, table, pipeline, keeping.beginning(in, FileOpener.name(first)), badRows);
        }
    }

    /** What the beginning of the first file says. */
    StreamScoring.Beginning first() {
        return first;
    }

    /** The answers: the kept columns as texts, probability, decision. */
    public Dataset<Row> answers(ScoringCounts counts) {
        StructType schema = new StructType();
        for (String name : SparkScoring.keptNames(first.kept())) {
            schema = schema.add(name, DataTypes.StringType);
        }
        schema = schema.add(SparkScoring.PROBABILITY, DataTypes.DoubleType, false)
                .add(SparkScoring.DECISION, DataTypes.IntegerType, false);
        return spark.createDataFrame(
                byFile((scoring, opening, origin) -> CsvScorer.answers(
                        scoring, opening, origin, report -> counts.add(ScoringCounts.Batch.of(report)))),
                schema);
    }

    /**
     * The answers as lines of CSV with a header for each file, many in a piece: what {@link AnswerWriter#lines} writes.
     *
     * @param safe as {@link StreamScoring#safeCsv()}
     */
    Dataset<String> lines(ScoringCounts counts, boolean safe) {
        JavaRDD<String> lines = byFile((scoring, opening, origin) -> CsvScorer.lines(
                scoring.withSafeCsv(safe), opening, origin, report -> counts.add(ScoringCounts.Batch.of(report))));
        return spark.createDataset(lines.rdd(), Encoders.STRING());
    }

    /** The rows that have no answer. */
    public Dataset<Row> rejects() {
        StructType schema = new StructType()
                .add("file", DataTypes.StringType)
                .add("row", DataTypes.LongType)
                .add("line", DataTypes.LongType)
                .add("reason", DataTypes.StringType)
                .add("fields", DataTypes.createArrayType(DataTypes.StringType));
        return spark.createDataFrame(byFile(CsvScorer::rejects), schema);
    }

    /** What becomes of a file. */
    private interface Scorer<T> extends Serializable {
        CsvScorer<T> of(StreamScoring scoring, CsvScorer.Opening opening, String origin);
    }

    private <T> JavaRDD<T> byFile(Scorer<T> scorer) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        Broadcast<SharedModel> model = context.broadcast(SharedModel.of(pipeline));
        FileOpener files = new FileOpener(spark.sessionState().newHadoopConf());
        List<String> keep = new ArrayList<>(first.kept());
        BadRows policy = badRows;
        return context.parallelize(table.files(), table.files().size()).mapPartitions(names -> {
            StreamScoring scoring =
                    StreamScoring.of(model.value().get()).withKeep(keep).withBadRows(policy);
            return new OneAfterTheOther<>(names, name -> {
                CsvScorer<T> open = scorer.of(scoring, () -> files.open(name), FileOpener.name(name));
                TaskCompletionListener stop = ended -> open.close();
                TaskContext.get().addTaskCompletionListener(stop);
                return open;
            });
        });
    }

    /** What becomes of several files. */
    private static final class OneAfterTheOther<T> implements Iterator<T> {
        private final Iterator<String> names;
        private final Function<String, CsvScorer<T>> opening;
        private Iterator<T> current = List.<T>of().iterator();

        OneAfterTheOther(Iterator<String> names, Function<String, CsvScorer<T>> opening) {
            this.names = names;
            this.opening = opening;
        }

        @Override
        public boolean hasNext() {
            while (!current.hasNext() && names.hasNext()) {
                current = opening.apply(names.next());
            }
            return current.hasNext();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return current.next();
        }
    }
}
