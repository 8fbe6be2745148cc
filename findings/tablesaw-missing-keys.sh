#!/usr/bin/env bash
# Tablesaw 0.44.4, an inner join of two tables whose keys are missing in some rows.
# Guess: a missing key matches nothing, as in SQL.
# Seen: missing keys match each other, texts and numbers alike, and multiply the rows.
# Why it matters: songs without an identifier are joined with every other song without one; the table has more rows than
#   either, and labels of other songs. Drop missing keys first.
. "$(dirname "$0")/lib.sh"

maven tech.tablesaw:tablesaw-core:0.44.4
java_program << 'JAVA'
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class Trial {
    public static void main(String[] arguments) {
        print("texts", Table.create(StringColumn.create("key", "a", "", "b", ""), IntColumn.create("x", 1, 2, 3, 4))
                .joinOn("key").inner(Table.create(StringColumn.create("key", "", "a", ""), IntColumn.create("y", 10, 20, 30))));
        print("integers", Table.create(IntColumn.create("key", new Integer[] {1, null, 3}), IntColumn.create("x", 1, 2, 3))
                .joinOn("key").inner(Table.create(IntColumn.create("key", new Integer[] {null, 1}), IntColumn.create("y", 10, 20))));
    }

    private static void print(String what, Table joined) {
        System.out.println(what + ": " + joined.rowCount() + " rows, x " + joined.column("x").asList() + ", y " + joined.column("y").asList());
    }
}
JAVA

seen << 'SEEN'
texts: 5 rows, x [2, 2, 4, 4, 1], y [10, 30, 10, 30, 20]
integers: 2 rows, x [2, 1], y [10, 20]
SEEN
