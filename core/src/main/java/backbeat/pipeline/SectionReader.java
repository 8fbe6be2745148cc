package backbeat.pipeline;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads the values of one section, the reverse of {@link SectionWriter}. Nothing is trusted: every length is held
 * against the bytes that remain in the section <em>before</em> memory is allocated for it, so what a file can make the
 * reader allocate is bounded by a small multiple of the file's own size.
 */
public final class SectionReader {
    private static final int BUFFER = 1 << 16;

    private final ByteSource source;
    private final String name;
    private final long start;
    private final long end;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    private long next;

    /**
     * @param name  what to call the section in messages
     * @param start first byte, in the source
     * @param end   first byte after the section
     */
    SectionReader(ByteSource source, String name, long start, long end) {
        this.source = source;
        this.name = name;
        this.start = start;
        this.end = end;
        this.next = start;
        buffer.limit(0);
    }

    /** The bytes of the section that have not been read. */
    long remaining() {
        return end - next + buffer.remaining();
    }

    /** An error that names this section and the byte read last. */
    public ModelFormatException error(String message) {
        return new ModelFormatException("Section " + name + ", byte " + (end - start - remaining()) + ": " + message);
    }

    /** Ends in an error unless {@code condition} holds. */
    public void require(boolean condition, String message) throws ModelFormatException {
        if (!condition) {
            throw error(message);
        }
    }

    public int u8(String what) throws IOException {
        return Byte.toUnsignedInt(fill(1, what).get());
    }

    /** A truth value: any byte but 0 and 1 is an error, so that one model has one encoding. */
    public boolean bool(String what) throws IOException {
        int value = u8(what);
        require(value <= 1, what + " is " + value + ", not 0 or 1");
        return value == 1;
    }

    public int u16(String what) throws IOException {
        return Short.toUnsignedInt(fill(Short.BYTES, what).getShort());
    }

    public int i32(String what) throws IOException {
        return fill(Integer.BYTES, what).getInt();
    }

    /** An {@code i32} within {@code min … max}. */
    public int i32(String what, int min, int max) throws IOException {
        int value = i32(what);
        require(value >= min && value <= max, what + " is " + value + ", not within " + min + " to " + max);
        return value;
    }

    /** A number within {@code 0 … max} in its shortest form of 7 bits a byte. */
    public int varint(String what, int max) throws IOException {
        long value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            int next = u8(what);
            value |= (long) (next & 0x7f) << shift;
            if (next < 0x80) {
                require(next > 0 || shift == 0, what + " is not in its shortest form");
                require(value <= max, what + " is " + value + ", not within 0 to " + max);
                return (int) value;
            }
        }
        throw error(what + " is longer than any number");
    }

    public long i64(String what) throws IOException {
        return fill(Long.BYTES, what).getLong();
    }

    public float f32(String what) throws IOException {
        float value = fill(Float.BYTES, what).getFloat();
        require(Float.isFinite(value), what + " is " + value);
        return value;
    }

    public double f64(String what) throws IOException {
        double value = fill(Double.BYTES, what).getDouble();
        require(Double.isFinite(value), what + " is " + value);
        return value;
    }

    /** A double that may also be NaN or infinite. */
    public double anyF64(String what) throws IOException {
        return fill(Double.BYTES, what).getDouble();
    }

    /** A double that may be absent: NaN, in the one form that {@link Double#NaN} has. */
    public OptionalDouble optionalF64(String what) throws IOException {
        double value = anyF64(what);
        if (!Double.isNaN(value)) {
            return OptionalDouble.of(value);
        }
        require(
                Double.doubleToRawLongBits(value) == Double.doubleToRawLongBits(Double.NaN),
                what + " is NaN in an unusual form");
        return OptionalDouble.empty();
    }

    public String text(String what) throws IOException {
        byte[] bytes = bytes(what);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw error(what + " is not UTF-8 text");
        }
    }

    public List<String> texts(String what) throws IOException {
        int count = count(what, Integer.BYTES);
        List<String> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.add(text(what));
        }
        return values;
    }

    public SortedMap<String, String> textMap(String what) throws IOException {
        int count = count(what, 2 * Integer.BYTES);
        TreeMap<String, String> values = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            String key = key(values, what);
            values.put(key, text(what + " " + key));
        }
        return Collections.unmodifiableSortedMap(values);
    }

    public SortedMap<String, Double> numberMap(String what) throws IOException {
        int count = count(what, Integer.BYTES + Double.BYTES);
        TreeMap<String, Double> values = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            String key = key(values, what);
            values.put(key, anyF64(what + " " + key));
        }
        return Collections.unmodifiableSortedMap(values);
    }

    private String key(TreeMap<String, ?> earlier, String what) throws IOException {
        String key = text("name of " + what);
        require(
                earlier.isEmpty() || earlier.lastKey().compareTo(key) < 0,
                what + ": '" + key + "' does not follow its predecessor in order");
        return key;
    }

    public byte[] bytes(String what) throws IOException {
        byte[] values = new byte[count(what, 1)];
        for (int from = 0; from < values.length; ) {
            int length = Math.min(values.length - from, BUFFER);
            fill(length, what).get(values, from, length);
            from += length;
        }
        return values;
    }

    public int[] ints(String what) throws IOException {
        int[] values = new int[count(what, Integer.BYTES)];
        for (int i = 0; i < values.length; i++) {
            values[i] = i32(what);
        }
        return values;
    }

    /** Finite floats. */
    public float[] floats(String what) throws IOException {
        float[] values = new float[count(what, Float.BYTES)];
        for (int i = 0; i < values.length; i++) {
            values[i] = f32(what);
        }
        return values;
    }

    /** Finite doubles. */
    public double[] doubles(String what) throws IOException {
        double[] values = new double[count(what, Double.BYTES)];
        for (int i = 0; i < values.length; i++) {
            values[i] = f64(what);
        }
        return values;
    }

    /** A number of elements that take at least {@code bytesEach} bytes each, checked against what remains. */
    public int count(String what, int bytesEach) throws IOException {
        int count = i32("number of " + what);
        require(count >= 0, "the number of " + what + " is " + count);
        require(
                (long) count * bytesEach <= remaining(),
                what + ": " + count + " of at least " + bytesEach + " bytes each, but only " + remaining()
                        + " bytes remain");
        return count;
    }

    /** Ends in an error unless the whole section has been read. */
    void expectEnd() throws ModelFormatException {
        require(remaining() == 0, remaining() + " bytes are left over");
    }

    private ByteBuffer fill(int bytes, String what) throws IOException {
        if (buffer.remaining() < bytes) {
            require(bytes <= remaining(), what + " needs " + bytes + " bytes, but only " + remaining() + " remain");
            next -= buffer.remaining();
            int length = (int) Math.min(BUFFER, end - next);
            source.read(next, buffer.array(), length);
            next += length;
            buffer.clear().limit(length);
        }
        return buffer;
    }
}
