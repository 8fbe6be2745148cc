#!/usr/bin/env bash
# Tablesaw 0.44.4, dropDuplicateRows and countBy where values are missing.
# Guess: two rows that lack the same value and are equal otherwise are one; the missing category is counted as any other.
# Seen: a row with a missing DOUBLE or FLOAT is equal to no other row and stays as often as it is there; with a missing INTEGER,
#   text or date it goes. countBy says 0 for the missing category of 3 rows, where countByCategory and the count of another column
#   by that category say 3.
# Why it matters: doubled songs stay in the table exactly where a number is missing, one in the training and one in the test part;
#   and a share of missing categories comes out as none. Fill numbers before dropping; count missing values by countMissing.
. "$(dirname "$0")/lib.sh"

maven tech.tablesaw:tablesaw-core:0.44.4
java_program << 'JAVA'
import static tech.tablesaw.aggregate.AggregateFunctions.count;

import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

class Trial {
    public static void main(String[] arguments) {
        for (Column<?> column : new Column<?>[] {DoubleColumn.create("DOUBLE", 3), FloatColumn.create("FLOAT", 3),
                IntColumn.create("INTEGER", 3), StringColumn.create("STRING", 3), DateColumn.create("LOCAL_DATE", 3)}) {
            System.out.println("3 rows, missing " + column.type() + " (" + column.countMissing() + "): left "
                    + Table.create(column).dropDuplicateRows().rowCount());
        }
        StringColumn genre = StringColumn.create("genre", "rock", "", "", "");
        Table songs = Table.create(genre, IntColumn.create("tempo", new int[] {90, 100, 110, 120}));
        System.out.println("missing genres: countMissing " + genre.countMissing() + ", countBy "
                + songs.countBy("genre").get(1, 1) + ", countByCategory " + genre.countByCategory().get(1, 1) + ", count of tempo "
                + songs.summarize("tempo", count).by("genre").get(1, 1));
    }
}
JAVA

seen << 'SEEN'
3 rows, missing DOUBLE (3): left 3
3 rows, missing FLOAT (3): left 3
3 rows, missing INTEGER (3): left 1
3 rows, missing STRING (3): left 1
3 rows, missing LOCAL_DATE (3): left 1
missing genres: countMissing 3, countBy 0, countByCategory 3, count of tempo 3.0
SEEN
