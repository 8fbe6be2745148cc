#!/usr/bin/env bash
# DuckDB 1.5.6 and 2.0.0 (JDBC), the cosine with a zero vector and .5 cast to an integer (a row of the list the project
# began with).
# Guess: the cosine is null or an error in both; a half is rounded up, as by 2.5::int in PostgreSQL's numeric type.
# Seen: the cosine is -1 in 1.5.6 and NaN in 2.0.0, where NaN is the largest number, so that the empty vector comes first. A
#   half is rounded up where its type is DECIMAL, which every literal is, and to even where it is DOUBLE, which every column
#   of a CSV file is: 0.5::int is 1 when it is tried out and 0 in the table, in both versions.
# Why it matters: "nearest songs by cosine" puts songs with an empty vector first after an update; probabilities cut by
#   p::int are not those cut by p >= .5. Drop zero vectors; write p >= .5.
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
            ask(duck, "select list_cosine_similarity([0.0, 0.0], [1.0, 2.0])");
            ask(duck, "select array_cosine_similarity([0.0, 0.0]::float[2], [1.0, 2.0]::float[2])");
            ask(duck, "select string_agg(song, ' ' order by list_cosine_similarity(v, [1.0, 2.0]) desc) from (values ('same', [1.0, 2.0]), ('other', [2.0, 1.0]), ('zero', [0.0, 0.0])) t(song, v)");
            ask(duck, "select 0.5::int");
            ask(duck, "select p::int from (values (0.5)) t(p)");
            ask(duck, "select 0.5::double::int");
            ask(duck, "select p::int from (values (0.5::double)) t(p)");
            ask(duck, "select string_agg(p::int::varchar, ' ') from (values (0.5), (1.5), (2.5)) t(p)");
            ask(duck, "select string_agg(p::int::varchar, ' ') from (values (0.5::double), (1.5), (2.5)) t(p)");
        }
    }

    private static void ask(Connection duck, String query) {
        String outcome;
        try (ResultSet row = duck.createStatement().executeQuery(query)) {
            row.next();
            outcome = String.valueOf(row.getObject(1));
        } catch (SQLException e) {
            outcome = "error " + e.getMessage().split("\n")[0];
        }
        System.out.println("  " + query + " -> " + outcome);
    }
}
JAVA
    both+="$version"$'\n'"$(cat "$work/output")"$'\n'
done
printf %s "$both" > "$work/output"

seen << 'SEEN'
1.5.6.0
  select list_cosine_similarity([0.0, 0.0], [1.0, 2.0]) -> -1.0
  select array_cosine_similarity([0.0, 0.0]::float[2], [1.0, 2.0]::float[2]) -> -1.0
  select string_agg(song, ' ' order by list_cosine_similarity(v, [1.0, 2.0]) desc) from (values ('same', [1.0, 2.0]), ('other', [2.0, 1.0]), ('zero', [0.0, 0.0])) t(song, v) -> same other zero
  select 0.5::int -> 1
  select p::int from (values (0.5)) t(p) -> 1
  select 0.5::double::int -> 0
  select p::int from (values (0.5::double)) t(p) -> 0
  select string_agg(p::int::varchar, ' ') from (values (0.5), (1.5), (2.5)) t(p) -> 1 2 3
  select string_agg(p::int::varchar, ' ') from (values (0.5::double), (1.5), (2.5)) t(p) -> 0 2 2
2.0.0.1
  select list_cosine_similarity([0.0, 0.0], [1.0, 2.0]) -> NaN
  select array_cosine_similarity([0.0, 0.0]::float[2], [1.0, 2.0]::float[2]) -> NaN
  select string_agg(song, ' ' order by list_cosine_similarity(v, [1.0, 2.0]) desc) from (values ('same', [1.0, 2.0]), ('other', [2.0, 1.0]), ('zero', [0.0, 0.0])) t(song, v) -> zero same other
  select 0.5::int -> 1
  select p::int from (values (0.5)) t(p) -> 1
  select 0.5::double::int -> 0
  select p::int from (values (0.5::double)) t(p) -> 0
  select string_agg(p::int::varchar, ' ') from (values (0.5), (1.5), (2.5)) t(p) -> 1 2 3
  select string_agg(p::int::varchar, ' ') from (values (0.5::double), (1.5), (2.5)) t(p) -> 0 2 2
SEEN
