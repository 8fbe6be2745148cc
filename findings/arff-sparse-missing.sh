#!/usr/bin/env bash
# MOA 2024.07.0 and Smile 3.1.1 (Maven), beside Weka 3.8.6: a missing value, `?`, in a sparse row of an ARFF file, as that format's
# description asks for (what is left out is 0 or the first category, what is unknown is written as `?`).
# Guess: the value is missing, for all three.
# Seen: Weka reads it so. MOA has a category one past the last, which is not missing. Smile makes two rows of one, without an error:
#   the values before the `?`, then those behind it. Where a number is missing both raise an error. Dense rows are as guessed.
# Why it matters: a table with 1,000 rows and 30 unknown genres is 1,030 rows for Smile, and labels of the other 30 belong to
#   rows that never were; MOA learns from a genre that there is not. Count rows and missing values after reading, or write dense rows.
. "$(dirname "$0")/lib.sh"

maven nz.ac.waikato.cms.moa:moa:2024.07.0 com.github.haifengl:smile-core:3.1.1 com.github.haifengl:smile-base:3.1.1 \
    nz.ac.waikato.cms.weka:weka-stable:3.8.6
java_program << 'JAVA'
import java.io.FileReader;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;

public class Trial {
    static String moa(Path file) throws Exception {
        try (Reader reader = new FileReader(file.toFile())) {
            var rows = new com.yahoo.labs.samoa.instances.Instances(reader, 1, -1);
            while (rows.readInstance(null)) {}
            StringBuilder all = new StringBuilder();
            for (int i = 0; i < rows.numInstances(); i++) {
                all.append(" [");
                for (int j = 0; j < 3; j++) {
                    all.append(j > 0 ? " " : "").append(rows.instance(i).isMissing(j) ? "missing" : rows.instance(i).value(j) + "");
                }
                all.append("]");
            }
            return all.toString();
        }
    }

    static String weka(Path file) throws Exception {
        var rows = new weka.core.converters.ConverterUtils.DataSource(file.toString()).getDataSet();
        StringBuilder all = new StringBuilder();
        for (var row : rows) {
            all.append(" [");
            for (int j = 0; j < 3; j++) {
                all.append(j > 0 ? " " : "").append(row.isMissing(j) ? "missing" : row.value(j) + "");
            }
            all.append("]");
        }
        return all.toString();
    }

    static String smile(Path file) throws Exception {
        var rows = new smile.io.Arff(file).read();
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            all.append(" [");
            for (int j = 0; j < 3; j++) {
                all.append(j > 0 ? " " : "").append(rows.get(i, j) == null ? "missing" : rows.get(i, j) + "");
            }
            all.append("]");
        }
        return all.toString();
    }

    interface Library {
        String read(Path file) throws Exception;
    }

    static void show(String name, Library library, Path file) {
        try {
            System.out.println("  " + name + library.read(file));
        } catch (Exception e) {
            System.out.println("  " + name + " " + e.getClass().getSimpleName());
        }
    }

    public static void main(String[] args) throws Exception {
        String head = "@relation songs\n@attribute energy numeric\n@attribute genre {pop,rock,jazz}\n@attribute popular {no,yes}\n@data\n";
        String[][] files = {
            {"a category is missing", "{0 0.3, 1 ?, 2 yes}\n{0 0.7, 1 rock}\n"},
            {"a number is missing", "{0 ?, 1 jazz, 2 yes}\n{0 0.7, 1 rock}\n"},
            {"the same two rows, dense", "0.3,?,yes\n0.7,rock,no\n"}
        };
        for (String[] one : files) {
            System.out.println(one[0]);
            Path file = Path.of("songs.arff");
            Files.writeString(file, head + one[1]);
            show("Weka ", Trial::weka, file);
            show("MOA  ", Trial::moa, file);
            show("Smile", Trial::smile, file);
        }
    }
}
JAVA
seen << 'EXPECTED'
a category is missing
  Weka  [0.3 missing 1.0] [0.7 1.0 0.0]
  MOA   [0.3 3.0 1.0] [0.7 1.0 0.0]
  Smile [0.3 0 0] [2.0 missing missing] [0.7 1 0]
a number is missing
  Weka  [missing 2.0 1.0] [0.7 1.0 0.0]
  MOA   NumberFormatException
  Smile NumberFormatException
the same two rows, dense
  Weka  [0.3 missing 1.0] [0.7 1.0 0.0]
  MOA   [0.3 missing 1.0] [0.7 1.0 0.0]
  Smile [0.3 missing 1] [0.7 1 0]
EXPECTED
