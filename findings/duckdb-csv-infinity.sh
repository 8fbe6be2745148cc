#!/usr/bin/env bash
# DuckDB 2.0.0 (JDBC), DOUBLE columns with infinities written by COPY and read back by read_csv.
# Guess: they come back as DOUBLE.
# Seen: a column that holds only inf becomes a DATE (Java prints the year 5881580); where inf comes before any number it
#   becomes VARCHAR, so that "10.5" sorts before "9.5"; a number or nan first, and it is DOUBLE.
# Why it matters: log losses and odds of sure rows are infinite; what DuckDB reads back from its own CSV then sorts as text
#   or fails in a sum, and a join with Backbeat's predictions.csv finds no partner. Name the types in read_csv.
. "$(dirname "$0")/lib.sh"

maven org.duckdb:duckdb_jdbc:2.0.0.1
java_program << 'JAVA'
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;

class Trial {
    public static void main(String[] arguments) throws Exception {
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
            for (String values : new String[] {"inf", "inf 9.5 10.5", "9.5 inf 10.5", "nan inf 9.5"}) {
                duck.createStatement().execute("copy (select unnest(split('" + values + "', ' '))::double x) to 'x.csv'");
                ResultSet rows = duck.createStatement().executeQuery("select typeof(x), x from read_csv('x.csv') order by x");
                StringBuilder line = new StringBuilder("written " + Files.readAllLines(Path.of("x.csv")) + ", read");
                while (rows.next()) line.append(' ').append(rows.getString(1)).append(' ').append(rows.getObject(2)).append(';');
                System.out.println(line);
            }
        }
    }
}
JAVA

seen << 'SEEN'
written [x, inf], read DATE +5881580-07-11;
written [x, inf, 9.5, 10.5], read VARCHAR 10.5; VARCHAR 9.5; VARCHAR inf;
written [x, 9.5, inf, 10.5], read DOUBLE 9.5; DOUBLE 10.5; DOUBLE Infinity;
written [x, nan, inf, 9.5], read DOUBLE 9.5; DOUBLE Infinity; DOUBLE NaN;
SEEN
