#!/usr/bin/env bash
# DuckDB 2.0.0 (JDBC; 1.5.6 does the same), types that read_csv finds in a file of categories.
# Guess: yes/no and T/F stay text, 007 is the number 7.
# Seen: columns of yes/no and of T/F become BOOLEAN and are written back as true/false, unless one other word is among
#   them; 007 stays text (pandas, R and Weka read 7).
# Why it matters: a category column that has passed through DuckDB holds other words ("true" for "yes"), and every row of
#   it is an unseen category to a model that was trained on the file itself.
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
        Files.writeString(Path.of("songs.csv"), "word,letter,code,mixed\nyes,T,007,yes\nno,F,010,no\nyes,T,011,maybe\n");
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
            duck.createStatement().execute("copy (from read_csv('songs.csv')) to 'again.csv'");
            ResultSet types = duck.createStatement().executeQuery("describe from read_csv('songs.csv')");
            while (types.next()) System.out.println(types.getString(1) + ": " + types.getString(2));
        }
        System.out.println(Files.readString(Path.of("again.csv")).strip());
    }
}
JAVA

seen << 'SEEN'
word: BOOLEAN
letter: BOOLEAN
code: VARCHAR
mixed: VARCHAR
word,letter,code,mixed
true,true,007,yes
false,false,010,no
true,true,011,maybe
SEEN
