package backbeat.spark.preparation;

import backbeat.data.BadRows;
import backbeat.data.Columns;
import backbeat.data.DataException;
import backbeat.data.Dataset;
import backbeat.data.DatasetBuilder;
import backbeat.data.RejectedRow;
import backbeat.spark.input.ChunkFacts;
import backbeat.spark.input.DataSums;
import backbeat.spark.input.RowChunk;
import backbeat.spark.input.SharedRecipe;
import backbeat.spark.input.TableFiles;
import backbeat.spark.input.TableRows;
import backbeat.spark.session.MemoryNeed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * A table of training rows that tasks have read and keep. The driver has the labels; the order of the rows is that of the files'
 * names and of the rows within them, whoever has read them.
 *
 * @param dataset   for cleaning and splitting; its features and texts are with the executors
 * @param synthetic whether the rows were invented
 */
public record TrainingTable(Dataset dataset, boolean synthetic) {
    /**
     * Reads a table.
     *
     * @throws DataException if it has no rows, lacks a column, has a bad row that is not to be skipped, or needs more memory than
     *                       there is
     */
    public static TrainingTable read(SparkSession spark, TableFiles table, SharedRecipe recipe, BadRows badRows) {
        JavaRDD<RowChunk> chunks = TableRows.of(spark, table, recipe, badRows).persist(StorageLevel.MEMORY_AND_DISK());
        Columns columns = recipe.recipe().columns();
        long count = chunks.map(chunk -> (long) chunk.rows()).fold(0L, Long::sum);
        MemoryNeed.forTable(count, columns).checkDriver(); // before anything of each row comes here
        MemoryNeed.forColumns(count).check(spark.sparkContext());
        List<ChunkFacts> facts = new ArrayList<>(chunks.map(RowChunk::facts).collect());
        facts.sort(Comparator.comparing(ChunkFacts::file).thenComparingLong(ChunkFacts::start));
        Dataset.Source source = DataSums.source(table, facts);
        RowNumbers numbers = new RowNumbers(facts);
        DatasetBuilder data = DatasetBuilder.ofLabels(columns, numbers.sourceRows(), labels(facts, numbers.rows()));
        addRest(facts, data);
        RowsOnSpark rows = new RowsOnSpark(chunks, source.origin(), recipe, facts, numbers);
        return new TrainingTable(data.build(source, rows), facts.stream().allMatch(ChunkFacts::synthetic));
    }

    private static double[] labels(List<ChunkFacts> facts, int rows) {
        double[] labels = new double[rows];
        int first = 0;
        for (ChunkFacts chunk : facts) {
            System.arraycopy(chunk.labels(), 0, labels, first, chunk.rows());
            first += chunk.rows();
        }
        return labels;
    }

    /** Adds what is known besides: the texts of the label column, and rows that could not be read. */
    private static void addRest(List<ChunkFacts> facts, DatasetBuilder data) {
        long before = 0;
        for (ChunkFacts chunk : facts) {
            for (ChunkFacts.Rejected bad : chunk.rejected()) {
                data.reject(new RejectedRow(before + bad.row(), bad.line(), List.of(bad.fields()), bad.reason()));
            }
            for (int i = 0; i < chunk.labelTexts().length; i++) {
                data.countLabel(chunk.labelTexts()[i], chunk.labelCounts()[i]);
            }
            before += chunk.sourceCount();
        }
    }
}
