package backbeat.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backbeat.cli.Backbeat;
import backbeat.parallel.Workers;
import backbeat.pipeline.ModelFile;
import backbeat.pipeline.Pipeline;
import backbeat.scoring.Rejects;
import backbeat.scoring.StreamScoring;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import picocli.CommandLine;

/** A small made-up table in every form, and what one machine makes of it. */
public final class Songs {
    public static final int ROWS = 2400;

    private final Path folder;
    public final Path csv;
    public final Path model;

    private Songs(Path folder) {
        this.folder = folder;
        this.csv = folder.resolve("songs.csv");
        this.model = folder.resolve("forest.backbeat");
    }

    /** Writes the table and trains a forest on it, with the command line of one machine. */
    public static Songs in(Path folder) {
        Songs songs = new Songs(folder);
        run(Backbeat.commandLine(), "data", "synthesize", "--rows", "" + ROWS, "--out", songs.csv.toString());
        run(
                Backbeat.commandLine(),
                "train",
                "--model",
                "forest",
                "--trees",
                "20",
                "--data",
                songs.csv.toString(),
                "--save",
                songs.model.toString());
        return songs;
    }

    /** Runs a command that must succeed; what it printed on both streams. */
    public static String run(CommandLine line, String... arguments) {
        StringWriter out = new StringWriter();
        int code = line.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(arguments);
        assertEquals(0, code, out::toString);
        return out.toString();
    }

    /** Runs a command that must end with an error of data; what it printed. */
    public static String fail(CommandLine line, String... arguments) {
        return fail(1, line, arguments);
    }

    /** As above, with another code. */
    public static String fail(int expected, CommandLine line, String... arguments) {
        StringWriter out = new StringWriter();
        int code = line.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(arguments);
        assertEquals(expected, code, out::toString);
        return out.toString();
    }

    public Pipeline pipeline() throws IOException {
        return ModelFile.read(model);
    }

    /** The identifier of every row and the bits of its probability, sorted, from one machine. */
    public List<String> answers() throws IOException {
        List<String> answers = new ArrayList<>();
        try (InputStream in = Files.newInputStream(csv)) {
            StreamScoring.of(pipeline())
                    .withKeep(List.of("track_id"))
                    .csv(
                            in,
                            "songs.csv",
                            (row, kept, probability, positive) -> answers.add(answer(kept.get(0), probability)),
                            Rejects.NONE,
                            Workers.sequential());
        }
        Collections.sort(answers);
        return answers;
    }

    /** The same of answers from Spark. */
    public static List<String> answers(Dataset<Row> scored) {
        return scored.select("track_id", "probability").collectAsList().stream()
                .map(row -> answer(row.getString(0), row.getDouble(1)))
                .sorted()
                .toList();
    }

    private static String answer(String identifier, double probability) {
        return identifier + " " + Long.toHexString(Double.doubleToRawLongBits(probability));
    }

    /** The table cut into {@code parts} CSV files with a header each. */
    public Path csvParts(int parts) throws IOException {
        Path target = Files.createDirectories(folder.resolve("csv-" + parts));
        List<String> lines = Files.readAllLines(csv, StandardCharsets.UTF_8);
        List<String> rows = lines.subList(1, lines.size());
        for (int part = 0; part < parts; part++) {
            List<String> piece = new ArrayList<>(List.of(lines.get(0)));
            piece.addAll(rows.subList(rows.size() * part / parts, rows.size() * (part + 1) / parts));
            Files.write(target.resolve("part-" + part + ".csv"), piece, StandardCharsets.UTF_8);
        }
        return target;
    }

    /** The table as typed Parquet in {@code parts} files whose names are in the order of the rows. */
    public Path parquet(SparkSession spark, int parts) throws IOException {
        return typed(spark, parts, "parquet");
    }

    /** The same as JSON. */
    public Path json(SparkSession spark, int parts) throws IOException {
        return typed(spark, parts, "json");
    }

    private Path typed(SparkSession spark, int parts, String format) throws IOException {
        Path target = folder.resolve(format + "-" + parts);
        if (!Files.exists(target)) {
            for (int part = 0; part < parts; part++) {
                Path piece = csvParts(parts).resolve("part-" + part + ".csv");
                spark.read()
                        .option("header", true)
                        .option("inferSchema", true)
                        .option("escape", "\"")
                        .csv(piece.toString())
                        .withColumn("key", functions.col("key").cast("int"))
                        .coalesce(1)
                        .write()
                        .format(format)
                        .save(target.resolve("part-" + part).toString());
            }
        }
        return target;
    }
}
