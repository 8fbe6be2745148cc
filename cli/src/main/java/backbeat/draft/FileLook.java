package backbeat.draft;

import backbeat.csv.CsvDialect;
import backbeat.csv.CsvGuess;
import backbeat.csv.CsvTable;
import backbeat.data.BadRows;
import backbeat.data.Columns;
import backbeat.data.DataException;
import backbeat.data.Dataset;
import backbeat.data.Decimal;
import backbeat.data.Values;
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
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A file of which nothing is known, read as texts.
 *
 * @param file     the file
 * @param guess    how it seems to be written
 * @param rows     every column as categories, whatever it holds
 * @param repeated names that the header has more than once; such columns cannot be read
 */
record FileLook(Path file, CsvGuess guess, Dataset rows, List<String> repeated) {
    /** Texts of a column that tell whether it holds numbers. */
    private static final int MANY = 20;

    /** @throws DataException if the file cannot be read or has no rows */
    static FileLook at(Path file, Workers workers, Progress progress) {
        if (file.toString().equals("-")) {
            throw new DataException(
                    "A recipe is drafted from a file, not from standard input. Save the rows to a file first");
        }
        if (!Files.exists(file)) {
            throw new DataException("There is no file " + file);
        }
        if (Files.isDirectory(file)) {
            throw new DataException(file + " is a directory, not a CSV file");
        }
        if (!Files.isRegularFile(file)) {
            throw new DataException(
                    file + " is no file on a disk, and one that is to be guessed at is read twice. Save its"
                            + " rows to a file first");
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
            throw new DataException(file + " has no column with a name of its own: " + named(repeated));
        }
        Columns texts = new Columns(List.of(), List.of(), names, List.of(), Optional.empty());
        Dataset rows = CsvTable.read(file, guess.dialect(), texts, BadRows.SKIP, workers, progress);
        return new FileLook(file, guess, rows, List.copyOf(repeated));
    }

    private static String named(List<String> repeated) {
        return "more than one column is called "
                + Values.shown(repeated.stream()
                        .distinct()
                        .map(name -> "'" + name + "'")
                        .collect(Collectors.joining(", ")))
                + ", and such columns cannot be read: give each another name in the header, such as '"
                + Values.shown(repeated.get(0), 40) + ".1'";
    }

    /** What to do about names that several columns have; empty if none do. */
    String repeats() {
        return repeated.isEmpty() ? "" : named(repeated);
    }

    /** Whether some column holds numbers alone, whatever becomes of it: above them stands a name. */
    boolean hasNumbers() {
        return IntStream.range(0, rows.columns().categorical().size())
                .mapToObj(rows::categories)
                .anyMatch(texts -> !texts.isEmpty()
                        && texts.stream().limit(MANY).allMatch(text -> Decimal.isFinite(text.strip())));
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
