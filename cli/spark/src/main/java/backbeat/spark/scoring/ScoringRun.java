package backbeat.spark.scoring;

import backbeat.csv.CsvWriter;
import backbeat.data.BadRows;
import backbeat.data.Columns;
import backbeat.pipeline.Pipeline;
import backbeat.spark.input.TableFiles;
import backbeat.spark.input.TableFormat;
import backbeat.spark.input.TableReader;
import backbeat.spark.output.AnswerWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Scores the files of a table into a folder. */
public abstract class ScoringRun {
    private ScoringRun() {}

    /** @param keep columns to copy to the answers; empty for the model's identifying columns that there are */
    public static ScoringRun of(
            SparkSession spark, TableFiles table, Pipeline pipeline, List<String> keep, BadRows badRows)
            throws IOException {
        return table.format() == TableFormat.CSV
                ? new OfCsv(CsvScoring.of(spark, table, pipeline, keep, badRows), spark)
                : new OfTable(spark, table, pipeline, keep, badRows);
    }

    abstract Dataset<Row> answers();

    abstract Dataset<Row> rejects();

    abstract ScoringTotals totals();

    /**
     * The columns of the table that neither the model nor the answers need; of CSV those of its first file, of JSON none, for nobody
     * has looked for others than the model's.
     */
    public abstract List<String> ignored();

    /** What is to be said of how the rows are written. */
    public abstract List<String> remarks();

    /**
     * Writes the answers.
     *
     * @param folder  that does not exist yet
     * @param csv     as CSV, not as Parquet
     * @param safeCsv as {@link CsvWriter} has it
     * @return what became of the rows
     */
    public ScoringTotals write(String folder, boolean csv, boolean safeCsv) {
        if (csv) {
            writeCsv(folder, safeCsv);
        } else {
            AnswerWriter.parquet(answers(), folder);
        }
        return totals();
    }

    void writeCsv(String folder, boolean safe) {
        AnswerWriter.csv(answers(), folder, SparkScoring.PROBABILITY, safe);
    }

    /**
     * Writes the rows that have no answer as CSV, in a second pass over the table.
     *
     * @param any whether there are any
     */
    public void writeRejects(String folder, boolean any) {
        Dataset<Row> rejects = rejects();
        AnswerWriter.csv(any ? rejects : rejects.limit(0), folder, "", false);
    }

    private static final class OfCsv extends ScoringRun {
        private final CsvScoring scoring;
        private final ScoringCounts counts = new ScoringCounts();

        OfCsv(CsvScoring scoring, SparkSession spark) {
            this.scoring = scoring;
            spark.sparkContext().register(counts, "scored rows");
        }

        @Override
        Dataset<Row> answers() {
            return scoring.answers(counts);
        }

        @Override
        void writeCsv(String folder, boolean safe) {
            AnswerWriter.lines(scoring.lines(counts, safe), folder);
        }

        @Override
        Dataset<Row> rejects() {
            return scoring.rejects();
        }

        @Override
        ScoringTotals totals() {
            return counts.value();
        }

        @Override
        public List<String> ignored() {
            return scoring.first().ignored();
        }

        @Override
        public List<String> remarks() {
            return scoring.first().remarks();
        }
    }

    private static final class OfTable extends ScoringRun {
        private static final String FILE = "file";

        private final SparkScoring scoring;
        private final Dataset<Row> rows;
        private final String origin;
        private final Set<String> wanted;

        OfTable(SparkSession spark, TableFiles table, Pipeline pipeline, List<String> keep, BadRows badRows) {
            SparkScoring scoring = SparkScoring.of(spark, pipeline).withBadRows(badRows);
            this.scoring = keep.isEmpty() ? scoring : scoring.withKeep(keep);
            this.origin = table.path();
            Columns columns = pipeline.preprocessor().columns();
            this.wanted = new LinkedHashSet<>(columns.names());
            wanted.addAll(keep.isEmpty() ? pipeline.identifiers() : keep);
            this.rows = TableReader.read(spark, table, new ArrayList<>(wanted));
        }

        @Override
        Dataset<Row> answers() {
            return scoring.scoreFiles(rows, origin);
        }

        @Override
        Dataset<Row> rejects() {
            return scoring.rejects(rows.withColumn(FILE, rows.col("_metadata.file_name")), List.of(FILE));
        }

        @Override
        ScoringTotals totals() {
            return scoring.totals();
        }

        @Override
        public List<String> ignored() {
            return Arrays.stream(rows.columns())
                    .filter(name -> !wanted.contains(name))
                    .toList();
        }

        @Override
        public List<String> remarks() {
            return List.of();
        }
    }
}
