#!/usr/bin/env bash
# Commons CSV 1.14.1, one column of texts with an empty and a missing one, read back by itself, DuckDB 2.0.0, pandas 1.5.3 and R
# 4.2.2 (a row of the list the project began with).
# Guess: a table of four rows comes back with four rows, from everybody.
# Seen: see below. A missing text is an empty line, which most readers skip; an empty one is "" and R skips that too.
# Why it matters: a file of labels or of one category has fewer rows than the table beside it, and every row below is one off.
#   Quote all fields (QuoteMode.ALL) and give missing ones a text.
. "$(dirname "$0")/lib.sh"

maven org.apache.commons:commons-csv:1.14.1 org.duckdb:duckdb_jdbc:2.0.0.1
java_program << 'JAVA'
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

class Trial {
    public static void main(String[] arguments) throws Exception {
        try (CSVPrinter printer = new CSVPrinter(Files.newBufferedWriter(Path.of("genres.csv")), CSVFormat.DEFAULT)) {
            for (String text : new String[] {"genre", "rock", "", null, "jazz"}) printer.printRecord(text);
        }
        System.out.println("the file: " + Files.readString(Path.of("genres.csv")).replace("\r\n", "|"));
        List<CSVRecord> read = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get()
                .parse(Files.newBufferedReader(Path.of("genres.csv"))).getRecords();
        System.out.println("Commons CSV reads " + read.size() + " rows");
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
            ResultSet count = duck.createStatement().executeQuery("select count(*) from read_csv('genres.csv')");
            count.next();
            System.out.println("DuckDB reads " + count.getLong(1) + " rows");
        }
        for (CSVFormat.Predefined predefined : CSVFormat.Predefined.values()) {
            CSVFormat format = predefined.getFormat();
            StringWriter out = new StringWriter();
            try (CSVPrinter printer = new CSVPrinter(out, format)) {
                printer.printRecord("a", null);
                printer.printRecord("b", "\\N");
            }
            List<CSVRecord> back = format.parse(new StringReader(out.toString())).getRecords();
            String missing = back.get(0).get(1);
            String word = back.get(1).get(1);
            System.out.println(predefined + ": missing and \\N written " + out.toString().strip().replaceAll("\\s*\\R", " | ").replace("\t", "\\t")
                    + ", read " + (missing == null ? "null" : "'" + missing + "'") + " and " + (word == null ? "null" : "'" + word + "'"));
        }
    }
}
JAVA
cp "$work/output" "$work/java"
python_program pandas=1.5.3 << 'PYTHON'
import pandas
print("pandas reads", len(pandas.read_csv("genres.csv")), "rows")
PYTHON
cat "$work/output" >> "$work/java"
command -v Rscript > /dev/null || unavailable "R is missing"
r_program << 'R'
cat("R reads", nrow(read.csv("genres.csv")), "rows\n")
R
cat "$work/output" >> "$work/java"
mv "$work/java" "$work/output"

seen << 'SEEN'
the file: genre|rock|""||jazz|
Commons CSV reads 3 rows
DuckDB reads 4 rows
Default: missing and \N written a, | b,\N, read '' and '\N'
Excel: missing and \N written a, | b,\N, read '' and '\N'
InformixUnload: missing and \N written a| | b|"\\N", read '' and '\N'
InformixUnloadCsv: missing and \N written a, | b,\N, read '' and '\N'
MongoDBCsv: missing and \N written a, | b,\N, read '' and '\N'
MongoDBTsv: missing and \N written a | b\t\N, read '' and '\N'
MySQL: missing and \N written a\t\N | b\t\\N, read null and null
Oracle: missing and \N written a,\N | b,"\\N", read null and null
PostgreSQLCsv: missing and \N written "a", | "b","\N", read null and '\N'
PostgreSQLText: missing and \N written a\t\N | b\t\\N, read null and null
RFC4180: missing and \N written a, | b,\N, read '' and '\N'
TDF: missing and \N written a | b\t\N, read '' and '\N'
pandas reads 3 rows
R reads 2 rows
SEEN
