package backbeat.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TextDictionaryTest {
    private static final int TEXTS = 5_000;

    /** One text in three is longer than a word, one is empty. */
    private static String text(int i) {
        return i == 17 ? "" : i % 3 == 0 ? "a long text with a number in it: " + i : "t" + i;
    }

    private static void assertHolds(TextDictionary dictionary, int texts) {
        assertEquals(texts, dictionary.size());
        for (int i = 0; i < texts; i++) {
            assertEquals(text(i), dictionary.text(i));
        }
    }

    @Test
    void trimmedItHoldsItsTextsAndTakesMore() {
        for (int trimmedAt : new int[] {0, 1, 17, 18, 100, TEXTS - 1}) {
            TextDictionary dictionary = new TextDictionary(1_000);
            for (int i = 0; i < TEXTS; i++) {
                if (i == trimmedAt) {
                    dictionary.trim();
                    assertHolds(dictionary, i);
                }
                assertEquals(i, dictionary.code(text(i)));
                assertEquals(i / 2, dictionary.code(text(i / 2)));
            }
            assertHolds(dictionary, TEXTS);
            dictionary.trim();
            dictionary.trim();
            assertHolds(dictionary, TEXTS);
            assertEquals(TEXTS / 3, dictionary.code(text(TEXTS / 3)));
        }
    }

    @Test
    void textsMoveFromATrimmedDictionaryToAnother() {
        TextDictionary from = new TextDictionary();
        for (int i = 0; i < TEXTS; i++) {
            from.code(text(i));
        }
        from.trim();
        TextDictionary to = new TextDictionary(2);
        for (int i = 0; i < TEXTS; i++) {
            assertEquals(i, to.code(from, i));
        }
        assertHolds(to, TEXTS);
    }
}
