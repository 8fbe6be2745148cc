#!/usr/bin/env bash
# parquet-java 1.17.1 and 1.18.0, a column of doubles with NaN, their bounds in the file, and filters of Hardwood
# 1.0.1.Final (JDK 25) and DuckDB 2.0.0 on it (a row of the list the project began with).
# Guess: both write the bounds of the numbers, and a filter finds the same rows in both files.
# Seen: 1.17.1 writes none where there is NaN; 1.18.0 writes those of the numbers, under a new order that 1.17.1 does not
#   know and leaves out, and that DuckDB and Hardwood read as bounds. Hardwood takes NaN for the largest value in filters,
#   as DuckDB does, but leaves out what the bounds exclude: "score > .9" and "score = NaN" find the row of NaN in the file
#   of 1.17.1 and nothing in that of 1.18.0. DuckDB finds it in both.
# Why it matters: a search for scores that went wrong finds none after an update of the writer; count with and without the
#   filter.
. "$(dirname "$0")/lib.sh"

jdk_25
for version in 1.17.1 1.18.0; do
    rm -rf "$work"/lib/* "$work"/classes
    maven org.apache.parquet:parquet-hadoop:$version org.apache.hadoop:hadoop-client-api:3.4.1 org.apache.hadoop:hadoop-client-runtime:3.4.1
    java_program << 'JAVA'
import java.nio.file.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

class Trial {
    public static void main(String[] arguments) throws Exception {
        MessageType type = MessageTypeParser.parseMessageType("message scores { required double score; }");
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(Path.of("scores.parquet"))).withType(type).build()) {
            for (double score : new double[] {0.25, Double.NaN, 0.75, 0.5}) {
                writer.write(new SimpleGroupFactory(type).newGroup().append("score", score));
            }
        }
    }
}
JAVA
    mv "$work/scores.parquet" "$work/scores-$version.parquet"
done

bounds=
for version in 1.17.1 1.18.0; do
    rm -rf "$work"/lib/* "$work"/classes
    maven org.apache.parquet:parquet-hadoop:$version org.apache.hadoop:hadoop-client-api:3.4.1 org.apache.hadoop:hadoop-client-runtime:3.4.1
    java_program << 'JAVA'
import java.nio.file.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;

class Trial {
    public static void main(String[] arguments) throws Exception {
        for (String version : new String[] {"1.17.1", "1.18.0"}) {
            try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(Path.of("scores-" + version + ".parquet")))) {
                System.out.println("  in the file of " + version + ": "
                        + reader.getFooter().getBlocks().get(0).getColumns().get(0).getStatistics().toString().replaceAll(", num_nulls.*", ""));
            }
        }
    }
}
JAVA
    bounds+="bounds that parquet-java $version reads"$'\n'"$(cat "$work/output")"$'\n'
done

rm -rf "$work"/lib/* "$work"/classes
maven dev.hardwood:hardwood-core:1.0.1.Final org.duckdb:duckdb_jdbc:2.0.0.1
java_program << 'JAVA'
import dev.hardwood.InputFile;
import dev.hardwood.reader.FilterPredicate;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;

class Trial {
    public static void main(String[] arguments) throws Exception {
        for (String version : new String[] {"1.17.1", "1.18.0"}) {
            Path file = Path.of("scores-" + version + ".parquet");
            System.out.println("written by parquet-java " + version);
            try (Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
                System.out.println("  bounds that DuckDB sees: " + ask(duck, "select stats_min_value || ' to ' || stats_max_value from parquet_metadata('" + file + "')"));
                System.out.println("  DuckDB, score > .6: " + ask(duck, "select string_agg(score::varchar, ' ' order by score) from '" + file + "' where score > .6"));
                System.out.println("  DuckDB, score > .9: " + ask(duck, "select string_agg(score::varchar, ' ' order by score) from '" + file + "' where score > .9"));
                System.out.println("  DuckDB, score = NaN: " + ask(duck, "select count(*) from '" + file + "' where score = 'nan'::double") + " row");
            }
            try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(file))) {
                rows(reader, "no filter", null);
                rows(reader, "score > .6", FilterPredicate.gt("score", 0.6));
                rows(reader, "score = NaN", FilterPredicate.eq("score", Double.NaN));
                rows(reader, "score != .5", FilterPredicate.notEq("score", 0.5));
                rows(reader, "not (score <= .6)", FilterPredicate.not(FilterPredicate.ltEq("score", 0.6)));
                rows(reader, "score > .9", FilterPredicate.gt("score", 0.9));
            }
        }
    }

    private static void rows(ParquetFileReader reader, String what, FilterPredicate filter) throws Exception {
        StringBuilder text = new StringBuilder();
        try (RowReader rows = filter == null ? reader.rowReader() : reader.buildRowReader().filter(filter).build()) {
            while (rows.hasNext()) {
                rows.next();
                text.append(' ').append(rows.getDouble("score"));
            }
        }
        System.out.println("  Hardwood, " + what + ":" + (text.isEmpty() ? " nothing" : text));
    }

    private static String ask(Connection duck, String query) throws Exception {
        try (ResultSet row = duck.createStatement().executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
JAVA
printf '%s%s\n' "$bounds" "$(cat "$work/output")" > "$work/all"
mv "$work/all" "$work/output"

seen << 'SEEN'
bounds that parquet-java 1.17.1 reads
  in the file of 1.17.1: num_nulls: 0, min/max not defined
  in the file of 1.18.0: num_nulls: 0, min/max not defined
bounds that parquet-java 1.18.0 reads
  in the file of 1.17.1: num_nulls: 0, min/max not defined
  in the file of 1.18.0: min: 0.25, max: 0.75
written by parquet-java 1.17.1
  bounds that DuckDB sees: null
  DuckDB, score > .6: 0.75 nan
  DuckDB, score > .9: nan
  DuckDB, score = NaN: 1 row
  Hardwood, no filter: 0.25 NaN 0.75 0.5
  Hardwood, score > .6: NaN 0.75
  Hardwood, score = NaN: NaN
  Hardwood, score != .5: 0.25 NaN 0.75
  Hardwood, not (score <= .6): NaN 0.75
  Hardwood, score > .9: NaN
written by parquet-java 1.18.0
  bounds that DuckDB sees: 0.25 to 0.75
  DuckDB, score > .6: 0.75 nan
  DuckDB, score > .9: nan
  DuckDB, score = NaN: 1 row
  Hardwood, no filter: 0.25 NaN 0.75 0.5
  Hardwood, score > .6: NaN 0.75
  Hardwood, score = NaN: nothing
  Hardwood, score != .5: 0.25 NaN 0.75
  Hardwood, not (score <= .6): NaN 0.75
  Hardwood, score > .9: nothing
SEEN
