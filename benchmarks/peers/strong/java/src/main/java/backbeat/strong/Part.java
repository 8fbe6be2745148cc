package backbeat.strong;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Training or test rows as {@code ./backbeat data export} wrote them.
 *
 * @param rows    how many
 * @param numbers 12 a row, standardized
 * @param codes   of key, mode and genre; -1 where training never saw the category
 * @param labels  0 or 1
 */
record Part(int rows, float[] numbers, int[] codes, byte[] labels) {
    static final int NUMBERS = 12;
    static final int CODES = 3;
    static final int COLUMNS = NUMBERS + CODES;

    /** @param name train or test */
    static Part of(String name) throws IOException {
        ByteBuffer numeric = values(name + "_numeric");
        ByteBuffer coded = values(name + "_codes");
        ByteBuffer labelled = values(name + "_labels");
        float[] numbers = new float[numeric.remaining() / Float.BYTES];
        numeric.asFloatBuffer().get(numbers);
        int[] codes = new int[coded.remaining() / Integer.BYTES];
        coded.asIntBuffer().get(codes);
        byte[] labels = new byte[labelled.remaining()];
        labelled.get(labels);
        return new Part(labels.length, numbers, codes, labels);
    }

    /** One-hot columns in place of codes: rows x 139 or so. */
    static float[] dense(String name) throws IOException {
        ByteBuffer buffer = values(name + "_dense");
        float[] values = new float[buffer.remaining() / Float.BYTES];
        buffer.asFloatBuffer().get(values);
        return values;
    }

    /** The folder with the rows. */
    static Path folder() {
        return Path.of(System.getenv("ROWS"));
    }

    private static ByteBuffer values(String name) throws IOException {
        byte[] bytes = Files.readAllBytes(folder().resolve(name + ".npy"));
        int head = 10 + (bytes[8] & 255) + 256 * (bytes[9] & 255);
        return ByteBuffer.wrap(bytes, head, bytes.length - head).slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Numbers and codes side by side, as libraries with native categories take them: 15 columns a row, NaN for an unseen category. */
    float[] mixed() {
        float[] values = new float[rows * COLUMNS];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(numbers, row * NUMBERS, values, row * COLUMNS, NUMBERS);
            for (int c = 0; c < CODES; c++) {
                int code = codes[row * CODES + c];
                values[row * COLUMNS + NUMBERS + c] = code < 0 ? Float.NaN : code;
            }
        }
        return values;
    }

    float[] floatLabels() {
        float[] values = new float[rows];
        for (int row = 0; row < rows; row++) {
            values[row] = labels[row];
        }
        return values;
    }
}
