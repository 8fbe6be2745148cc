package backbeat.data;

import it.unimi.dsi.fastutil.Hash;

/**
 * A hash of all characters other than {@link String#hashCode}, for which texts that collide are easily made: 20,000
 * categories of one hash code would turn every look-up into a search through all of them.
 */
enum TextHash implements Hash.Strategy<String> {
    INSTANCE;

    private static final long MIX = 0x9E3779B97F4A7C15L;

    @Override
    public int hashCode(String text) {
        long hash = text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * MIX;
            hash ^= hash >>> 32;
        }
        return (int) hash;
    }

    @Override
    public boolean equals(String a, String b) {
        return a == null ? b == null : a.equals(b);
    }
}
