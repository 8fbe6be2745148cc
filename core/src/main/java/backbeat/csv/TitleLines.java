package backbeat.csv;

import backbeat.data.Decimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lines above a table that are no part of it: a title, the day of an export. */
final class TitleLines {
    /** Lines above a table that are looked at. */
    static final int MOST = 30;

    /** The share of rows that have as many fields as the header. */
    private static final double MOSTLY = 0.8;

    private TitleLines() {}

    /** How many lines stand above the table of a text; 0 where none do, or nobody can tell. */
    static int above(String lines, boolean whole, CsvSniffer sniffer) {
        return separator(lines, whole, sniffer)
                .map(separator -> above(lines, separator, whole, sniffer))
                .orElse(0);
    }

    /** What cuts most lines into equally many fields, and into more than others that do. */
    private static Optional<Character> separator(String lines, boolean whole, CsvSniffer sniffer) {
        Optional<Character> best = Optional.empty();
        int widest = 1;
        for (char separator : CsvSniffer.SEPARATORS) {
            Map<Integer, Integer> rows = new HashMap<>();
            List<List<String>> records = sniffer.split(lines, separator, whole);
            records.forEach(record -> rows.merge(width(record), 1, Integer::sum));
            for (Map.Entry<Integer, Integer> width : rows.entrySet()) {
                if (width.getKey() > widest
                        && width.getValue() >= MOSTLY * (records.size() - titles(records, width.getKey()))) {
                    widest = width.getKey();
                    best = Optional.of(separator);
                }
            }
        }
        return best;
    }

    private static int above(String lines, char separator, boolean whole, CsvSniffer sniffer) {
        int count = (int) lines.lines().limit(MOST + 1L).count();
        for (int above = 1; above < count; above++) {
            String table = CsvSniffer.withoutLines(lines, above);
            if (table.startsWith("\n") || table.startsWith("\r\n")) {
                continue; // an empty line is above the table as well
            }
            String titles = lines.substring(0, lines.length() - table.length());
            if (endsWithinQuotes(titles, separator, sniffer)) {
                continue; // the line goes on below: it is a header's whose name holds a line break
            }
            List<List<String>> over = sniffer.split(titles, separator, true);
            int first = over.isEmpty() || titles.lines().findFirst().orElse("").isBlank() ? 0 : width(over.get(0));
            List<List<String>> records = sniffer.split(table, separator, whole);
            if (records.size() < 3) {
                return 0;
            }
            int width = width(records.get(0));
            // One field fewer than the rows is what a header has above rows with names.
            boolean rowNames = over.size() == 1 && first == width - 1 && width > 2;
            if (width > 1
                    && !rowNames
                    && first < width
                    && (isHeader(records) || first < width - 1 && areWide(records))
                    && over.stream().allMatch(record -> width(record) < width)) {
                return above;
            }
        }
        return 0;
    }

    private static boolean endsWithinQuotes(String lines, char separator, CsvSniffer sniffer) {
        int complete = sniffer.split(lines, separator, false).size();
        return sniffer.split(lines, separator, true).size() > complete;
    }

    /** How many records at the beginning have fewer fields. */
    private static int titles(List<List<String>> records, int width) {
        return (int) records.stream()
                .limit(MOST)
                .takeWhile(record -> width(record) < width)
                .count();
    }

    /** The fields of a record; a title may be filled up with empty ones. */
    private static int width(List<String> record) {
        int filled = (int) record.stream().filter(field -> !field.isBlank()).count();
        return filled < 2 && record.size() > 2 ? filled : record.size();
    }

    /** Whether the first record names columns of the others: texts that differ, and rows that are as wide. */
    private static boolean isHeader(List<List<String>> records) {
        List<String> names = records.get(0).stream().map(String::strip).toList();
        return new HashSet<>(names).size() == names.size()
                && names.stream().noneMatch(name -> name.isEmpty() || Decimal.isFinite(name))
                && areWide(records);
    }

    /** Whether most records have as many fields as the first. */
    private static boolean areWide(List<List<String>> records) {
        int width = records.get(0).size();
        return records.stream().filter(row -> row.size() == width).count() >= MOSTLY * records.size();
    }
}
