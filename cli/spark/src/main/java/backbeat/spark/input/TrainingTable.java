package backbeat.spark.input;

import backbeat.csv.CsvTable;
import backbeat.data.BadRows;
import backbeat.data.DataException;
import backbeat.data.Dataset;
import backbeat.data.DatasetBuilder;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.recipe.Recipe;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * Reads a table of training rows with tasks and puts it together on the driver, in the order of the files' names and of the
 * rows within them. What is made of the rows does not depend on how many tasks there were: dictionaries are put together in that
 * order, quantiles and means are those of all rows, exact, computed as on one machine.
 */
public final class TrainingTable {
    private TrainingTable() {}

    /**
     * Reads a table.
     *
     * @throws DataException if it has no rows, lacks a column, or has a bad row that is not to be skipped
     */
    public static Dataset read(SparkSession spark, TableFiles table, SharedRecipe recipe, BadRows badRows) {
        List<RowChunk> chunks = new ArrayList<>(
                table.format() == TableFormat.CSV
                        ? csv(spark, table, recipe, badRows)
                        : rows(spark, table, recipe, badRows));
        chunks.sort(Comparator.comparing(RowChunk::file).thenComparingLong(RowChunk::start));
        DataSums sums =
                new DataSums(table, chunks.stream().mapToLong(RowChunk::rows).sum());
        DatasetBuilder data = new DatasetBuilder(recipe.recipe().columns(), sums.rows());
        for (int i = 0; i < chunks.size(); i++) {
            RowChunk chunk = chunks.set(i, null); // as soon as it has been copied it may go
            chunk.addTo(data, sums.before());
            sums.add(chunk);
        }
        return data.build(sums.source());
    }

    /** A file a task, by the reader of the command line. */
    private static List<RowChunk> csv(SparkSession spark, TableFiles table, SharedRecipe recipe, BadRows badRows) {
        FileOpener files = new FileOpener(spark.sessionState().newHadoopConf());
        return JavaSparkContext.fromSparkContext(spark.sparkContext())
                .parallelize(table.files(), table.files().size())
                .map(file -> {
                    Recipe read = recipe.recipe();
                    try (InputStream in = files.open(file)) {
                        Dataset rows = CsvTable.read(
                                in,
                                FileOpener.name(file),
                                read.csv(),
                                read.columns(),
                                badRows,
                                Workers.sequential(),
                                Progress.NONE);
                        return RowChunk.of(file, 0, rows);
                    }
                })
                .collect();
    }

    /** Parquet and JSON: Spark says where each row comes from, and rows of one part of a file come in order. */
    private static List<RowChunk> rows(SparkSession spark, TableFiles table, SharedRecipe recipe, BadRows badRows) {
        List<String> names = recipe.recipe().columns().names();
        org.apache.spark.sql.Dataset<Row> rows = TableReader.read(spark, table, names);
        List<String> there = List.of(rows.columns());
        List<String> missing =
                names.stream().filter(name -> !there.contains(name)).toList();
        if (!missing.isEmpty()) {
            throw new DataException(table.path() + " has no column '" + String.join("', '", missing) + "'; it has '"
                    + String.join("', '", there) + "'. Is this the right table for the recipe?");
        }
        List<Column> wanted = new ArrayList<>();
        names.forEach(name -> wanted.add(functions.col("`" + name.replace("`", "``") + "`")));
        wanted.add(rows.col("_metadata.file_path"));
        wanted.add(rows.col("_metadata.file_block_start"));
        FlatMapFunction<Iterator<Row>, RowChunk> read =
                partition -> new PartReader(recipe.recipe().columns(), badRows).read(partition);
        return rows.select(wanted.toArray(Column[]::new))
                .javaRDD()
                .mapPartitions(read)
                .collect();
    }
}
