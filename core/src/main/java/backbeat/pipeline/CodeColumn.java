package backbeat.pipeline;

import backbeat.table.CategoricalColumn;
import backbeat.table.SetColumn;
import java.io.IOException;

/**
 * The codes of one categorical column: {@code code + 1} per row, so that an unseen category is 0, in the fewest of 1, 2 or
 * 4 bytes that hold the number of categories, and of sets of several where the column has some.
 */
final class CodeColumn {
    private CodeColumn() {}

    static void write(int[] codes, SetColumn sets, SectionWriter out) throws IOException {
        int width = width(sets);
        byte[] bytes = new byte[codes.length * width];
        int at = 0;
        for (int code : codes) {
            for (int shift = 0; shift < 8 * width; shift += 8) {
                bytes[at++] = (byte) (code + 1 >>> shift);
            }
        }
        out.raw(bytes);
    }

    static int[] read(SectionReader in, CategoricalColumn column, SetColumn sets, int rows) throws IOException {
        int width = width(sets);
        String what = "code of " + column.name();
        in.require((long) rows * width <= in.remaining(), "the codes of " + column.name() + " are cut off");
        int largest = largest(sets);
        int[] codes = new int[rows];
        for (int row = 0; row < rows; row++) {
            int stored = switch (width) {
                case 1 -> in.u8(what);
                case 2 -> in.u16(what);
                default -> in.i32(what);
            };
            if (stored < 0 || stored > largest) {
                throw in.error(what + " is " + (stored - 1L) + " in row " + row);
            }
            codes[row] = stored - 1;
        }
        return codes;
    }

    private static int width(SetColumn sets) {
        if (largest(sets) <= 0xff) {
            return 1;
        }
        return largest(sets) <= 0xffff ? 2 : Integer.BYTES;
    }

    private static int largest(SetColumn sets) {
        return sets.categories() + sets.sets();
    }
}
