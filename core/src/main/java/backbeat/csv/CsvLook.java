package backbeat.csv;

import backbeat.data.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a file's first bytes show that a person should hear of: where its table begins if not at the top, and fields that may
 * be meant otherwise than they are read. Nothing is read otherwise for it.
 *
 * @param below  where the header seems to stand below other lines, a sentence with the line to write; else empty
 * @param doubts sentences, each with the line to write
 */
public record CsvLook(String below, List<String> doubts) {
    private static final int MOST_NAMED = 5;

    public CsvLook {
        doubts = List.copyOf(doubts);
    }

    /**
     * Looks.
     *
     * @param text    the beginning of the file
     * @param whole   whether it is all of it
     * @param format  as it was found
     * @param wanted  the columns that will be asked for
     * @param numbers those among them that hold numbers
     */
    static CsvLook at(String text, boolean whole, CsvFormat format, Set<String> wanted, Set<String> numbers) {
        CsvDialect dialect = format.dialect();
        CsvSniffer sniffer = new CsvSniffer(dialect, Set.of());
        String table = sniffer.table(text);
        char separator = dialect.separator().orElseThrow();
        List<List<String>> records = sniffer.split(table, separator, whole);
        List<String> names = CsvSniffer.names(format, records);
        List<List<String>> rows = dialect.header() && !records.isEmpty() ? records.subList(1, records.size()) : records;
        List<String> doubts = new ArrayList<>();
        grouped(dialect, names, rows, numbers).ifPresent(doubts::add);
        quoted(dialect, names, rows, wanted).ifPresent(doubts::add);
        return new CsvLook(dialect.header() ? below(table, dialect, names, wanted) : "", doubts);
    }

    /** Numbers read with decimal points of which the points may group thousands. */
    static Optional<String> grouped(
            CsvDialect dialect, List<String> names, List<List<String>> rows, Set<String> numbers) {
        if (dialect.decimal() != '.' || dialect.thousands().isPresent()) {
            return Optional.empty();
        }
        List<String> columns = new ArrayList<>();
        String example = "";
        for (int c = 0; c < names.size(); c++) {
            if (!numbers.contains(names.get(c))) {
                continue;
            }
            List<String> values = NumberGuess.column(rows, c);
            // A number with two points is none, and is refused with what to write.
            Optional<String> one = values.stream()
                    .filter(value -> value.indexOf('.') >= 0 && value.indexOf('.') == value.lastIndexOf('.'))
                    .findFirst();
            if (one.isPresent() && NumberGuess.mayGroupByPoints(values)) {
                columns.add(names.get(c));
                example = example.isEmpty() ? one.get() : example;
            }
        }
        if (columns.isEmpty()) {
            return Optional.empty();
        }
        String plain = example.replace(".", "");
        return Optional.of(listed(columns) + ": every number has three digits behind a point or no point at all; '"
                + Values.shown(example, 20) + "' is read with a decimal point. If it means " + Values.shown(plain, 20)
                + ", write \"csv\": {\"decimal\": \",\", \"thousands\": \".\"} into the recipe");
    }

    /** Columns in which every field stands between apostrophes, which are read as part of it. */
    private static Optional<String> quoted(
            CsvDialect dialect, List<String> names, List<List<String>> rows, Set<String> wanted) {
        List<String> columns = new ArrayList<>();
        for (int c = 0; c < names.size(); c++) {
            if (wanted.contains(names.get(c)) && dialect.quote() != '\'' && CsvGuess.isBetweenApostrophes(rows, c)) {
                columns.add(names.get(c));
            }
        }
        return columns.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        listed(columns) + ": every field stands between apostrophes, which are read as part of it."
                                + " If they are quotation marks, write \"csv\": {\"quote\": \"'\"} into the recipe");
    }

    private static String listed(List<String> columns) {
        return (columns.size() == 1 ? "column '" : "columns '")
                + columns.stream()
                        .limit(MOST_NAMED)
                        .map(name -> Values.shown(name, 40))
                        .collect(Collectors.joining("', '"))
                + "'" + (columns.size() > MOST_NAMED ? " and " + (columns.size() - MOST_NAMED) + " more" : "");
    }

    private static String below(String table, CsvDialect dialect, List<String> names, Set<String> wanted) {
        long here = names.stream().filter(wanted::contains).count();
        boolean empty = table.startsWith("\n") || table.startsWith("\r\n");
        if (here == wanted.size() && !empty) {
            return "";
        }
        CsvSniffer plain = new CsvSniffer(dialect, Set.of());
        int lines = (int) table.lines().limit(TitleLines.MOST + 1L).count();
        for (int above = 1; above < lines; above++) {
            String rest = CsvSniffer.withoutLines(table, above);
            for (char separator : CsvSniffer.SEPARATORS) {
                List<List<String>> records =
                        plain.split(rest.lines().findFirst().orElse("") + "\n", separator, true);
                long found = records.stream()
                        .flatMap(List::stream)
                        .map(plain::unquoted)
                        .filter(wanted::contains)
                        .distinct()
                        .count();
                if ((found > here || empty && found == here) && found > wanted.size() / 2) {
                    int skip = dialect.skip() + above;
                    return "Its table begins below " + (skip == 1 ? "a line that is" : skip + " lines that are")
                            + " no part of it: write \"csv\": {\"skip\": " + skip + "} into the recipe";
                }
            }
        }
        return "";
    }
}
