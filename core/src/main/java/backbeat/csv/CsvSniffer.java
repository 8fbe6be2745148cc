package backbeat.csv;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells a file's dialect from the text it begins with, as far as that is safe: separator, blanks around fields, row names,
 * Excel's {@code sep=} line. What the {@link CsvDialect} says is taken as said.
 */
final class CsvSniffer {
    static final char[] SEPARATORS = {',', ';', '\t', '|'};
    private static final int RECORDS = 200;

    private final CsvDialect said;
    private final Set<String> wanted;
    private final CsvDialect usual;

    /** @param wanted the columns that will be asked for; a separator that shows them is the right one */
    CsvSniffer(CsvDialect said, Set<String> wanted) {
        this(said, wanted, CsvDialect.AUTO);
    }

    /** @param usual the dialect of files like this one: it holds where the file does not show another as clearly */
    CsvSniffer(CsvDialect said, Set<String> wanted, CsvDialect usual) {
        this.said = said;
        this.wanted = wanted;
        this.usual = usual;
    }

    /**
     * The dialect of a text.
     *
     * @param text  the beginning of the file
     * @param whole whether it is all of the file; else its last record is cut off
     */
    CsvFormat look(String text, boolean whole) {
        boolean carriageReturns = text.indexOf('\r') >= 0 && text.indexOf('\n') < 0;
        Optional<Character> stated = separatorLine(carriageReturns ? text.replace('\r', '\n') : text);
        String lines = table(text);
        char separator = said.separator().or(() -> stated).or(usual::separator).orElse(',');
        Sample sample = sample(lines, separator, whole);
        if (said.separator().isEmpty() && stated.isEmpty()) {
            for (char other : SEPARATORS) {
                if (!said.canSeparate(other) || other == separator || finds(sample, separator, other, lines)) {
                    continue;
                }
                Sample candidate = sample(lines, other, whole);
                if (candidate.betterThan(sample)) {
                    sample = candidate;
                    separator = other;
                }
            }
        }
        CsvDialect found = said.withSeparator(separator);
        found = found.withTrim(said.trim().orElse(usual.trim().orElse(false) || sample.blanksBehindSeparators()));
        found = found.withRowNames(said.rowNames().orElse(said.header() && sample.hasRowNames()));
        return new CsvFormat(
                found.withEncoding(said.encoding().orElse("UTF-8")),
                carriageReturns,
                false,
                stated.isPresent(),
                said.header() && !found.rowNames().orElseThrow() && sample.endsWithSeparators());
    }

    /**
     * Whether a separator finds columns that are wanted in the first line of a text, in which another separator and quotes do
     * not occur: that one would find a single name there, and is not tried.
     */
    private boolean finds(Sample sample, char separator, char other, String text) {
        String line = String.join(String.valueOf(separator), sample.header());
        return sample.wanted() > 0
                && sample.header().size() > 1
                && line.indexOf(other) < 0
                && line.indexOf(said.quote()) < 0
                && (text.startsWith(line + "\n") || text.startsWith(line + "\r\n"));
    }

    /** The text behind Excel's line and the lines that are said to stand above the table, with LF at the end of lines. */
    String table(String text) {
        String lines = text.indexOf('\n') < 0 ? text.replace('\r', '\n') : text;
        int above = said.skip() + (separatorLine(lines).isPresent() ? 1 : 0);
        return withoutLines(lines, above);
    }

    static String withoutLines(String lines, int above) {
        int start = 0;
        for (int i = 0; i < above && start < lines.length(); i++) {
            int end = lines.indexOf('\n', start);
            start = end < 0 ? lines.length() : end + 1;
        }
        return lines.substring(start);
    }

    /**
     * A dialect for a file without a header: if its first record has one field fewer than there are names, and {@code spare}
     * is one of them, that is the column that the file lacks.
     */
    static CsvDialect without(Optional<String> spare, CsvDialect said, CsvDialect usual, String text, boolean whole) {
        if (spare.isEmpty() || !said.names().contains(spare.get())) {
            return said;
        }
        CsvSniffer sniffer = new CsvSniffer(said, Set.of(), usual);
        char separator = sniffer.look(text, whole).dialect().separator().orElseThrow();
        List<List<String>> records = sniffer.split(sniffer.table(text), separator, whole);
        boolean lacking =
                !records.isEmpty() && records.get(0).size() == said.names().size() - 1;
        return lacking
                ? said.withNames(said.names().stream()
                        .filter(name -> !name.equals(spare.get()))
                        .toList())
                : said;
    }

    /** The separator that Excel's first line {@code sep=;} states; {@code sep=T} states none and is a header. */
    private Optional<Character> separatorLine(String text) {
        String first = text.lines().findFirst().orElse("");
        boolean states =
                first.length() == 5 && first.regionMatches(true, 0, "sep=", 0, 4) && said.canSeparate(first.charAt(4));
        return states ? Optional.of(first.charAt(4)) : Optional.empty();
    }

    /** What the first records are under one separator. */
    private record Sample(List<String> header, List<List<String>> rows, int wanted, double consistent) {
        boolean betterThan(Sample other) {
            if (wanted != other.wanted) {
                return wanted > other.wanted;
            }
            return header.size() > 1 && (other.header.size() < 2 || consistent > other.consistent);
        }

        /** Whether all fields but the first begin with a blank, in the header or in every record. */
        boolean blanksBehindSeparators() {
            return header.size() > 1
                    && (beginWithBlank(header)
                            || !rows.isEmpty() && rows.stream().allMatch(Sample::beginWithBlank));
        }

        private static boolean beginWithBlank(List<String> fields) {
            return fields.size() > 1
                    && fields.stream().skip(1).allMatch(field -> field.startsWith(" "))
                    && fields.stream().skip(1).anyMatch(field -> !field.isBlank());
        }

        /**
         * Whether every row has one field more than the header and begins with a name of its own. Rows that end with a
         * separator have one field more as well, an empty one.
         */
        boolean hasRowNames() {
            Set<String> names = new HashSet<>();
            return !rows.isEmpty()
                    && rows.stream().allMatch(row -> row.size() == header.size() + 1 && names.add(row.get(0)))
                    && rows.stream()
                            .anyMatch(row -> !row.get(row.size() - 1).strip().isEmpty());
        }

        /** Whether every row has one field more than the header, and nothing in it. */
        boolean endsWithSeparators() {
            return !rows.isEmpty()
                    && rows.stream()
                            .allMatch(row -> row.size() == header.size() + 1
                                    && row.get(row.size() - 1).isBlank());
        }
    }

    /** The names of the columns of a file, by its first records as they stand there. */
    static List<String> names(CsvFormat format, List<List<String>> records) {
        CsvDialect dialect = format.dialect();
        List<String> names = new ArrayList<>();
        if (!dialect.header()) {
            int width = records.isEmpty() ? 0 : records.get(0).size();
            for (int c = 0; c < Math.max(width, dialect.names().size()); c++) {
                names.add(dialect.name(c));
            }
            return names;
        }
        CsvSniffer sniffer = new CsvSniffer(dialect, Set.of());
        return named(
                format,
                records.stream()
                        .limit(1)
                        .flatMap(List::stream)
                        .map(sniffer::unquoted)
                        .toList());
    }

    /** The names of the columns where the first record is a header; columns of which it has none are called "". */
    static List<String> named(CsvFormat format, List<String> header) {
        List<String> names = new ArrayList<>(header);
        if (format.dialect().rowNames().orElse(false)) {
            names.add(0, "");
        }
        if (format.emptyLast()) {
            names.add("");
        }
        return names;
    }

    private Sample sample(String text, char separator, boolean whole) {
        List<List<String>> records = split(text, separator, whole);
        List<String> header = records.isEmpty() ? List.of() : records.get(0);
        List<List<String>> rows = records.subList(Math.min(1, records.size()), records.size());
        int found = 0;
        for (String name : header) {
            found += wanted.contains(unquoted(name)) ? 1 : 0;
        }
        long alike = rows.stream()
                .filter(row -> row.size() == header.size() || row.size() == header.size() + 1)
                .count();
        return new Sample(header, rows, found, rows.isEmpty() ? 1 : (double) alike / rows.size());
    }

    /** The first records as raw fields, blank lines and comments left out. */
    List<List<String>> split(String text, char separator, boolean whole) {
        List<List<String>> records = new ArrayList<>();
        List<String> fields = new ArrayList<>();
        int start = 0;
        boolean quoted = false;
        for (int at = 0; at < text.length() && records.size() < RECORDS; at++) {
            char c = text.charAt(at);
            if (quoted) {
                quoted = c != said.quote();
            } else if (c == said.quote() && text.substring(start, at).isBlank()) {
                quoted = true;
            } else if (c == said.quote() && at > start && text.charAt(at - 1) == said.quote()) {
                quoted = true; // the second of a doubled quote
            } else if (c == separator) {
                fields.add(text.substring(start, at));
                start = at + 1;
            } else if (c == '\n') {
                add(records, fields, text.substring(start, at));
                start = at + 1;
            }
        }
        if (whole && start < text.length() && records.size() < RECORDS) {
            add(records, fields, text.substring(start));
        }
        return records;
    }

    private void add(List<List<String>> records, List<String> fields, String last) {
        fields.add(last.endsWith("\r") ? last.substring(0, last.length() - 1) : last);
        boolean blank = fields.size() == 1 && fields.get(0).isEmpty();
        boolean comment = said.comment().isPresent()
                && fields.get(0).startsWith(said.comment().get().toString());
        if (!blank && !comment) {
            records.add(List.copyOf(fields));
        }
        fields.clear();
    }

    /** A raw field as its value. */
    String unquoted(String field) {
        String value = field.strip();
        String quote = String.valueOf(said.quote());
        boolean quoted = value.length() > 1 && value.startsWith(quote) && value.endsWith(quote);
        return quoted ? value.substring(1, value.length() - 1).replace(quote + quote, quote) : value;
    }
}
