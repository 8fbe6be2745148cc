package backbeat.csv;

import backbeat.data.Decimal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * What a file's first bytes suggest about its dialect beyond what can be told safely: comments, whether there is a header,
 * decimal and thousands characters, the encoding. For a person to confirm: nothing reads a file by a guess unasked.
 *
 * @param dialect with the guesses said and all else left open
 * @param reasons by the field of {@code csv} in a recipe, why it is guessed
 * @param names   the names of the columns
 * @param doubts  what may be meant otherwise: sentences, each with the line to write
 */
public record CsvGuess(CsvDialect dialect, Map<String, String> reasons, List<String> names, List<String> doubts) {
    /**
     * Looks at the beginning of a file.
     *
     * @throws IOException                 if it cannot be read
     * @throws backbeat.data.DataException if it is no text
     */
    public static CsvGuess of(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(CsvInput.LOOK);
            if (head.length > 1 && (head[0] & 0xFF) == 0x1F && (head[1] & 0xFF) == 0x8B) {
                head = new GZIPInputStream(Files.newInputStream(file)).readNBytes(CsvInput.LOOK);
            }
        }
        NoText.refuse(head, file.toString());
        return new Guessing(head).guess();
    }

    /** Whether all fields of a column that are not empty, two at least, stand between apostrophes. */
    static boolean isBetweenApostrophes(List<List<String>> rows, int column) {
        List<String> fields = rows.stream()
                .filter(row -> row.size() > column)
                .map(row -> row.get(column).strip())
                .filter(field -> !field.isEmpty())
                .toList();
        return fields.size() > 1 && fields.stream().allMatch(Hints::isBetweenApostrophes);
    }

    private static final class Guessing {
        private final byte[] head;
        private final boolean whole;
        private final Map<String, String> reasons = new LinkedHashMap<>();
        private CsvDialect dialect = CsvDialect.AUTO;

        Guessing(byte[] head) {
            this.head = head;
            this.whole = head.length < CsvInput.LOOK;
        }

        CsvGuess guess() {
            String marked = CsvInput.mark(head).orElse("UTF-8");
            if (marked.equals("UTF-8") && !Utf8.isValid(head, 0, lastWhole())) {
                dialect = dialect.withEncoding("windows-1252");
                reasons.put("encoding", "its bytes are not UTF-8; windows-1252 is the most usual of the others");
            }
            String encoding = dialect.encoding().orElse(marked);
            String text = CsvInput.decode(head, Charset.forName(encoding));
            comments(new CsvSniffer(dialect, Set.of()).table(text));
            above(new CsvSniffer(dialect, Set.of()).table(text));
            quotes(text);
            CsvSniffer sniffer = new CsvSniffer(dialect, Set.of());
            CsvFormat format = sniffer.look(text, whole);
            String lines = sniffer.table(text);
            char separator = format.dialect().separator().orElseThrow();
            List<List<String>> records = new ArrayList<>();
            for (List<String> record : sniffer.split(lines, separator, whole)) {
                records.add(record.stream().map(sniffer::unquoted).toList());
            }
            if (records.isEmpty()) {
                return new CsvGuess(dialect, reasons, List.of(), List.of());
            }
            List<String> names = header(records, format);
            List<List<String>> rows = dialect.header() ? records.subList(1, records.size()) : records;
            numbers(rows, separator);
            List<String> doubts = CsvLook.grouped(dialect, names, rows, Set.copyOf(names)).stream()
                    .toList();
            return new CsvGuess(dialect, reasons, names, doubts);
        }

        /** The bytes before a character that the look may have cut off. */
        private int lastWhole() {
            int end = head.length;
            while (!whole && end > 0 && head.length - end < 4 && head[end - 1] < 0) {
                end--;
            }
            return end;
        }

        private void comments(String lines) {
            List<String> first = lines.lines().limit(50).toList();
            for (char mark : new char[] {'#', '%'}) {
                String start = String.valueOf(mark);
                long above =
                        first.stream().takeWhile(line -> line.startsWith(start)).count();
                if (above == 0 || above == first.size()) {
                    continue;
                }
                boolean alike = above == 1
                        && separators(first.get(0)) == separators(first.get(1))
                        && separators(first.get(0)) > 0;
                if (!alike) {
                    dialect = dialect.withComment(mark);
                    reasons.put(
                            "comment",
                            above == 1
                                    ? "a line above the table begins with it"
                                    : above + " lines above the table begin with it");
                }
            }
        }

        /** Lines above the table: they have fewer fields than the header and the rows below them. */
        private void above(String lines) {
            int above = TitleLines.above(lines, whole, new CsvSniffer(dialect, Set.of()));
            if (above > 0 && dialect.comment().isEmpty()) {
                dialect = dialect.withSkip(above);
                reasons.put(
                        "skip",
                        above == 1
                                ? "the first line has fewer fields than the table below it"
                                : "the first " + above + " lines have fewer fields than the table below them");
            }
        }

        /** Apostrophes in place of quotation marks: around all fields of a column. */
        private void quotes(String text) {
            CsvSniffer sniffer = new CsvSniffer(dialect.withQuote('\''), Set.of());
            CsvFormat format = sniffer.look(text, whole);
            List<List<String>> records = sniffer.split(
                    sniffer.table(text), format.dialect().separator().orElseThrow(), whole);
            int width = records.isEmpty() ? 0 : records.get(0).size();
            for (int c = 0; c < width; c++) {
                if (isBetweenApostrophes(records.subList(1, records.size()), c)) {
                    dialect = dialect.withQuote('\'');
                    reasons.put("quote", "fields of a column stand between apostrophes");
                    return;
                }
            }
        }

        private static long separators(String line) {
            return line.chars()
                    .filter(c -> c == ',' || c == ';' || c == '\t' || c == '|')
                    .count();
        }

        /** The names of the columns; where the first record looks like a row, there is no header. */
        private List<String> header(List<List<String>> records, CsvFormat format) {
            List<String> first = records.get(0);
            boolean number = first.stream().anyMatch(Decimal::isFinite);
            Set<String> distinct = new HashSet<>(first);
            boolean repeated = distinct.size() < first.size() && first.size() > 2;
            boolean recurring = repeated && records.size() > 1 && columnsThatHold(records, first) > first.size() / 2;
            if (number || recurring) {
                dialect = dialect.withNames(List.of());
                reasons.put(
                        "header",
                        number
                                ? "the first line has numbers where names would stand"
                                : "the first line has texts of the rows below it");
                List<String> names = new ArrayList<>();
                for (int c = 0; c < first.size(); c++) {
                    names.add(dialect.name(c));
                }
                return names;
            }
            return CsvSniffer.named(format, first);
        }

        private static int columnsThatHold(List<List<String>> records, List<String> first) {
            int holding = 0;
            for (int c = 0; c < first.size(); c++) {
                int column = c;
                holding += records.stream()
                                .skip(1)
                                .anyMatch(row ->
                                        row.size() > column && row.get(column).equals(first.get(column)))
                        ? 1
                        : 0;
            }
            return holding;
        }

        private void numbers(List<List<String>> rows, char separator) {
            NumberGuess guess = NumberGuess.of(rows, separator);
            if (guess.commas()) {
                dialect = dialect.withDecimal(',');
                reasons.put("decimal", "columns are numbers if ',' is the decimal sign");
            }
            if (guess.thousands() != NumberGuess.NONE) {
                dialect = dialect.withThousands(guess.thousands());
                reasons.put(
                        "thousands",
                        "columns are numbers if " + CsvFormat.named(guess.thousands()) + " groups thousands");
            }
        }
    }
}
