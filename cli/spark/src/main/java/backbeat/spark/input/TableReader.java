package backbeat.spark.input;

import backbeat.data.DataException;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Tables that Spark reads: Parquet with the types it has, JSON (an object a line) with every value as the text it stands as. */
public final class TableReader {
    /** What Spark calls the column that holds a line that is no JSON object. */
    public static final String BROKEN = "_corrupt_record";

    private TableReader() {}

    /**
     * The rows of a table.
     *
     * @param wanted the columns of a JSON table: no pass over the data is spent on guessing types, and numbers are parsed by the
     *               engine, not by Spark
     * @throws DataException if the table is CSV, which {@link backbeat.csv.CsvTable} reads
     */
    public static Dataset<Row> read(SparkSession spark, TableFiles table, List<String> wanted) {
        String[] files = table.files().toArray(String[]::new);
        return switch (table.format()) {
            case PARQUET -> spark.read().parquet(files);
            case JSON ->
                spark.read()
                        .schema(texts(wanted))
                        .option("mode", "PERMISSIVE")
                        .option("columnNameOfCorruptRecord", BROKEN)
                        .json(files);
            case CSV -> throw new DataException(table.path() + " is CSV");
        };
    }

    private static StructType texts(List<String> names) {
        StructType schema = new StructType();
        for (String name : names) {
            schema = schema.add(name, DataTypes.StringType);
        }
        return schema;
    }
}
