#!/usr/bin/env bash
# univocity-parsers 2.9.1, CsvParser with default settings.
# Guess: "" in quotes is the empty text, nothing between commas is null.
# Seen: both are null; setEmptyValue("") tells them apart.
# Why it matters: the category "" (no genre) and a missing category become one, so a model that learned "" as a category
#   of its own answers for "unseen"; Tablesaw, Spark and others read CSV through this parser.
. "$(dirname "$0")/lib.sh"

maven com.univocity:univocity-parsers:2.9.1
java_program << 'JAVA'
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.StringReader;
import java.util.Arrays;

class Trial {
    public static void main(String[] arguments) {
        CsvParserSettings settings = new CsvParserSettings();
        System.out.println(Arrays.toString(new CsvParser(settings).parseAll(new StringReader("a,\"\",,b")).get(0)));
        settings.setEmptyValue("");
        String[] row = new CsvParser(settings).parseAll(new StringReader("a,\"\",,b")).get(0);
        System.out.println("with setEmptyValue: second " + (row[1] == null ? "null" : "empty") + ", third "
                + (row[2] == null ? "null" : "empty"));
    }
}
JAVA

seen << 'SEEN'
[a, null, null, b]
with setEmptyValue: second empty, third null
SEEN
