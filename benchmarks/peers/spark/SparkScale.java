import backbeat.csv.CsvTable;
import backbeat.data.BadRows;
import backbeat.data.Columns;
import backbeat.data.Dataset;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.recipe.RecipeJson;
import backbeat.spark.session.ClusterOptions;
import backbeat.spark.session.Sessions;
import backbeat.synthetic.Synthesizer;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Writes made-up rows, the same ones as Parquet, as one CSV file and as a folder of CSV files, piece by piece. */
public final class SparkScale {
    private static final int PIECE = 100_000;
    private static final int FILES = 10;

    private SparkScale() {}

    private static byte[] piece(long number) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            new Synthesizer(RecipeJson.bundled(), PIECE, number).write(bytes, Workers.sequential(), Progress.NONE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static StructType schema(Columns columns) {
        StructType schema = new StructType();
        for (String name : columns.texts()) {
            schema = schema.add(name, DataTypes.StringType);
        }
        for (String name : columns.numericFeatures()) {
            schema = schema.add(name, DataTypes.DoubleType);
        }
        for (String name : columns.categorical()) {
            schema = schema.add(name, DataTypes.StringType);
        }
        return schema;
    }

    private static List<Row> rows(long number) {
        Columns columns = RecipeJson.bundled().columns();
        Dataset data;
        try {
            data = CsvTable.read(
                    new ByteArrayInputStream(piece(number)),
                    "piece",
                    columns,
                    BadRows.FAIL,
                    Workers.sequential(),
                    Progress.NONE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Row> rows = new ArrayList<>(PIECE);
        for (int row = 0; row < data.rows(); row++) {
            List<Object> values = new ArrayList<>();
            for (int c = 0; c < columns.texts().size(); c++) {
                values.add(data.text(c, row));
            }
            for (int c = 0; c < columns.numericFeatures().size(); c++) {
                values.add(data.number(c, row));
            }
            for (int c = 0; c < columns.categorical().size(); c++) {
                values.add(data.categories(c).get(data.code(c, row)));
            }
            rows.add(RowFactory.create(values.toArray()));
        }
        return rows;
    }

    private static void parquet(int pieces, Path folder) throws IOException {
        ClusterOptions options = ClusterOptions.local().withMaster("local[2]");
        try (SparkSession spark = Sessions.open(options, "made-up rows")) {
            JavaRDD<Row> rows = JavaSparkContext.fromSparkContext(spark.sparkContext())
                    .parallelize(IntStream.range(0, pieces).boxed().toList(), Math.max(FILES, pieces / 10))
                    .flatMap(number -> rows(number).iterator());
            spark.createDataFrame(rows, schema(RecipeJson.bundled().columns())).write().parquet(folder.toString());
        }
    }

    /** A header in each file, or in the first piece alone where there is one file. */
    private static void csv(int pieces, Path folder, int files) throws IOException {
        Files.createDirectories(folder);
        for (int file = 0; file < files; file++) {
            Path part = folder.resolve(String.format("part-%03d.csv", file));
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
                int from = pieces * file / files;
                for (int number = from; number < pieces * (file + 1) / files; number++) {
                    byte[] text = piece(number);
                    int start = 0;
                    while (number > from && text[start++] != '\n') {
                        // the header is there already
                    }
                    out.write(text, start, text.length - start);
                }
            }
        }
    }

    /** ROWS FOLDER KIND…: parquet, csv (one file), csvs (a folder of ten). */
    public static void main(String[] arguments) throws IOException {
        int pieces = (int) (Long.parseLong(arguments[0]) / PIECE);
        Path folder = Path.of(arguments[1]);
        for (String kind : List.of(arguments).subList(2, arguments.length)) {
            Path target = folder.resolve(kind);
            if (!Files.exists(target)) {
                switch (kind) {
                    case "parquet" -> parquet(pieces, target);
                    case "csv" -> csv(pieces, target, 1);
                    default -> csv(pieces, target, FILES);
                }
            }
        }
    }
}
