package backbeat.pipeline;

import backbeat.table.Extent;
import backbeat.tree.TreeBytes;
import java.io.IOException;

/** Many numbers from 0 on, each in the fewest of 1, 2 or 4 bytes that hold the largest that there may be. */
final class SmallNumbers {
    private SmallNumbers() {}

    /** Writes {@code values[i] + plus}, which is at most {@code largest}. */
    static void write(int[] values, int plus, int largest, SectionWriter out) throws IOException {
        int width = TreeBytes.width(largest);
        if (out.counts((long) width * values.length)) {
            return;
        }
        byte[] piece = new byte[Math.min(SectionReader.BUFFER / width, values.length) * width];
        for (int from = 0; from < values.length; ) {
            int length = Math.min(values.length - from, piece.length / width);
            fill(piece, width, values, from, length, plus);
            out.raw(piece, length * width);
            from += length;
        }
    }

    private static void fill(byte[] piece, int width, int[] values, int from, int length, int plus) {
        if (width == 1) { // a loop of its own, of which the compiler makes vectors
            for (int i = 0; i < length; i++) {
                piece[i] = (byte) (values[from + i] + plus);
            }
            return;
        }
        int filled = 0;
        for (int i = from; i < from + length; i++) {
            for (int shift = 0; shift < 8 * width; shift += 8) {
                piece[filled++] = (byte) (values[i] + plus >>> shift);
            }
        }
    }

    /**
     * Reads {@code count} of them, {@code plus} less each.
     *
     * @param what in messages
     */
    static int[] read(SectionReader in, int count, int plus, int largest, String what) throws IOException {
        int width = TreeBytes.width(largest);
        in.require((long) count * width <= in.remaining(), "the numbers of " + what + " are cut off");
        int[] values = new int[count];
        for (int from = 0; from < count; ) {
            int length = Math.min(count - from, SectionReader.BUFFER / width);
            byte[] bytes = in.raw(length * width, what);
            unpack(bytes, width, values, from, length, plus);
            if (!Extent.within(values, from, from + length, -plus, largest - plus)) {
                throw in.error(what + " is " + firstOutside(values, from, plus, largest));
            }
            from += length;
        }
        return values;
    }

    private static String firstOutside(int[] values, int from, int plus, int largest) {
        int place = from;
        while (Extent.within(values, place, place + 1, -plus, largest - plus)) {
            place++;
        }
        long value = (long) (values[place] + plus) - plus; // the sum is what stands in the file, whatever overflowed
        return value + " in place " + place;
    }

    private static void unpack(byte[] bytes, int width, int[] values, int from, int length, int plus) {
        switch (width) { // a loop for each, of which the compiler makes vectors
            case 1 -> {
                for (int i = 0; i < length; i++) {
                    values[from + i] = (bytes[i] & 0xff) - plus;
                }
            }
            case 2 -> {
                for (int i = 0; i < length; i++) {
                    values[from + i] = (bytes[2 * i] & 0xff | (bytes[2 * i + 1] & 0xff) << 8) - plus;
                }
            }
            default -> {
                for (int i = 0, at = 0; i < length; i++, at += 4) {
                    int low = bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8;
                    values[from + i] = (low | (bytes[at + 2] & 0xff) << 16 | bytes[at + 3] << 24) - plus;
                }
            }
        }
    }
}
