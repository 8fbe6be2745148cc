package backbeat.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backbeat.random.Xoshiro256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class MarksTest {
    private static final byte[] TEXT = "a,b\n\"\t\r\0,ž曲🎵 ".getBytes(StandardCharsets.UTF_8);

    private static byte[] random(Xoshiro256 random, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = random.nextInt(3) == 0 ? TEXT[random.nextInt(TEXT.length)] : (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static long expected(byte[] bytes, int place, int length, IntPredicate marked) {
        long bits = 0;
        for (int at = place; at < length && at / Marks.WINDOW == place / Marks.WINDOW; at++) {
            bits |= marked.test(bytes[at]) ? 1L << at : 0;
        }
        return bits;
    }

    @Test
    void findsCommasAndSpecialsOfAnyLengthAndFromAnyPlace() {
        Xoshiro256 random = new Xoshiro256(3);
        Marks marks = new Marks();
        for (int length : new int[] {1, 63, 64, 65, 300, 4095, 4096, 4097, 4160, 20_001}) {
            byte[] bytes = random(random, length + random.nextInt(100));
            marks.look(bytes, length);
            for (int place = 0; place < length; place += 1 + random.nextInt(7)) {
                assertEquals(expected(bytes, place, length, b -> b == ','), marks.commasFrom(place));
                assertEquals(
                        expected(bytes, place, length, b -> b == '"' || b >= 0 && b < 16), marks.specialsFrom(place));
            }
        }
    }

    @Test
    void judgesUtf8AsAWalkOverAllBytesDoes() {
        Xoshiro256 random = new Xoshiro256(4);
        byte[] text = "ASCII, žluťoučký kůň, 曲 and 🎵, then much ASCII: 0.5,0.7,0.1,0.4,0.6,0.25,0.4,0.8\n"
                .repeat(30)
                .getBytes(StandardCharsets.UTF_8);
        Marks marks = new Marks();
        for (int round = 0; round < 20_000; round++) {
            byte[] changed = text.clone();
            if (round % 3 > 0) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            int length = random.nextInt(changed.length);
            marks.look(changed, changed.length);
            assertEquals(
                    Utf8.isValid(changed, 0, length), marks.isUtf8(changed, length), () -> Arrays.toString(changed));
        }
    }
}
