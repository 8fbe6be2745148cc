package backbeat.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backbeat.parallel.Workers;
import backbeat.random.Xoshiro256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Texts as they were read have the codes that adding them one by one gives, whoever asks first. */
class TextColumnTest {
    /** Of 0 to 40 characters, often the same ones; every ninth is empty. */
    private static List<String> texts(int rows) {
        Xoshiro256 random = new Xoshiro256(3);
        List<String> texts = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            texts.add(row % 9 == 0 ? "" : "é" + random.nextInt(300) + "abcdefgh".repeat(random.nextInt(5)));
        }
        return texts;
    }

    /** In parts of so many rows each, gathered one after the other. */
    private static TextColumn asRead(List<String> texts, int rows) {
        TextSlices.Gatherer gatherer = new TextSlices.Gatherer();
        List<TextColumn> parts = new ArrayList<>();
        for (int from = 0; from < texts.size(); from += rows) {
            List<String> part = texts.subList(from, Math.min(from + rows, texts.size()));
            byte[] bytes = String.join("", part).getBytes(StandardCharsets.UTF_8);
            gatherer.begin(part.size(), bytes.length);
            int at = 0;
            for (String text : part) {
                int length = text.getBytes(StandardCharsets.UTF_8).length;
                gatherer.add(bytes, at, at + length);
                at += length;
            }
            parts.add(new TextColumn(gatherer.slices()));
        }
        return TextColumn.concatenate(parts);
    }

    private static void check(List<String> texts, TextColumn column) {
        Map<String, Integer> codes = new HashMap<>();
        assertEquals(texts.size(), column.rows());
        for (int row = 0; row < texts.size(); row++) {
            String text = texts.get(row);
            int code = text.isEmpty() ? Dataset.MISSING : codes.computeIfAbsent(text, t -> codes.size());
            assertEquals(code, column.codes()[row]);
            assertEquals(text, column.text(row));
            assertEquals(text.isEmpty(), column.isMissing(row));
        }
        assertEquals(codes.size(), column.distinct());
        assertEquals(codes.size(), column.texts().size());
    }

    @Test
    void codesGoByFirstAppearance() {
        List<String> texts = texts(3000);
        for (int rows : new int[] {1, 7, 299, 500, 3000}) { // 3000: one part; 7: more than are looked at to reckon
            check(texts, asRead(texts, rows));
        }
    }

    @Test
    void rowsCanBeAddedBehindThoseThatWereRead() {
        List<String> texts = texts(50);
        TextColumn column = asRead(texts, 20);
        List<String> more = new ArrayList<>(texts);
        for (String text : List.of("new", "", texts.get(1))) {
            column.add(text);
            more.add(text);
        }
        check(more, column);
    }

    @Test
    void severalThreadsMayAskFirst() {
        List<String> texts = texts(5000);
        try (Workers workers = Workers.of(4)) {
            for (int round = 0; round < 20; round++) {
                TextColumn column = asRead(texts, 100);
                int[] codes = new int[8];
                workers.forEach(codes.length, (i, worker) -> codes[i] = column.codes()[4999 - i]);
                for (int i = 0; i < codes.length; i++) {
                    assertEquals(column.codes()[4999 - i], codes[i]);
                }
                check(texts, column);
            }
        }
    }

    @Test
    void partsWithAndWithoutCodesAreOneColumn() {
        List<String> texts = texts(60);
        TextColumn sorted = asRead(texts.subList(0, 30), 10);
        assertEquals(30, sorted.rows());
        check(texts, TextColumn.concatenate(List.of(sorted, asRead(texts.subList(30, 60), 10))));
    }
}
