package backbeat.pipeline;

import backbeat.table.Extent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads the values of one section, the reverse of {@link SectionWriter}. Nothing is trusted: every length is held
 * against the bytes that remain in the section <em>before</em> memory is allocated for it, so what a file can make the
 * reader allocate is bounded by a small multiple of the file's own size.
 */
public final class SectionReader {
    static final int BUFFER = 1 << 16;

    private final ByteSource source;
    private final String name;
    private final long start;
    private final long end;
    private final int version;
    private final ByteBuffer buffer;
    private long next;

    /**
     * @param name  what to call the section in messages
     * @param start first byte, in the source
     * @param end   first byte after the section
     */
    SectionReader(ByteSource source, String name, long start, long end) {
        this(source, name, start, end, Container.VERSION);
    }

    /** @param version of the file's format */
    SectionReader(ByteSource source, String name, long start, long end, int version) {
        this.source = source;
        this.name = name;
        this.start = start;
        this.end = end;
        this.next = start;
        this.version = version;
        this.buffer = ByteBuffer.allocate((int) Math.min(BUFFER, Math.max(0, end - start)))
                .order(ByteOrder.LITTLE_ENDIAN)
                .limit(0);
    }

    /** The version of the file's format, by which sections differ. */
    public int version() {
        return version;
    }

    /** The bytes of the section that have not been read. */
    long remaining() {
        return end - next + buffer.remaining();
    }

    /** An error that names this section and the byte read last. */
    public ModelFormatException error(String message) {
        return new ModelFormatException("Section " + name + ", byte " + (end - start - remaining()) + ": " + message);
    }

    /** An error in what has been read in no order: a {@link Block}. */
    ModelFormatException wrong(String message) {
        return new ModelFormatException("Section " + name + ": " + message);
    }

    /** Ends in an error unless {@code condition} holds. Where a message is made for each of many values, ask first. */
    public void require(boolean condition, String message) throws ModelFormatException {
        if (!condition) {
            throw error(message);
        }
    }

    public int u8(String what) throws IOException {
        ByteBuffer bytes = buffer.hasRemaining() ? buffer : fill(1, what);
        return Byte.toUnsignedInt(bytes.get());
    }

    /** A truth value: any byte but 0 and 1 is an error, so that one model has one encoding. */
    public boolean bool(String what) throws IOException {
        int value = u8(what);
        if (value > 1) {
            throw error(what + " is " + value + ", not 0 or 1");
        }
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
        if (value < min || value > max) {
            throw error(what + " is " + value + ", not within " + min + " to " + max);
        }
        return value;
    }

    /** A number within {@code 0 … max} in its shortest form of 7 bits a byte. */
    public int varint(String what, int max) throws IOException {
        int first = u8(what);
        int value = first < 0x80 ? first : longVarint(first, what);
        if (value > max) {
            throw error(what + " is " + value + ", not within 0 to " + max);
        }
        return value;
    }

    /** The rest of a number whose first byte says that more follow. */
    private int longVarint(int first, String what) throws IOException {
        long value = first & 0x7f;
        for (int shift = 7; shift < 35; shift += 7) {
            int next = u8(what);
            value |= (long) (next & 0x7f) << shift;
            if (next < 0x80) {
                if (next == 0) {
                    throw error(what + " is not in its shortest form");
                }
                if (value > Integer.MAX_VALUE) {
                    throw error(what + " is " + value + ", beyond the largest number");
                }
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
        if (!Float.isFinite(value)) {
            throw error(what + " is " + value);
        }
        return value;
    }

    public double f64(String what) throws IOException {
        double value = fill(Double.BYTES, what).getDouble();
        if (!Double.isFinite(value)) {
            throw error(what + " is " + value);
        }
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

    /** {@code values.length} finite floats. */
    public void floats(float[] values, String what) throws IOException {
        for (int from = 0; from < values.length; ) {
            int count = Math.min(values.length - from, BUFFER / Float.BYTES);
            ByteBuffer bytes = fill(count * Float.BYTES, what);
            int start = bytes.position();
            bytes.asFloatBuffer().get(values, from, count);
            bytes.position(start + count * Float.BYTES);
            if (!Float.isFinite(Extent.largest(values, from, from + count))) {
                int bad = from;
                while (Float.isFinite(values[bad])) {
                    bad++;
                }
                bytes.position(start + (bad - from + 1) * Float.BYTES); // the message names the byte
                throw error(what + " is " + values[bad]);
            }
            from += count;
        }
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

    /** {@code length} bytes whose number the reader knows. */
    byte[] raw(int length, String what) throws IOException {
        byte[] values = new byte[(int) block(length, what).length()];
        source.read(next - length, values, length);
        return values;
    }

    /**
     * The next bytes of a section, for reading in any order and by any number of threads.
     *
     * @param start the place of the first in the source
     */
    record Block(ByteSource source, long start, long length) {
        /** Copies {@code length} bytes from {@code offset} on to the begin of an array. */
        void read(long offset, byte[] target, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, this.length);
            source.read(start + offset, target, length);
        }
    }

    /** Takes the next {@code length} bytes, unread. */
    Block block(long length, String what) throws IOException {
        require(length <= remaining(), what + " take " + length + " bytes, but only " + remaining() + " remain");
        long from = next - buffer.remaining();
        buffer.limit(0);
        next = from + length;
        return new Block(source, from, length);
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
        floats(values, what);
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
            if (bytes > remaining()) {
                throw error(what + " needs " + bytes + " bytes, but only " + remaining() + " remain");
            }
            next -= buffer.remaining();
            int length = (int) Math.min(buffer.capacity(), end - next);
            source.read(next, buffer.array(), length);
            next += length;
            buffer.clear().limit(length);
        }
        return buffer;
    }
}
