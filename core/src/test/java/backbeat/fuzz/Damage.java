package backbeat.fuzz;

import backbeat.random.Xoshiro256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Damages a text file where its structure is: tokens (numbers, names, marks) are lost, doubled, exchanged or replaced by
 * awkward ones, so that what comes out is still nearly a file of its kind. Seeded; the same damage on every machine.
 */
public final class Damage {
    private static final List<String> AWKWARD = List.of(
            "null",
            "true",
            "{}",
            "[]",
            "\"\"",
            "-1",
            "0",
            "1e999",
            "-0",
            "NaN",
            "9223372036854775808",
            "1e-400",
            "\"",
            ",");

    private static final int DEEP = 3_000;

    private Damage() {}

    /** Letters, digits and what belongs to numbers stay together; every other byte is a token of its own. */
    private static List<byte[]> tokens(byte[] file) {
        List<byte[]> tokens = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= file.length; i++) {
            if (i == file.length || !word(file[i - 1]) || !word(file[i])) {
                tokens.add(Arrays.copyOfRange(file, start, i));
                start = i;
            }
        }
        return tokens;
    }

    private static boolean word(byte b) {
        return b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b == '.' || b == '-' || b == '_';
    }

    /** @return a damaged copy; {@code file} itself if it has no byte */
    public static byte[] of(byte[] file, Xoshiro256 random) {
        List<byte[]> tokens = tokens(file);
        for (int change = random.nextInt(3); change >= 0 && !tokens.isEmpty(); change--) {
            int at = random.nextInt(tokens.size());
            int other = random.nextInt(tokens.size());
            switch (random.nextInt(7)) {
                case 0 -> tokens.remove(at);
                case 1 -> tokens.add(at, tokens.get(other));
                case 2 -> tokens.set(at, tokens.get(other));
                case 3 -> tokens.set(at, bytes(AWKWARD.get(random.nextInt(AWKWARD.size()))));
                case 4 -> tokens.set(at, new byte[] {(byte) random.nextInt(256)});
                case 5 -> tokens.subList(at, tokens.size()).clear();
                default -> tokens.set(at, bytes((random.nextInt(2) == 0 ? "[" : "{\"a\":").repeat(DEEP)));
            }
        }
        int length = tokens.stream().mapToInt(token -> token.length).sum();
        byte[] damaged = new byte[length];
        int to = 0;
        for (byte[] token : tokens) {
            System.arraycopy(token, 0, damaged, to, token.length);
            to += token.length;
        }
        return damaged;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
