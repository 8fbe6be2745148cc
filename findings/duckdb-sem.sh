#!/usr/bin/env bash
# DuckDB 1.5.6 and 2.0.0 (JDBC), the aggregate sem ("standard error of the mean"), with scipy 1.10.1 and pandas 1.5.3 (Debian 12) beside it.
# Guess: the sample's standard deviation over the root of n, as in scipy and pandas, and as DuckDB's stddev has it.
# Seen: the deviation of the population over the root of n: .71 for the values 1 and 3, where it is 1, and 1.22 for 1.33 with six values.
#   stddev itself is the sample's.
# Why it matters: errors of a mean over folds come out too small, by a tenth with five folds and three tenths with two, and models seem to
#   differ that do not. Take stddev(x) / sqrt(count(x)).
. "$(dirname "$0")/lib.sh"

for version in 1.5.6.0 2.0.0.1; do
    rm -rf "$work"/lib/* "$work"/classes
    maven org.duckdb:duckdb_jdbc:$version
    java_program << 'JAVA'
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;

class Trial {
    public static void main(String[] arguments) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:"); Statement statement = connection.createStatement()) {
            try (ResultSet version = statement.executeQuery("select version()")) {
                version.next();
                System.out.println("DuckDB " + version.getString(1));
            }
            for (String folds : new String[] {"1, 3", "1, 2, 3, 4, 10, 6", ".81, .79, .84, .80, .83"}) {
                try (ResultSet row = statement.executeQuery("select sem(x), stddev(x) / sqrt(count(x)), stddev_pop(x) / sqrt(count(x)) "
                        + "from (select unnest([" + folds + "])::double as x)")) {
                    row.next();
                    System.out.printf("  %s: sem %.4f, stddev / sqrt(n) %.4f, stddev_pop / sqrt(n) %.4f%n", folds, row.getDouble(1), row.getDouble(2),
                            row.getDouble(3));
                }
            }
        }
    }
}
JAVA
    cat "$work/output" >> "$work/both"
done
python_program scipy=1.10.1 pandas=1.5.3 << 'PYTHON'
import pandas
from scipy import stats

for folds in [[1, 3], [1, 2, 3, 4, 10, 6], [.81, .79, .84, .80, .83]]:
    print("%s: scipy %.4f, pandas %.4f" % (folds, stats.sem(folds), pandas.Series(folds).sem()))
PYTHON
cat "$work/output" >> "$work/both"
mv "$work/both" "$work/output"

seen << 'SEEN'
DuckDB v1.5.6
  1, 3: sem 0.7071, stddev / sqrt(n) 1.0000, stddev_pop / sqrt(n) 0.7071
  1, 2, 3, 4, 10, 6: sem 1.2172, stddev / sqrt(n) 1.3333, stddev_pop / sqrt(n) 1.2172
  .81, .79, .84, .80, .83: sem 0.0083, stddev / sqrt(n) 0.0093, stddev_pop / sqrt(n) 0.0083
DuckDB v2.0.0
  1, 3: sem 0.7071, stddev / sqrt(n) 1.0000, stddev_pop / sqrt(n) 0.7071
  1, 2, 3, 4, 10, 6: sem 1.2172, stddev / sqrt(n) 1.3333, stddev_pop / sqrt(n) 1.2172
  .81, .79, .84, .80, .83: sem 0.0083, stddev / sqrt(n) 0.0093, stddev_pop / sqrt(n) 0.0083
[1, 3]: scipy 1.0000, pandas 1.0000
[1, 2, 3, 4, 10, 6]: scipy 1.3333, pandas 1.3333
[0.81, 0.79, 0.84, 0.8, 0.83]: scipy 0.0093, pandas 0.0093
SEEN
