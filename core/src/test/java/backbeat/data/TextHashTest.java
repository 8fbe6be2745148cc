package backbeat.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TextHashTest {
    /** Texts of one {@link String#hashCode}: "Aa" and "BB" have the same. */
    private static String text(int number) {
        StringBuilder text = new StringBuilder();
        for (int bit = 0; bit < 15; bit++) {
            text.append((number >> bit & 1) == 0 ? "Aa" : "BB");
        }
        return text.toString();
    }

    @Test
    void textsOfOneHashCodeAreToldApart() {
        Set<Integer> codes = new HashSet<>();
        Set<Integer> hashes = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            codes.add(text(i).hashCode());
            byte[] utf8 = text(i).getBytes(StandardCharsets.UTF_8);
            hashes.add(TextHash.of(utf8, 0, utf8.length));
        }
        assertEquals(1, codes.size());
        assertTrue(hashes.size() > 19_900, hashes.size() + " hashes");
    }

    @Test
    void theHashDoesNotDependOnWhereATextStands() {
        byte[] all = "The quick brown fox jumps over the lazy dog".getBytes(StandardCharsets.UTF_8);
        for (int from = 0; from < all.length; from++) {
            for (int to = from; to <= all.length; to++) {
                byte[] alone = Arrays.copyOfRange(all, from, to);
                assertEquals(TextHash.of(alone, 0, alone.length), TextHash.of(all, from, to));
            }
        }
    }

    @Test
    void aDictionaryOfThemIsRead() {
        Columns columns = new Columns(List.of(), List.of(), List.of("c"), List.of(), Optional.empty());
        DatasetBuilder rows = new DatasetBuilder(columns);
        for (int i = 0; i < 20_000; i++) {
            rows.add(Map.of("c", text(i)));
        }
        Dataset dataset = rows.build("texts");
        assertEquals(20_000, dataset.categories(0).size());
        assertEquals(text(12_345), dataset.categories(0).get(dataset.code(0, 12_345)));
    }
}
