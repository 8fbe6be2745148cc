package backbeat.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.data.BadRows;
import backbeat.data.DataException;
import backbeat.data.Dataset;
import backbeat.parallel.Workers;
import backbeat.random.Xoshiro256;
import backbeat.recipe.Songs;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the bytes are: a valid data set, or a {@link DataException} that says where. */
class CsvFuzzTest {
    private static final int ROUNDS = 4000;
    private static final byte[] AWKWARD = "\"\"\",,\n\n\r\r\n;\u00001e.-NaNé\uFEFF曲".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @EnumSource(BadRows.class)
    void mutatedFiles(BadRows badRows) {
        Xoshiro256 random = new Xoshiro256(badRows.ordinal());
        byte[] seed = seed();
        int read = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] mutated = mutate(seed, random);
            try {
                check(Songs.read(mutated, badRows, Workers.sequential()), badRows);
                read++;
            } catch (DataException e) {
                String message = e.getMessage();
                boolean placed =
                        message.contains("data row ") || message.contains("header") || message.contains("empty");
                assertTrue(placed, message);
            }
        }
        assertTrue(read > ROUNDS / 20, "hardly any file could be read: the mutations are too strong to test much");
        assertTrue(read < ROUNDS, "every file could be read: the mutations are too weak to test much");
    }

    static void check(Dataset data, BadRows badRows) {
        assertTrue(data.rows() > 0);
        assertFalse(badRows == BadRows.FAIL && !data.rejected().isEmpty());
        for (int row = 0; row < data.rows(); row++) {
            assertFalse(Double.isInfinite(data.number(0, row)));
            assertTrue(data.code(0, row) < data.categories(0).size());
            assertTrue(row == 0 || data.sourceRow(row) > data.sourceRow(row - 1));
            for (int c = 0; c < 3; c++) {
                assertEquals(data.text(c, row), String.valueOf(data.text(c, row)));
            }
        }
        data.rejected().forEach(rejected -> assertFalse(rejected.reason().isEmpty()));
        data.groups(Songs.SONG);
        data.groups(Songs.ARTIST);
    }

    private static byte[] seed() {
        StringBuilder csv = new StringBuilder(Songs.HEADER + "\n");
        for (int row = 0; row < 20; row++) {
            csv.append("i")
                    .append(row)
                    .append(",\"T, \"\"")
                    .append(row)
                    .append("\"\"\",Ä;B,")
                    .append(row * 5)
                    .append(",12")
                    .append(row)
                    .append(".5,True,rock\n");
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] mutate(byte[] bytes, Xoshiro256 random) {
        byte[] mutated = bytes.clone();
        for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
            int at = random.nextInt(mutated.length);
            switch (random.nextInt(5)) {
                case 0 -> mutated[at] = (byte) random.nextInt(256);
                case 1 -> mutated[at] = AWKWARD[random.nextInt(AWKWARD.length)];
                case 2 -> mutated = Arrays.copyOf(mutated, Math.max(1, at));
                case 3 -> {
                    byte[] longer = new byte[mutated.length + 1];
                    System.arraycopy(mutated, 0, longer, 0, at);
                    longer[at] = AWKWARD[random.nextInt(AWKWARD.length)];
                    System.arraycopy(mutated, at, longer, at + 1, mutated.length - at);
                    mutated = longer;
                }
                default -> {
                    int end = Math.min(mutated.length, at + random.nextInt(30));
                    System.arraycopy(mutated, end, mutated, at, mutated.length - end);
                    mutated = Arrays.copyOf(mutated, Math.max(1, mutated.length - (end - at)));
                }
            }
        }
        return mutated;
    }
}
