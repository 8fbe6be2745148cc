package backbeat.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backbeat.random.Xoshiro256;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class Utf8Test {
    private static boolean expected(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static void check(byte[] bytes) {
        assertEquals(
                expected(bytes),
                Utf8.isValid(bytes, 0, bytes.length),
                () -> HexFormat.of().formatHex(bytes));
    }

    @Test
    void judgesEveryStartOfASequenceAsTheDecoderDoes() {
        int[] continuations = {0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF};
        for (int lead = 0; lead < 256; lead++) {
            check(new byte[] {(byte) lead});
            for (int second = 0; second < 256; second++) {
                check(new byte[] {(byte) lead, (byte) second});
                for (int third : continuations) {
                    check(new byte[] {(byte) lead, (byte) second, (byte) third});
                    for (int fourth : continuations) {
                        check(new byte[] {(byte) lead, (byte) second, (byte) third, (byte) fourth});
                    }
                }
            }
        }
    }

    @Test
    void findsOneWrongByteAnywhereInALongText() {
        byte[] text =
                "plain ASCII, then žluťoučký kůň, 曲 and 🎵, and plain ASCII again".getBytes(StandardCharsets.UTF_8);
        check(text);
        Xoshiro256 random = new Xoshiro256(5);
        for (int round = 0; round < 20_000; round++) {
            byte[] changed = text.clone();
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            check(changed);
            check(Arrays.copyOf(text, random.nextInt(text.length)));
        }
    }
}
