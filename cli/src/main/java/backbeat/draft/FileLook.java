package backbeat.draft;

import backbeat.csv.CsvDialect;
import backbeat.csv.CsvGuess;
import backbeat.csv.CsvTable;
import backbeat.data.BadRows;
import backbeat.data.Columns;
import backbeat.data.DataException;
import backbeat.data.Dataset;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A file of which nothing is known, read as texts.
 *
 * @param file     the file
 * @param guess    how it seems to be written
 * @param rows     every column as categories, whatever it holds
 * @param repeated names that the header has more than once; such columns cannot be read
 */
record FileLook(Path file, CsvGuess guess, Dataset rows, List<String> repeated) {
    /** @throws DataException if the file cannot be read or has no rows */
    static FileLook at(Path file, Workers workers, Progress progress) {
        if (!Files.exists(file)) {
            throw new DataException("There is no file " + file);
        }
        if (Files.isDirectory(file)) {
            throw new DataException(file + " is a directory, not a CSV file");
        }
        CsvGuess guess;
        try {
            guess = CsvGuess.of(file);
        } catch (IOException e) {
            throw new DataException("Cannot read " + file + ": " + e.getMessage(), e);
        }
        if (guess.names().isEmpty()) {
            throw new DataException(file + " is empty");
        }
        Set<String> seen = new HashSet<>();
        List<String> repeated = new ArrayList<>();
        for (String name : guess.names()) {
            if (!seen.add(name)) {
                repeated.add(name);
            }
        }
        List<String> names =
                guess.names().stream().filter(name -> !repeated.contains(name)).toList();
        if (names.isEmpty()) {
            throw new DataException(file + " has no two columns of different names");
        }
        Columns texts = new Columns(List.of(), List.of(), names, List.of(), Optional.empty());
        Dataset rows = CsvTable.read(file, guess.dialect(), texts, BadRows.SKIP, workers, progress);
        return new FileLook(file, guess, rows, List.copyOf(repeated));
    }

    CsvDialect dialect() {
        return guess.dialect();
    }

    List<ColumnTexts> columns() {
        List<ColumnTexts> columns = new ArrayList<>();
        for (int c = 0; c < rows.columns().categorical().size(); c++) {
            columns.add(ColumnTexts.of(rows, c, dialect()));
        }
        return columns;
    }
}
