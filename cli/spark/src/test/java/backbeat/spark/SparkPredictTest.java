package backbeat.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.cli.Backbeat;
import backbeat.data.BadRows;
import backbeat.spark.input.TableFiles;
import backbeat.spark.scoring.ScoringRun;
import backbeat.spark.scoring.ScoringTotals;
import backbeat.spark.scoring.SparkScoring;
import backbeat.spark.session.ClusterOptions;
import backbeat.spark.session.Sessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that are scored on Spark get the answers of one machine, to the bit. */
class SparkPredictTest {
    @TempDir
    static Path folder;

    private static Songs songs;
    private static SparkSession spark;

    @BeforeAll
    static void open() {
        songs = Songs.in(folder);
        spark = Sessions.open(ClusterOptions.local().withMaster("local[2]"), "predict test");
    }

    @AfterAll
    static void close() throws IOException {
        spark.close();
    }

    private static ScoringRun run(Path table, BadRows badRows) throws IOException {
        TableFiles files = TableFiles.find(table.toString(), Optional.empty(), new Configuration());
        return ScoringRun.of(spark, files, songs.pipeline(), List.of(), badRows);
    }

    private static List<String> lines(Path table) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(table)) {
            for (Path file : files.filter(file -> file.getFileName().toString().startsWith("part-"))
                    .sorted()
                    .toList()) {
                List<String> part = Files.readAllLines(file);
                lines.addAll(lines.isEmpty() ? part : part.subList(1, part.size()));
            }
        }
        return lines;
    }

    @Test
    void linesOfCsvAreThoseOfPredict() throws IOException {
        Path one = folder.resolve("one.csv");
        Songs.run(
                Backbeat.commandLine(), "predict", songs.model.toString(), songs.csv.toString(), "-o", one.toString());
        List<String> expected = Files.readAllLines(one).stream()
                .map(line -> line.substring(line.indexOf(',') + 1))
                .toList();
        for (Path table : List.of(songs.csv, songs.csvParts(3))) {
            Path out = folder.resolve("out-" + table.getFileName());
            ScoringTotals totals = run(table, BadRows.FAIL).write(out.toString(), true, false);
            assertEquals(expected, lines(out));
            assertEquals(Songs.ROWS, totals.rows());
        }
    }

    @Test
    void answersDoNotDependOnFormatOrPartitions() throws IOException {
        for (int parts : new int[] {1, 2, 5}) {
            Path out = folder.resolve("parquet-out-" + parts);
            run(songs.parquet(spark, parts), BadRows.FAIL).write(out.toString(), false, false);
            assertEquals(songs.answers(), Songs.answers(spark.read().parquet(out.toString())));
        }
        Path out = folder.resolve("json-out");
        run(songs.json(spark, 2), BadRows.FAIL).write(out.toString(), false, false);
        assertEquals(songs.answers(), Songs.answers(spark.read().parquet(out.toString())));
    }

    /** Numbers as decimals, long integers and texts, a flag as a boolean and a text: the same values have the same answers. */
    @Test
    void answersDoNotDependOnTheTypesOfColumns() throws IOException {
        Dataset<Row> table = spark.read().parquet(songs.parquet(spark, 2).toString() + "/*");
        Path typed = folder.resolve("typed");
        table.withColumn("duration_ms", table.col("duration_ms").cast("bigint"))
                .withColumn("tempo", table.col("tempo").cast("decimal(20,10)"))
                .withColumn("energy", table.col("energy").cast("string"))
                .withColumn("key", table.col("key").cast("smallint"))
                .withColumn("mode", table.col("mode").cast("bigint"))
                .withColumn("explicit", table.col("explicit").cast("string"))
                .withColumn("track_id", table.col("track_id").cast("binary").cast("string"))
                .write()
                .parquet(typed.toString());
        Path out = folder.resolve("typed-out");
        ScoringTotals totals = run(typed, BadRows.SKIP).write(out.toString(), false, false);
        assertEquals(List.of(), totals.reasons());
        assertEquals(songs.answers(), Songs.answers(spark.read().parquet(out.toString())));
    }

    @Test
    void aTableFunctionAndAFunctionForSqlGiveTheSame() throws IOException {
        SparkScoring scoring = SparkScoring.of(spark, songs.pipeline());
        Dataset<Row> table = spark.read().parquet(songs.parquet(spark, 2).toString() + "/*");
        assertEquals(songs.answers(), Songs.answers(scoring.score(table)));
        scoring.register("popular");
        table.createOrReplaceTempView("songs");
        Dataset<Row> sql = spark.sql("select track_id, popular(struct(*)) as probability from songs");
        assertEquals(songs.answers(), Songs.answers(sql));
        assertTrue(spark.sql("select popular(struct('pop' as track_genre))")
                .first()
                .isNullAt(0));
    }

    @Test
    void badRowsAreCountedAndWrittenWithTheirReasons() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(songs.csv));
        int tempo = List.of(lines.get(0).split(",")).indexOf("tempo");
        lines.set(7, replaced(lines.get(7), tempo, "fast"));
        lines.set(9, lines.get(9) + ",surplus");
        Path broken = folder.resolve("broken.csv");
        Files.write(broken, lines);
        Path out = folder.resolve("broken-out");
        ScoringRun run = run(broken, BadRows.SKIP);
        ScoringTotals totals = run.write(out.toString(), true, false);
        assertEquals(Songs.ROWS - 2, totals.rows());
        assertEquals(2, totals.rejected());
        Path rejects = folder.resolve("broken-rejects");
        run.writeRejects(rejects.toString(), true);
        List<String> rejected = lines(rejects);
        assertEquals(3, rejected.size());
        assertTrue(rejected.get(1).startsWith("broken.csv,6,8,column 'tempo': 'fast' is not"), rejected::toString);

        String message = Songs.fail(
                SparkMain.commandLine(),
                "spark",
                "predict",
                songs.model.toString(),
                broken.toString(),
                "--master",
                "local[2]",
                "-o",
                folder.resolve("never").toString());
        assertTrue(message.contains("broken.csv, data row 6 (line 8): column 'tempo': 'fast' is not"), message);
        assertFalse(Files.exists(folder.resolve("never")));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(
                    0, left.filter(file -> file.toString().contains(".draft")).count());
        }
        spark = Sessions.open(
                ClusterOptions.local().withMaster("local[2]"), "predict test"); // the command has ended it
    }

    /** Two columns of one name: Parquet was not written at all, and of CSV a reader by names took one for the other. */
    @Test
    void keptColumnsCalledLikeTheAnswersGiveWay() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(songs.csv));
        lines.replaceAll(line -> line + ",often,never");
        lines.set(0, lines.get(0).replace(",often,never", ",probability,decision"));
        Path csv = Files.write(folder.resolve("called.csv"), lines);
        Path parquet = folder.resolve("called.parquet");
        spark.read()
                .parquet(songs.parquet(spark, 2).toString() + "/*")
                .withColumn("probability", functions.lit("often"))
                .withColumn("decision", functions.lit("never"))
                .write()
                .parquet(parquet.toString());
        List<String> keep = List.of("track_id", "probability", "decision");
        List<String> names = List.of("track_id", "input_probability", "input_decision", "probability", "decision");
        for (Path table : List.of(csv, parquet)) {
            List<String> written = givesWay(table, keep, names);
            assertTrue(written.get(1).matches("[^,]+,often,never,[01]\\.\\d+,[01]"), written.get(1));
        }
    }

    /** Spark takes {@code Probability} for {@code probability}: it refused to write them both as Parquet. */
    @Test
    void keptColumnsThatDifferByCaseGiveWay() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(songs.csv));
        lines.replaceAll(line -> line + ",often,one,other");
        lines.set(0, lines.get(0).replace(",often,one,other", ",Probability,mood,Mood"));
        Path csv = Files.write(folder.resolve("cases.csv"), lines);
        Path parquet = folder.resolve("cases.parquet");
        spark.read()
                .parquet(songs.parquet(spark, 2).toString() + "/*")
                .withColumn("Probability", functions.lit("often"))
                .write()
                .parquet(parquet.toString());
        givesWay(
                csv,
                List.of("track_id", "Probability", "mood", "Mood"),
                List.of("track_id", "input_Probability", "mood", "input_Mood", "probability", "decision"));
        givesWay(
                parquet,
                List.of("track_id", "Probability"),
                List.of("track_id", "input_Probability", "probability", "decision"));
    }

    /** Writes answers, the first kept column after the id being 'often', as Parquet and CSV, and returns the lines of the latter. */
    private List<String> givesWay(Path table, List<String> keep, List<String> names) throws IOException {
        TableFiles files = TableFiles.find(table.toString(), Optional.empty(), new Configuration());
        String out = folder.resolve("out-" + table.getFileName()).toString();
        ScoringRun.of(spark, files, songs.pipeline(), keep, BadRows.FAIL).write(out + "-parquet", false, false);
        Dataset<Row> answers = spark.read().parquet(out + "-parquet");
        assertEquals(names, List.of(answers.columns()));
        assertEquals(songs.answers(), Songs.answers(answers));
        assertEquals("often", answers.first().getString(1));
        ScoringRun.of(spark, files, songs.pipeline(), keep, BadRows.FAIL).write(out + "-csv", true, false);
        List<String> written = lines(Path.of(out + "-csv"));
        assertEquals(String.join(",", names), written.get(0));
        return written;
    }

    /** Answers in the place of the rows: with {@code --force} a table was gone, or what it was a part of. */
    @Test
    void aTableIsNotReplacedByItsAnswers() throws IOException {
        Path parts = Files.createDirectories(folder.resolve("around/parts"));
        Path part = Files.copy(songs.csv, parts.resolve("one.csv"));
        Path link = Files.createSymbolicLink(folder.resolve("around-too"), parts.getParent());
        TableFiles files = TableFiles.find(parts.toString(), Optional.empty(), new Configuration());
        for (Path target : List.of(part, parts, parts.getParent(), link, link.resolve("parts"))) {
            assertTrue(files.isIn(target.toString(), new Configuration()), target.toString());
        }
        for (Path other : List.of(parts.resolve("one"), folder.resolve("around/part"), parts.resolve("answers"))) {
            assertFalse(files.isIn(other.toString(), new Configuration()), other.toString());
        }
        String message = Songs.fail(
                2,
                SparkMain.commandLine(),
                "spark",
                "predict",
                songs.model.toString(),
                parts.toString(),
                "-o",
                parts.toString(),
                "--force");
        assertTrue(message.contains("-o: the table, " + parts + ", is in " + parts), message);
        message = Songs.fail(
                2,
                SparkMain.commandLine(),
                "spark",
                "train",
                "--model=forest",
                "--table",
                part.toString(),
                "--save",
                part.toString(),
                "--force");
        assertTrue(message.contains("--save: " + part + " is the table itself"), message);
        assertTrue(Files.exists(part));
    }

    /** The same from the header of a CSV file as from the columns of Parquet. */
    @Test
    void columnsThatNobodyReadsAreNamed() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(songs.csv));
        lines.replaceAll(line -> line + ",calm");
        lines.set(0, lines.get(0).replace(",calm", ",mood"));
        Path wide = folder.resolve("wide.csv");
        Files.write(wide, lines);
        Path parquet = folder.resolve("wide.parquet");
        spark.read().option("header", true).csv(wide.toString()).write().parquet(parquet.toString());
        List<String> ignored = run(wide, BadRows.FAIL).ignored();
        assertEquals(List.of("", "popularity", "mood"), ignored, "the first column has no name");
        assertEquals(
                List.of("_c0", "popularity", "mood"), run(parquet, BadRows.FAIL).ignored(), "Spark gave it one");
    }

    private static String replaced(String line, int column, String text) {
        String[] fields = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
        fields[column] = text;
        return String.join(",", fields);
    }
}
