package backbeat.csv;

import backbeat.data.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * The door that every CSV file comes in by. One look at its first {@value #LOOK} bytes tells its dialect; a file that is
 * plain (RFC 4180, UTF-8) goes through as it is, any other is translated on its way, so that what stands behind the door
 * reads one language only.
 *
 * @param bytes     plain CSV
 * @param format    what the file was before
 * @param lineShift by how much a line's number in the file exceeds that in {@code bytes}
 * @param look      what else the first bytes show
 */
public record CsvInput(InputStream bytes, CsvFormat format, int lineShift, CsvLook look) {
    /** The bytes that are looked at. */
    public static final int LOOK = 1 << 16;

    /**
     * Opens a stream.
     *
     * @param in      the bytes of the file
     * @param origin  what to call it in messages
     * @param dialect what is known about it
     * @param wanted  the columns that will be asked for
     * @param numbers those among them that hold numbers: their digits are written the plain way
     * @throws DataException if it is text of no kind that can be read
     */
    public static CsvInput open(
            InputStream in, String origin, CsvDialect dialect, Set<String> wanted, Set<String> numbers)
            throws IOException {
        return open(in, origin, dialect, wanted, numbers, CsvDialect.AUTO, Optional.empty());
    }

    /**
     * As the other, of a file like others that are known.
     *
     * @param usual how those are written
     * @param spare a column that the dialect names and that a file without a header may lack, such as the label
     */
    public static CsvInput open(
            InputStream in,
            String origin,
            CsvDialect dialect,
            Set<String> wanted,
            Set<String> numbers,
            CsvDialect usual,
            Optional<String> spare)
            throws IOException {
        byte[] head = in.readNBytes(LOOK);
        InputStream all = again(head, in);
        boolean compressed = head.length > 1 && (head[0] & 0xFF) == 0x1F && (head[1] & 0xFF) == 0x8B;
        if (compressed) {
            all = new GZIPInputStream(all, LOOK);
            head = all.readNBytes(LOOK);
            all = again(head, all);
        }
        NoText.refuse(head, origin);
        String encoding = dialect.encoding().orElseGet(() -> "UTF-8");
        Optional<String> marked = mark(head);
        if (marked.isPresent() && dialect.encoding().isEmpty()) {
            encoding = marked.get();
        }
        refuseUnmarked(head, encoding, origin);
        String text = decode(head, Charset.forName(encoding));
        CsvDialect named = CsvSniffer.without(spare, dialect.withEncoding(encoding), usual, text, head.length < LOOK);
        CsvFormat looked = new CsvSniffer(named, wanted, usual).look(text, head.length < LOOK);
        CsvFormat format = new CsvFormat(
                looked.dialect(), looked.carriageReturns(), compressed, looked.separatorLine(), looked.emptyLast());
        CsvLook look = CsvLook.at(text, head.length < LOOK, format, wanted, numbers);
        if (format.isPlain()) {
            return new CsvInput(all, format, 0, look);
        }
        if (head.length > 2 && (head[0] & 0xFF) == 0xEF && (head[1] & 0xFF) == 0xBB && (head[2] & 0xFF) == 0xBF) {
            all.skipNBytes(3);
        }
        CsvTranslation plain = new CsvTranslation(all, format, numbers);
        return new CsvInput(plain, format, plain.lineShift(), look);
    }

    /** The bytes that were looked at, and then the rest. */
    private static InputStream again(byte[] head, InputStream rest) throws IOException {
        PushbackInputStream all = new PushbackInputStream(rest, LOOK);
        all.unread(head);
        return all;
    }

    /** The encoding that a byte order mark states. */
    static Optional<String> mark(byte[] head) {
        if (head.length >= 2 && (head[0] & 0xFF) == 0xFE && (head[1] & 0xFF) == 0xFF) {
            return Optional.of("UTF-16BE");
        }
        if (head.length >= 2 && (head[0] & 0xFF) == 0xFF && (head[1] & 0xFF) == 0xFE) {
            return Optional.of("UTF-16LE");
        }
        return Optional.empty();
    }

    private static void refuseUnmarked(byte[] head, String encoding, String origin) {
        if (encoding.startsWith("UTF-16") || encoding.startsWith("UTF-32")) {
            return;
        }
        int even = 0;
        int odd = 0;
        for (int i = 0; i < head.length; i++) {
            if (head[i] == 0) {
                even += 1 - i % 2;
                odd += i % 2;
            }
        }
        if (even + odd > head.length / 4 && Math.min(even, odd) < (even + odd) / 8 + 1) {
            throw new DataException(
                    origin + " looks like UTF-16 without a byte order mark. Add \"csv\": {\"encoding\": \""
                            + (odd > even ? "UTF-16LE" : "UTF-16BE") + "\"} to the recipe");
        }
    }

    /** The characters of a beginning; a character that is cut off at its end is left out, malformed ones are replaced. */
    static String decode(byte[] head, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        CharBuffer chars = CharBuffer.allocate(head.length + 1);
        decoder.decode(ByteBuffer.wrap(head), chars, false);
        String text = chars.flip().toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** The bytes of {@code in}, which are text in {@code encoding}, as UTF-8. */
    static InputStream utf8(InputStream in, String encoding) {
        Charset charset = Charset.forName(encoding);
        return charset.equals(StandardCharsets.UTF_8) ? in : new Utf8Stream(in, charset);
    }
}
