package backbeat.preparation;

import backbeat.table.CategoricalColumn;
import backbeat.table.Table;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The codes of a column's categories by their UTF-8 bytes, so that a field of a file need not become a string to be looked
 * up. Open addressing at most half full. Immutable.
 */
final class CategoryCodes {
    /** Odd and without a pattern: the fraction of the golden ratio. */
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final byte[][] names;
    /** By place: a code, or {@link Table#UNSEEN} where the place is empty. */
    private final int[] codes;

    CategoryCodes(CategoricalColumn column) {
        names = column.categories().stream()
                .map(category -> category.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        codes = new int[Integer.highestOneBit(Math.max(1, names.length)) * 4];
        Arrays.fill(codes, Table.UNSEEN);
        for (int code = 0; code < names.length; code++) {
            int place = place(names[code], 0, names[code].length);
            while (codes[place] != Table.UNSEEN) {
                place = place + 1 & codes.length - 1;
            }
            codes[place] = code;
        }
    }

    int code(String category) {
        byte[] utf8 = category.getBytes(StandardCharsets.UTF_8);
        return code(utf8, 0, utf8.length);
    }

    /** The code of the category whose name is {@code utf8[from … to - 1]}, or {@link Table#UNSEEN}. */
    int code(byte[] utf8, int from, int to) {
        int place = place(utf8, from, to);
        while (codes[place] != Table.UNSEEN) {
            byte[] name = names[codes[place]];
            if (name.length == to - from && Arrays.equals(name, 0, name.length, utf8, from, to)) {
                return codes[place];
            }
            place = place + 1 & codes.length - 1;
        }
        return Table.UNSEEN;
    }

    private int place(byte[] utf8, int from, int to) {
        long hash = to - from;
        for (int i = from; i < to; i++) {
            hash = (hash ^ utf8[i]) * MIX;
        }
        return (int) (hash >>> 32) & codes.length - 1;
    }
}
