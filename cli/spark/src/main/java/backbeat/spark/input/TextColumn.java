package backbeat.spark.input;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A column of texts as one block of bytes: a tenth of the work of as many objects when it travels. */
public final class TextColumn implements Serializable {
    private static final long serialVersionUID = 1;

    private byte[] utf8 = new byte[1 << 10];
    private int[] ends;
    private int count;

    /** @param rows about how many there will be */
    public TextColumn(int rows) {
        ends = new int[Math.max(rows, 1)];
    }

    /** Adds a row. */
    public void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int start = count == 0 ? 0 : ends[count - 1];
        int end = Math.addExact(start, bytes.length);
        if (end > utf8.length) {
            utf8 = Arrays.copyOf(utf8, Math.max(end, (int) Math.min(2L * utf8.length, Integer.MAX_VALUE - 8)));
        }
        System.arraycopy(bytes, 0, utf8, start, bytes.length);
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
        }
        ends[count++] = end;
    }

    /** The text of a row. */
    public String get(int row) {
        int start = row == 0 ? 0 : ends[row - 1];
        return new String(utf8, start, ends[row] - start, StandardCharsets.UTF_8);
    }
}
