package backbeat.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Text of another charset as UTF-8. A byte order mark is left out; bytes that are no text are an {@link IOException}. */
final class Utf8Stream extends InputStream {
    private static final int CHARS = 1 << 14;

    private final Charset charset;
    private final Reader reader;
    private final char[] chars = new char[CHARS + 1];
    private byte[] bytes = new byte[0];
    private int at;
    private boolean first = true;

    Utf8Stream(InputStream in, Charset charset) {
        this.charset = charset;
        this.reader = new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    @Override
    public int read() throws IOException {
        return fill() ? bytes[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, bytes.length - at);
        System.arraycopy(bytes, at, target, offset, count);
        at += count;
        return count;
    }

    private boolean fill() throws IOException {
        while (at == bytes.length) {
            int count;
            try {
                count = reader.read(chars, 0, CHARS);
                if (count > 0 && Character.isHighSurrogate(chars[count - 1])) {
                    count += Math.max(0, reader.read(chars, count, 1)); // two halves of one character stay together
                }
            } catch (CharacterCodingException e) {
                throw new IOException("it is not " + charset + " text", e);
            }
            if (count < 0) {
                return false;
            }
            int start = first && chars[0] == '\uFEFF' ? 1 : 0;
            first = false;
            bytes = new String(chars, start, count - start).getBytes(StandardCharsets.UTF_8);
            at = 0;
        }
        return true;
    }
}
