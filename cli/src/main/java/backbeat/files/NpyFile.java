package backbeat.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Writes NumPy's {@code .npy} files (format 1.0, little-endian, C order), for {@code numpy.load}. */
public final class NpyFile {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNMENT = 64;
    private static final int CHUNK = 1 << 14;

    private NpyFile() {}

    /** A float32 matrix, {@code rows × columns} row-major. */
    public static void write(Path file, float[] values, int rows, int columns) throws IOException {
        write(
                file,
                "<f4",
                Float.BYTES,
                rows * columns,
                new int[] {rows, columns},
                (buffer, i) -> buffer.putFloat(values[i]));
    }

    /** An int32 matrix given by columns, written {@code rows × columns} row-major. */
    public static void write(Path file, int[][] columns, int rows) throws IOException {
        int width = columns.length;
        write(
                file,
                "<i4",
                Integer.BYTES,
                rows * width,
                new int[] {rows, width},
                (buffer, i) -> buffer.putInt(columns[i % width][i / width]));
    }

    /** A vector of int64. */
    public static void write(Path file, long[] values) throws IOException {
        write(
                file,
                "<i8",
                Long.BYTES,
                values.length,
                new int[] {values.length},
                (buffer, i) -> buffer.putLong(values[i]));
    }

    /** A vector of uint8. */
    public static void write(Path file, byte[] values) throws IOException {
        write(file, "|u1", Byte.BYTES, values.length, new int[] {values.length}, (buffer, i) -> buffer.put(values[i]));
    }

    private interface Element {
        void put(ByteBuffer buffer, int index);
    }

    private static void write(Path file, String type, int bytes, int count, int[] shape, Element element)
            throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(header(type, shape));
            ByteBuffer buffer = ByteBuffer.allocate(CHUNK * bytes).order(ByteOrder.LITTLE_ENDIAN);
            for (int start = 0; start < count; start += CHUNK) {
                buffer.clear();
                for (int i = start; i < Math.min(count, start + CHUNK); i++) {
                    element.put(buffer, i);
                }
                out.write(buffer.array(), 0, buffer.position());
            }
        }
    }

    private static byte[] header(String type, int[] shape) {
        String dimensions = Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        String text = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + dimensions
                + (shape.length == 1 ? ",)" : ")") + ", }";
        int bare = MAGIC.length + Short.BYTES + text.length() + 1;
        String padded = text + " ".repeat((ALIGNMENT - bare % ALIGNMENT) % ALIGNMENT) + "\n";
        ByteBuffer header = ByteBuffer.allocate(MAGIC.length + Short.BYTES + padded.length())
                .order(ByteOrder.LITTLE_ENDIAN);
        header.put(MAGIC).putShort((short) padded.length()).put(padded.getBytes(StandardCharsets.US_ASCII));
        return header.array();
    }
}
