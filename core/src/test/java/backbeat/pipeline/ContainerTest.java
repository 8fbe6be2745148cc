package backbeat.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class ContainerTest {
    private static final float[] FLOATS = {1.5f, -0f, Float.MIN_VALUE, Float.MAX_VALUE};

    private static byte[] sample() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Container.write(
                List.of(
                        new Container.Part("ABCD", section -> {
                            section.u8(255);
                            section.bool(true);
                            section.i32(-7);
                            section.i64(Long.MIN_VALUE);
                            section.f64(Math.PI);
                            section.text("žluťoučký 曲");
                        }),
                        new Container.Part("EFGH", section -> {
                            section.floats(FLOATS);
                            section.ints(new int[] {1, 2, 3});
                            section.texts(List.of("a", "", "b"));
                            section.textMap(new TreeMap<>(Map.of("x", "1", "y", "2")));
                        })),
                out);
        return out.toByteArray();
    }

    /** Lengths are written first, of what a body says that it will write. */
    @Test
    void aBodyThatWritesOtherThanItCountedIsNoFile() {
        int[] calls = new int[1];
        Container.Part fickle = new Container.Part("ABCD", section -> section.ints(new int[calls[0]++]));
        IllegalStateException refusal = assertThrows(
                IllegalStateException.class, () -> Container.write(List.of(fickle), new ByteArrayOutputStream()));
        assertEquals("Section ABCD has 8 bytes, but counted 4", refusal.getMessage());
    }

    @Test
    void readsBackWhatWasWritten() throws IOException {
        Container container = Container.open(ByteSource.of(sample()));
        SectionReader first = container.section(0);
        assertEquals(255, first.u8("a"));
        assertTrue(first.bool("b"));
        assertEquals(-7, first.i32("c"));
        assertEquals(Long.MIN_VALUE, first.i64("d"));
        assertEquals(Math.PI, first.f64("e"));
        assertEquals("žluťoučký 曲", first.text("f"));
        first.expectEnd();
        SectionReader second = container.section(1);
        assertArrayEquals(FLOATS, second.floats("g"));
        assertArrayEquals(new int[] {1, 2, 3}, second.ints("h"));
        assertEquals(List.of("a", "", "b"), second.texts("i"));
        assertEquals(Map.of("x", "1", "y", "2"), second.textMap("j"));
        second.expectEnd();
    }

    @Test
    void theLayoutIsTheDocumentedOne() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Container.write(List.of(new Container.Part("TEST", section -> section.i32(0x01020304))), out);
        ByteBuffer file = ByteBuffer.wrap(out.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(0x0A1A0A0D54424289L, file.getLong());
        assertEquals(1, file.getInt(), "version");
        assertEquals(1, file.getInt(), "sections");
        assertEquals(file.capacity(), file.getLong(), "file length");
        assertEquals(crc(file.array(), 0, 24), file.getInt());
        assertEquals('T' | 'E' << 8 | 'S' << 16 | 'T' << 24, file.getInt());
        assertEquals(4, file.getLong());
        assertEquals(0x01020304, file.getInt());
        assertEquals(crc(file.array(), 28, 16), file.getInt());
        assertEquals(0, file.remaining());
    }

    private static int crc(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }

    @Test
    void valuesLargerThanTheBufferSurvive() throws IOException {
        byte[] large = new byte[200_001];
        for (int i = 0; i < large.length; i++) {
            large[i] = (byte) (i * 31);
        }
        double[] doubles = new double[50_000];
        Arrays.setAll(doubles, Math::sqrt);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Container.write(
                List.of(new Container.Part("LARG", section -> {
                    section.u8(1);
                    section.bytes(large);
                    section.doubles(doubles);
                })),
                out);
        SectionReader in = Container.open(ByteSource.of(out.toByteArray())).section(0);
        assertEquals(1, in.u8("one"));
        assertArrayEquals(large, in.bytes("large"));
        assertArrayEquals(doubles, in.doubles("doubles"));
        in.expectEnd();
    }

    @Test
    void everyTruncationIsAnError() throws IOException {
        byte[] file = sample();
        for (int length = 0; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            assertThrows(
                    ModelFormatException.class,
                    () -> Container.open(ByteSource.of(cut)),
                    "cut to " + length + " bytes");
        }
        assertThrows(
                ModelFormatException.class, () -> Container.open(ByteSource.of(Arrays.copyOf(file, file.length + 1))));
    }

    @Test
    void everyFlippedBitIsAnError() throws IOException {
        byte[] file = sample();
        for (int bit = 0; bit < file.length * 8; bit++) {
            byte[] flipped = file.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThrows(ModelFormatException.class, () -> Container.open(ByteSource.of(flipped)), "bit " + bit);
        }
    }

    @Test
    void aNewerVersionIsNamed() throws IOException {
        byte[] file = sample();
        ByteBuffer buffer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(8, Container.VERSION + 1);
        buffer.putInt(24, crc(file, 0, 24));
        ModelFormatException error =
                assertThrows(ModelFormatException.class, () -> Container.open(ByteSource.of(file)));
        assertEquals("Written by a newer Backbeat: format version 6, this program reads up to 5", error.getMessage());
    }

    @Test
    void aLengthIsHeldAgainstWhatRemainsBeforeAllocating() throws IOException {
        for (int count : new int[] {-1, 2, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Container.write(
                    List.of(new Container.Part("LIES", section -> {
                        section.i32(count);
                        section.i32(0);
                    })),
                    out);
            Container container = Container.open(ByteSource.of(out.toByteArray()));
            assertThrows(ModelFormatException.class, () -> container.section(0).ints("ints"));
            assertThrows(ModelFormatException.class, () -> container.section(0).doubles("doubles"));
            assertThrows(ModelFormatException.class, () -> container.section(0).texts("texts"));
            assertThrows(ModelFormatException.class, () -> container.section(0).textMap("map"));
        }
    }
}
