package backbeat.spark.input;

import backbeat.csv.CsvTable;
import backbeat.data.BadRows;
import backbeat.data.DataException;
import backbeat.data.Dataset;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.recipe.Recipe;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** Reads tables of training rows with tasks; the rows stay with the executors, in chunks that say where they stand. */
public final class TableRows {
    private TableRows() {}

    /**
     * The rows of a table; nothing is read yet.
     *
     * @throws DataException if it lacks a column; when it is read, if it has a bad row that is not to be skipped
     */
    public static JavaRDD<RowChunk> of(SparkSession spark, TableFiles table, SharedRecipe recipe, BadRows badRows) {
        return table.format() == TableFormat.CSV
                ? csv(spark, table, recipe, badRows)
                : rows(spark, table, recipe, badRows);
    }

    /** A file a task, by the reader of the command line. */
    private static JavaRDD<RowChunk> csv(SparkSession spark, TableFiles table, SharedRecipe recipe, BadRows badRows) {
        FileOpener files = new FileOpener(spark.sessionState().newHadoopConf());
        boolean digested = !DataSums.isOneFile(table);
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
                        return RowChunk.of(file, 0, rows, read, digested);
                    }
                });
    }

    /** Parquet and JSON: Spark says where each row comes from, and rows of one part of a file come in order. */
    private static JavaRDD<RowChunk> rows(SparkSession spark, TableFiles table, SharedRecipe recipe, BadRows badRows) {
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
                partition -> new PartReader(recipe.recipe(), badRows, true).read(partition);
        return rows.select(wanted.toArray(Column[]::new)).javaRDD().mapPartitions(read);
    }
}
