package backbeat.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.random.Xoshiro256;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A column of names does not fill the memory, and which of them are told does not depend on how rows were parted. */
class LabelTextsTest {
    @Test
    void moreTextsThanAreKeptAreTheSameHoweverRowsAreParted() {
        Xoshiro256 random = new Xoshiro256(1);
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            rows.add("t" + (i / 20 + random.nextInt(2000)) % 3000);
        }
        LabelTexts expected = new LabelTexts();
        rows.forEach(text -> expected.add(text, 1));
        assertEquals(1000, expected.list().size());
        for (Dataset.LabelValue value : expected.list()) {
            assertEquals(rows.stream().filter(value.text()::equals).count(), value.rows(), value.text());
        }
        for (int round = 0; round < 50; round++) {
            LabelTexts all = new LabelTexts();
            for (int from = 0; from < rows.size(); ) {
                int to = Math.min(rows.size(), from + 1 + random.nextInt(6000));
                LabelTexts part = new LabelTexts();
                rows.subList(from, to).forEach(text -> part.add(text, 1));
                all.addAll(part);
                from = to;
            }
            assertEquals(expected.list(), all.list());
        }
    }

    @Test
    void fewTextsAreAllTold() {
        LabelTexts texts = new LabelTexts();
        texts.add("b", 2);
        texts.add("a", 2);
        texts.add("", 5);
        assertEquals(
                List.of(new Dataset.LabelValue("", 5), new Dataset.LabelValue("a", 2), new Dataset.LabelValue("b", 2)),
                texts.list());
        assertTrue(new LabelTexts().list().isEmpty());
    }
}
