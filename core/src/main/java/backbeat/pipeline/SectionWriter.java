package backbeat.pipeline;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.zip.CRC32C;

/**
 * Writes little-endian values through a fixed buffer and keeps their CRC-32C. Floating-point values are written as
 * their raw bits. Arrays, lists and texts start with their length as an {@code i32}.
 */
public final class SectionWriter {
    private static final int BUFFER = 1 << 16;

    /** Null where bytes are counted only. */
    private final OutputStream out;

    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    private final CRC32C crc = new CRC32C();
    private long written;

    SectionWriter(OutputStream out) {
        this.out = out;
    }

    /** Writes nothing and tells in the end how long what was written would be. */
    static SectionWriter counter() {
        return new SectionWriter(null);
    }

    /** The bytes written so far. */
    long written() {
        return out == null ? written : written + buffer.position();
    }

    /** Where only the length is asked for, counts so many bytes, which need not be worked out then. */
    boolean counts(long bytes) {
        written += out == null ? bytes : 0;
        return out == null;
    }

    public void u8(int value) throws IOException {
        room(1).put((byte) value);
    }

    public void bool(boolean value) throws IOException {
        u8(value ? 1 : 0);
    }

    public void i32(int value) throws IOException {
        room(Integer.BYTES).putInt(value);
    }

    /** A number from 0 on, 7 bits a byte from the low end; the high bit says that more follow (LEB128). */
    public void varint(int value) throws IOException {
        int rest = value;
        while (rest >>> 7 != 0) {
            u8(rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        u8(rest);
    }

    public void i64(long value) throws IOException {
        room(Long.BYTES).putLong(value);
    }

    public void f32(float value) throws IOException {
        room(Float.BYTES).putFloat(value);
    }

    public void f64(double value) throws IOException {
        room(Double.BYTES).putDouble(value);
    }

    public void text(String value) throws IOException {
        bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    public void texts(List<String> values) throws IOException {
        i32(values.size());
        for (String value : values) {
            text(value);
        }
    }

    public void textMap(SortedMap<String, String> values) throws IOException {
        i32(values.size());
        for (Map.Entry<String, String> entry : values.entrySet()) {
            text(entry.getKey());
            text(entry.getValue());
        }
    }

    public void numberMap(SortedMap<String, Double> values) throws IOException {
        i32(values.size());
        for (Map.Entry<String, Double> entry : values.entrySet()) {
            text(entry.getKey());
            f64(entry.getValue());
        }
    }

    public void bytes(byte[] values) throws IOException {
        i32(values.length);
        raw(values);
    }

    /** Bytes without a length before them. */
    public void raw(byte[] values) throws IOException {
        raw(values, values.length);
    }

    /** The first {@code count} bytes, without a length before them. */
    void raw(byte[] values, int count) throws IOException {
        if (counts(count)) {
            return;
        }
        for (int from = 0; from < count; ) {
            int length = Math.min(BUFFER, count - from);
            room(length).put(values, from, length);
            from += length;
        }
    }

    /** The first {@code count} of {@code values}, without a length before them. */
    public void rawFloats(float[] values, int count) throws IOException {
        if (counts((long) Float.BYTES * count)) {
            return;
        }
        for (int from = 0; from < count; ) {
            int length = Math.min(BUFFER / Float.BYTES, count - from);
            ByteBuffer free = room(length * Float.BYTES);
            free.asFloatBuffer().put(values, from, length);
            free.position(free.position() + length * Float.BYTES);
            from += length;
        }
    }

    public void ints(int[] values) throws IOException {
        i32(values.length);
        for (int value : values) {
            i32(value);
        }
    }

    public void floats(float[] values) throws IOException {
        i32(values.length);
        rawFloats(values, values.length);
    }

    public void doubles(double[] values) throws IOException {
        i32(values.length);
        for (double value : values) {
            f64(value);
        }
    }

    /** Hands everything on and returns the CRC-32C of all bytes since this writer was made. */
    int finish() throws IOException {
        drain();
        return (int) crc.getValue();
    }

    private ByteBuffer room(int bytes) throws IOException {
        if (counts(bytes)) {
            return buffer.clear();
        }
        if (buffer.remaining() < bytes) {
            drain();
        }
        return buffer;
    }

    private void drain() throws IOException {
        crc.update(buffer.array(), 0, buffer.position());
        out.write(buffer.array(), 0, buffer.position());
        written += buffer.position();
        buffer.clear();
    }
}
