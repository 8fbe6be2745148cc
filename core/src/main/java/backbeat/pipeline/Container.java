package backbeat.pipeline;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import java.util.zip.CRC32C;

/**
 * The outer layer of a model file: a header and a row of sections, all little-endian.
 *
 * <pre>
 * header    magic[8] · version i32 · sections i32 · file length i64 · CRC-32C of these 24 bytes i32
 * section   tag[4] · payload length i64 · payload · CRC-32C of tag, length and payload i32
 * </pre>
 *
 * The magic is {@code 89 'B' 'B' 'T' 0D 0A 1A 0A}: as in PNG, a transfer that drops the eighth bit or changes line ends
 * cannot go unnoticed. Every byte of a file is covered by the magic or by a checksum, and the checksums are verified
 * before any payload is interpreted; a CRC-32C finds every change of up to 32 neighboring bits, so no single damaged byte
 * goes unnoticed.
 */
final class Container {
    static final int VERSION = 5;
    static final int HEADER_BYTES = 28;
    static final int SECTION_BYTES = 16;

    private static final byte[] MAGIC = {(byte) 0x89, 'B', 'B', 'T', '\r', '\n', 0x1a, '\n'};
    private static final int TAG_BYTES = 4;
    private static final int MAX_SECTIONS = 64;

    private final ByteSource source;
    private final int version;
    private final List<Section> sections;

    private Container(ByteSource source, int version, List<Section> sections) {
        this.source = source;
        this.version = version;
        this.sections = sections;
    }

    /** Writes the payload of a section; called twice, first to learn the length, see {@link SectionWriter#counts}. */
    @FunctionalInterface
    interface Body {
        void write(SectionWriter out) throws IOException;
    }

    /** A section to be written. */
    record Part(String tag, Body body) {}

    /** Where a section's payload lies in the file. */
    record Section(String tag, long start, long length) {}

    /** Writes a file of the first version. */
    static void write(List<Part> parts, OutputStream out) throws IOException {
        write(parts, 1, out);
    }

    /** @param version the oldest that can say what the parts say */
    static void write(List<Part> parts, int version, OutputStream out) throws IOException {
        write(parts, version, length -> out);
    }

    /** @param opened gives the stream to write to, once the file's length is known */
    static void write(List<Part> parts, int version, LongFunction<OutputStream> opened) throws IOException {
        long[] lengths = new long[parts.size()];
        long total = HEADER_BYTES;
        for (int i = 0; i < lengths.length; i++) {
            SectionWriter counter = SectionWriter.counter();
            parts.get(i).body().write(counter);
            lengths[i] = counter.written();
            total += SECTION_BYTES + lengths[i];
        }
        OutputStream out = opened.apply(total);
        out.write(header(version, parts.size(), total));
        for (int i = 0; i < lengths.length; i++) {
            SectionWriter section = new SectionWriter(out);
            section.raw(parts.get(i).tag().getBytes(StandardCharsets.US_ASCII));
            section.i64(lengths[i]);
            parts.get(i).body().write(section);
            long written = section.written() - TAG_BYTES - Long.BYTES;
            if (written != lengths[i]) {
                throw new IllegalStateException(
                        "Section " + parts.get(i).tag() + " has " + written + " bytes, but counted " + lengths[i]);
            }
            out.write(littleEndian(Integer.BYTES).putInt(section.finish()).array());
        }
    }

    private static byte[] header(int version, int sections, long fileLength) {
        ByteBuffer header = littleEndian(HEADER_BYTES);
        header.put(MAGIC).putInt(version).putInt(sections).putLong(fileLength);
        CRC32C crc = new CRC32C();
        crc.update(header.array(), 0, header.position());
        return header.putInt((int) crc.getValue()).array();
    }

    /**
     * Reads the header, finds the sections and verifies every checksum.
     *
     * @throws ModelFormatException if anything is not as it was written
     */
    static Container open(ByteSource source) throws IOException {
        long size = source.size();
        int count = readHeader(source, size);
        List<Section> sections = new ArrayList<>(count);
        long position = HEADER_BYTES;
        for (int i = 0; i < count; i++) {
            Section section = readSection(source, position, size, i);
            sections.add(section);
            position = section.start() + section.length() + Integer.BYTES;
        }
        if (position != size) {
            throw new ModelFormatException((size - position) + " bytes follow the last section");
        }
        return new Container(source, version(source), sections);
    }

    /** The version in a header that has been checked. */
    private static int version(ByteSource source) throws IOException {
        byte[] bytes = new byte[MAGIC.length + Integer.BYTES];
        source.read(0, bytes, bytes.length);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(MAGIC.length);
    }

    int version() {
        return version;
    }

    private static int readHeader(ByteSource source, long size) throws IOException {
        byte[] bytes = new byte[HEADER_BYTES];
        int available = (int) Math.min(size, HEADER_BYTES);
        source.read(0, bytes, available);
        int magic = Math.min(available, MAGIC.length);
        if (size == 0 || !Arrays.equals(bytes, 0, magic, MAGIC, 0, magic)) {
            throw new ModelFormatException("Not a Backbeat model: it does not start with the bytes of one");
        }
        if (available < HEADER_BYTES) {
            throw new ModelFormatException("Cut off within the header, after " + size + " bytes");
        }
        ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        header.position(MAGIC.length);
        int version = header.getInt();
        int count = header.getInt();
        long length = header.getLong();
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, header.position());
        if (header.getInt() != (int) crc.getValue()) {
            throw new ModelFormatException("Damaged: the header does not match its checksum");
        }
        checkHeader(version, count, length, size);
        return count;
    }

    private static void checkHeader(int version, int count, long length, long size) throws ModelFormatException {
        if (version > VERSION) {
            throw new ModelFormatException(
                    "Written by a newer Backbeat: format version " + version + ", this program reads up to " + VERSION);
        }
        if (version < 1 || count < 1 || count > MAX_SECTIONS) {
            throw new ModelFormatException(
                    "The header names format version " + version + " and " + count + " sections");
        }
        if (size < length) {
            throw new ModelFormatException("Cut off: " + size + " of " + length + " bytes are there");
        }
        if (size > length) {
            throw new ModelFormatException((size - length) + " bytes follow the model's " + length);
        }
    }

    private static Section readSection(ByteSource source, long position, long size, int index) throws IOException {
        String place = "section " + (index + 1) + " at byte " + position;
        if (size - position < SECTION_BYTES) {
            throw new ModelFormatException("Cut off in " + place);
        }
        byte[] bytes = new byte[TAG_BYTES + Long.BYTES];
        source.read(position, bytes, bytes.length);
        long length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(TAG_BYTES);
        if (length < 0 || length > size - position - SECTION_BYTES) {
            throw new ModelFormatException("Damaged: " + place + " claims " + length + " bytes, of which only "
                    + (size - position - SECTION_BYTES) + " are there");
        }
        String tag = new String(bytes, 0, TAG_BYTES, StandardCharsets.ISO_8859_1);
        if (!tag.chars().allMatch(c -> c >= 'A' && c <= 'Z')) {
            throw new ModelFormatException("Damaged: " + place + " has no proper tag");
        }
        long start = position + bytes.length;
        verify(source, position, start + length, place + " (" + tag + ")");
        return new Section(tag, start, length);
    }

    /** Holds the bytes {@code from … to - 1} against the checksum that follows them. */
    private static void verify(ByteSource source, long from, long to, String place) throws IOException {
        CRC32C crc = new CRC32C();
        source.checksum(crc, from, to);
        byte[] bytes = new byte[Integer.BYTES];
        source.read(to, bytes, bytes.length);
        int stored = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt();
        if (stored != (int) crc.getValue()) {
            throw new ModelFormatException("Damaged: " + place + " does not match its checksum");
        }
    }

    /** The sections in file order. */
    List<Section> sections() {
        return List.copyOf(sections);
    }

    /** Reads section number {@code index}. */
    SectionReader section(int index) {
        Section section = sections.get(index);
        return new SectionReader(source, section.tag(), section.start(), section.start() + section.length(), version);
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
