package backbeat.tree;

/**
 * Which columns have one code in all entries of a node. One pass of <em>exclusive or</em> tells which bytes of a word vary; a
 * column takes whole bytes, so a table of the 256 answers tells the columns.
 */
final class ConstantColumns {
    private final int words;
    /** By word, and by which of its bytes vary (bit {@code b} for byte {@code b}), the columns below 64 that do not. */
    private final long[][] constant;

    /**
     * @param words how many words an entry has
     * @param word  by column its word
     * @param shift by column where its field begins in the word
     * @param mask  by column the ones of its field
     */
    ConstantColumns(int words, int[] word, int[] shift, int[] mask) {
        this.words = words;
        int columns = Math.min(64, word.length);
        int used = 0;
        for (int column = 0; column < columns; column++) {
            used = Math.max(used, word[column] + 1);
        }
        this.constant = new long[used][256];
        for (int column = 0; column < columns; column++) {
            int bytes = bytesOf((mask[column] & 0xFFFFFFFFL) << shift[column]);
            for (int varying = 0; varying < 256; varying++) {
                constant[word[column]][varying] |= (varying & bytes) == 0 ? 1L << column : 0;
            }
        }
    }

    /** The columns below 64 that have one code in all entries of a range, as bits. O(entries), whatever the columns. */
    long of(long[] entries, int from, int to) {
        long found = 0;
        for (int w = 0; w < constant.length; w++) {
            long first = entries[from * words + w];
            long varying = 0;
            for (int entry = from + 1; entry < to; entry++) {
                varying |= entries[entry * words + w] ^ first;
            }
            found |= constant[w][bytesOf(varying)];
        }
        return found;
    }

    /** Which of eight bytes are not 0: bit {@code b} for byte {@code b}. */
    static int bytesOf(long word) {
        long low = 0x7F7F7F7F7F7F7F7FL;
        long tops = ((word & low) + low | word) & ~low; // the top bit of each byte that is not 0
        return (int) ((tops >>> 7) * 0x0102040810204080L >>> 56); // gathers the eight bits in the top byte
    }
}
