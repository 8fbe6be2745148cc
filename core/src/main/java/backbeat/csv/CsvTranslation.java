package backbeat.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A CSV file of any dialect as plain CSV: UTF-8, commas, double quotes, a header, LF, decimal points. Rows stay rows and
 * lines stay lines: a comment becomes an empty line, which is no row. What is broken stays broken, for the reader to name.
 *
 * <p>One pass, one byte at a time; memory for one field and the bytes not yet fetched.
 */
final class CsvTranslation extends InputStream {
    private enum State {
        RECORD,
        FIELD,
        PLAIN,
        QUOTED,
        BEHIND_QUOTE,
        BROKEN,
        COMMENT
    }

    private final InputStream in;
    private final CsvDialect dialect;
    private final int separator;
    private final int quote;
    private final int comment;
    private final boolean trim;
    private final boolean emptyLast;
    private final PlainNumbers numbers;
    private final Set<String> numeric;

    private final byte[] input = new byte[1 << 15];
    private final Bytes out = new Bytes();
    private final Bytes field = new Bytes();
    private final List<String> header = new ArrayList<>();
    private boolean[] isNumber = {};
    private State state = State.RECORD;
    private boolean quoted;
    private boolean afterReturn;
    private boolean inHeader = true;
    private int column;
    private int skipped;
    private int fetched;
    private boolean ended;

    /** @param numeric the names of the columns that hold numbers */
    CsvTranslation(InputStream raw, CsvFormat format, Set<String> numeric) throws IOException {
        this.dialect = format.dialect();
        this.in = CsvInput.utf8(raw, dialect.encoding().orElseThrow());
        this.separator = dialect.separator().orElseThrow();
        this.quote = dialect.quote();
        this.comment = dialect.comment().map(c -> (int) c).orElse(-1);
        this.trim = dialect.trim().orElseThrow();
        this.numbers = new PlainNumbers(dialect);
        this.numeric = numeric;
        this.emptyLast = format.emptyLast();
        for (int above = dialect.skip() + (format.separatorLine() ? 1 : 0); above > 0; above--) {
            skipLine();
        }
        while (inHeader && !ended) {
            more();
        }
    }

    /** By how much a line's number in the file exceeds that in the translation. */
    int lineShift() {
        return skipped - (dialect.header() ? 0 : 1);
    }

    @Override
    public int read() throws IOException {
        return available(1) ? out.bytes[fetched++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!available(length)) {
            return -1;
        }
        int count = Math.min(length, out.length - fetched);
        System.arraycopy(out.bytes, fetched, target, offset, count);
        fetched += count;
        return count;
    }

    private boolean available(int length) throws IOException {
        while (fetched == out.length && !ended) {
            out.length = 0;
            fetched = 0;
            more();
        }
        return fetched < out.length;
    }

    private void skipLine() throws IOException {
        int c = in.read();
        if (afterReturn && c == '\n') {
            c = in.read();
        }
        while (c >= 0 && c != '\n' && c != '\r') {
            c = in.read();
        }
        afterReturn = c == '\r';
        skipped++;
    }

    /** Translates another piece of the input. */
    private void more() throws IOException {
        int count = in.read(input);
        if (count < 0) {
            ended = true;
            if (state != State.RECORD && state != State.COMMENT) {
                endRecord();
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            byte b = input[i];
            boolean second = afterReturn && b == '\n' && state != State.QUOTED;
            afterReturn = b == '\r' && state != State.QUOTED;
            if (!second) {
                next(b);
            }
        }
        if (field.length > RecordCutter.MAX_RECORD) {
            throw new IOException("A record is longer than " + RecordCutter.MAX_RECORD
                    + " bytes. Is a quotation mark without its partner somewhere?");
        }
    }

    private void next(byte b) throws IOException {
        boolean lineEnd = b == '\n' || b == '\r';
        switch (state) {
            case COMMENT -> {
                if (lineEnd) {
                    emptyLine();
                }
            }
            case QUOTED -> {
                if (b == quote) {
                    state = State.BEHIND_QUOTE;
                } else {
                    field.add(b);
                }
            }
            case BEHIND_QUOTE -> behindQuote(b, lineEnd);
            case RECORD, FIELD -> begin(b, lineEnd);
            case PLAIN, BROKEN -> {
                if (b == separator) {
                    endField();
                } else if (lineEnd) {
                    endRecord();
                } else {
                    field.add(b);
                }
            }
        }
    }

    private void begin(byte b, boolean lineEnd) throws IOException {
        if (lineEnd) {
            if (state == State.RECORD) {
                emptyLine();
            } else {
                endRecord();
            }
        } else if (state == State.RECORD && b == comment) {
            state = State.COMMENT;
        } else if (b == separator) {
            endField();
        } else if (b == quote) {
            quoted = true;
            state = State.QUOTED;
        } else if (trim && isBlank(b)) {
            state = State.FIELD; // a blank before the field, or a line that is not empty
        } else {
            field.add(b);
            state = State.PLAIN;
        }
    }

    private void behindQuote(byte b, boolean lineEnd) throws IOException {
        if (b == quote) {
            field.add(b);
            state = State.QUOTED;
        } else if (b == separator) {
            endField();
        } else if (lineEnd) {
            endRecord();
        } else if (!isBlank(b)) {
            String content = field.text();
            field.length = 0;
            field.add(('"' + content.replace("\"", "\"\"") + '"').getBytes(StandardCharsets.UTF_8));
            field.add(b);
            state = State.BROKEN;
        }
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    private void emptyLine() {
        if (inHeader) {
            skipped++;
        } else {
            out.add((byte) '\n');
        }
        state = State.RECORD;
    }

    private void endField() throws IOException {
        if (column > 0) {
            out.add((byte) ',');
        }
        if (trim && !quoted) {
            while (field.length > 0 && isBlank(field.bytes[field.length - 1])) {
                field.length--;
            }
        }
        if (inHeader && dialect.header()) {
            header.add(field.text());
        }
        if (state == State.BROKEN) {
            out.add(field.bytes, field.length);
        } else if (isNumber(column) && !numbers.none()) {
            byte[] plain = numbers.plain(field.text()).getBytes(StandardCharsets.UTF_8);
            write(plain, plain.length);
        } else {
            write(field.bytes, field.length);
        }
        field.length = 0;
        quoted = false;
        column++;
        state = State.FIELD;
    }

    private void endRecord() throws IOException {
        endField();
        out.add((byte) '\n');
        if (inHeader) {
            endHeader();
        }
        column = 0;
        state = State.RECORD;
    }

    /** The first record is there: if it names the columns, their roles are known now; if not, names go before it. */
    private void endHeader() {
        inHeader = false;
        if (dialect.header()) {
            if (dialect.rowNames().orElse(false)) {
                header.add(0, "");
                insert(new byte[] {','});
            }
            if (emptyLast) {
                header.add("");
                out.bytes[out.length - 1] = ','; // in place of the line's end
                out.add((byte) '\n');
            }
        } else {
            CsvWriter names = new CsvWriter();
            for (int c = 0; c < Math.max(column, dialect.names().size()); c++) {
                names.field(dialect.name(c));
            }
            insert(names.endRow().toString().getBytes(StandardCharsets.UTF_8));
        }
        isNumber = new boolean[header.size()];
        for (int c = 0; c < isNumber.length; c++) {
            isNumber[c] = numeric.contains(header.get(c));
        }
    }

    private boolean isNumber(int place) {
        if (!dialect.header()) {
            return numeric.contains(dialect.name(place));
        }
        return !inHeader && place < isNumber.length && isNumber[place];
    }

    private void insert(byte[] before) {
        byte[] behind = Arrays.copyOf(out.bytes, out.length);
        out.length = 0;
        out.add(before);
        out.add(behind);
    }

    /** A field's content, in quotes where it needs them. */
    private void write(byte[] content, int length) {
        boolean plain = true;
        for (int i = 0; i < length && plain; i++) {
            byte b = content[i];
            plain = b != ',' && b != '"' && b != '\n' && b != '\r';
        }
        if (plain) {
            out.add(content, length);
            return;
        }
        out.add((byte) '"');
        for (int i = 0; i < length; i++) {
            byte b = content[i];
            if (b == '"') {
                out.add(b);
            }
            out.add(b);
        }
        out.add((byte) '"');
    }

    /** A growing array. */
    private static final class Bytes {
        private byte[] bytes = new byte[256];
        private int length;

        void add(byte b) {
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * length);
            }
            bytes[length++] = b;
        }

        void add(byte[] more) {
            add(more, more.length);
        }

        void add(byte[] more, int count) {
            if (length + count > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
            }
            System.arraycopy(more, 0, bytes, length, count);
            length += count;
        }

        String text() {
            return new String(bytes, 0, length, StandardCharsets.UTF_8);
        }
    }
}
