#!/usr/bin/env bash
# Commons CSV 1.14.1, Jackson CSV 2.17.1 and univocity 2.9.1, a header that has one name twice, with a full row and a short
# one.
# Guess: Commons CSV and Jackson refuse such a header; pandas, R and DuckDB rename the second column.
# Seen: all three take it. By name one gets the last column, also in maps (which lose the first); for the short row Jackson
#   gives the first column's value under the same name, univocity null, Commons CSV an error.
# Why it matters: a join wrote "popularity" twice, and the second one, of another table, is what the model learns. Check the
#   header for doubled names; Commons CSV: setDuplicateHeaderMode(DISALLOW).
. "$(dirname "$0")/lib.sh"

maven org.apache.commons:commons-csv:1.14.1 com.fasterxml.jackson.dataformat:jackson-dataformat-csv:2.17.1 com.univocity:univocity-parsers:2.9.1
java_program << 'JAVA'
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import com.univocity.parsers.common.record.Record;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.StringReader;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

class Trial {
    public static void main(String[] arguments) throws Exception {
        String table = "x,label,x\n1,yes,2\n3,no\n";
        for (CSVRecord row : CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get().parse(new StringReader(table))) {
            String x;
            try {
                x = row.get("x");
            } catch (IllegalArgumentException e) {
                x = "an error";
            }
            System.out.println("Commons CSV: x is " + x + ", as a map " + row.toMap());
        }
        for (Object row : new CsvMapper().readerForMapOf(String.class).with(CsvSchema.emptySchema().withHeader()).readValues(table).readAll()) {
            System.out.println("Jackson: as a map " + row);
        }
        CsvParserSettings settings = new CsvParserSettings();
        settings.setHeaderExtractionEnabled(true);
        for (Record row : new CsvParser(settings).parseAllRecords(new StringReader(table))) System.out.println("univocity: x is " + row.getString("x"));
    }
}
JAVA

seen << 'SEEN'
Commons CSV: x is 2, as a map {x=2, label=yes}
Commons CSV: x is an error, as a map {label=no}
Jackson: as a map {x=2, label=yes}
Jackson: as a map {x=3, label=no}
univocity: x is 2
univocity: x is null
SEEN
