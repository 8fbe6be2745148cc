package backbeat.data;

import it.unimi.dsi.fastutil.Hash;
import java.util.List;

/**
 * A hash of all characters other than {@link String#hashCode}, for which texts that collide are easily made: 20,000
 * categories of one hash code would turn every look-up into a search through all of them.
 */
enum TextHash implements Hash.Strategy<String> {
    INSTANCE;

    /** The same for several texts in order. */
    static final Hash.Strategy<List<String>> OF_LISTS = new Hash.Strategy<>() {
        @Override
        public int hashCode(List<String> texts) {
            long hash = texts.size();
            for (String text : texts) {
                hash = mixed(hash, INSTANCE.hashCode(text));
            }
            return (int) hash;
        }

        @Override
        public boolean equals(List<String> a, List<String> b) {
            return a == null ? b == null : a.equals(b);
        }
    };

    private static final long MIX = 0x9E3779B97F4A7C15L;

    @Override
    public int hashCode(String text) {
        long hash = text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = mixed(hash, text.charAt(i));
        }
        return (int) hash;
    }

    /** The hash of a sequence that {@code value} follows; not linear, so that no two values make up for each other. */
    static long mixed(long hash, long value) {
        long product = (hash ^ value) * MIX;
        return product ^ product >>> 32;
    }

    @Override
    public boolean equals(String a, String b) {
        return a == null ? b == null : a.equals(b);
    }
}
