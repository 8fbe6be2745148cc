#!/usr/bin/env bash
# DuckDB 1.5.6 and 2.0.0 (JDBC), ln(0) and the mean log loss of a model that answers 0 and 1.
# Guess: ln(0) is an error in both, as it long was.
# Seen: an error in 1.5.6, -Infinity in 2.0.0, so that a row that is sure and right gives 0 times -Infinity = NaN, and the
#   mean over all rows is NaN.
# Why it matters: fully grown forests answer 0 and 1 often; the same query that used to stop now reports NaN. Clamp as
#   Backbeat does: least(greatest(p, 2e-16), 1 - 2e-16).
. "$(dirname "$0")/lib.sh"

both=
for version in 1.5.6.0 2.0.0.1; do
    rm -f "$work"/lib/*
    maven org.duckdb:duckdb_jdbc:$version
    java_program << 'JAVA'
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;

class Trial {
    public static void main(String[] arguments) throws Exception {
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
            ask(duck, "ln(p)", "(1, 0.0)");
            ask(duck, "avg(-(y * ln(p) + (1 - y) * ln(1 - p)))", "(1, 1.0), (0, 0.2), (1, 0.7)");
            ask(duck, "avg(-ln(least(greatest(if(y = 1, p, 1 - p), 2e-16), 1 - 2e-16)))", "(1, 1.0), (0, 0.2), (1, 0.7)");
        }
    }

    private static void ask(Connection duck, String figure, String rows) {
        String outcome;
        try (ResultSet row = duck.createStatement().executeQuery("select " + figure + " from (select y, p::double p from (values "
                + rows + ") t(y, p))")) {
            row.next();
            outcome = String.valueOf(row.getObject(1));
        } catch (SQLException e) {
            outcome = "error " + e.getMessage().split("\n")[0];
        }
        System.out.println("  " + figure + " = " + outcome);
    }
}
JAVA
    both+="$version"$'\n'"$(cat "$work/output")"$'\n'
done
printf %s "$both" > "$work/output"

seen << 'SEEN'
1.5.6.0
  ln(p) = error Out of Range Error: cannot take logarithm of zero
  avg(-(y * ln(p) + (1 - y) * ln(1 - p))) = error Out of Range Error: cannot take logarithm of zero
  avg(-ln(least(greatest(if(y = 1, p, 1 - p), 2e-16), 1 - 2e-16))) = 0.19327283175098078
2.0.0.1
  ln(p) = -Infinity
  avg(-(y * ln(p) + (1 - y) * ln(1 - p))) = NaN
  avg(-ln(least(greatest(if(y = 1, p, 1 - p), 2e-16), 1 - 2e-16))) = 0.19327283175098078
SEEN
