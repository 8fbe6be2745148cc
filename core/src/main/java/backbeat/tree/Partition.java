package backbeat.tree;

/** Divides the entries of a node between its children, in place; the order within a child does not matter. */
final class Partition {
    private final TrainingRows rows;

    Partition(TrainingRows rows) {
        this.rows = rows;
    }

    /**
     * Moves the entries that go left to the front of the node's range.
     *
     * @return where the others begin
     */
    int divide(long[] entries, GrowthNode node, SplitSearch split) {
        if (split.kind != FlatTree.Kind.NUMERIC && rows.hasSets(split.column)) {
            return byMembers(entries, node.from, node.to, split);
        }
        return switch (split.kind) {
            case NUMERIC -> byThreshold(entries, node.from, node.to, split.column, split.lower);
            case CATEGORY -> byCategory(entries, node.from, node.to, split.column, split.lower);
            default -> bySubset(entries, node.from, node.to, split.column, split.subset);
        };
    }

    /**
     * Every entry changes places with the first one of the right side, which grows or not: no branch depends on the data,
     * because half of such branches would be mispredicted.
     */
    private int byThreshold(long[] entries, int from, int to, int column, int lower) {
        int words = rows.words;
        int field = rows.word[column];
        int shift = rows.shift[column];
        int mask = rows.mask[column];
        int middle = from * words;
        for (int i = from * words; i < to * words; i += words) {
            int bin = (int) (entries[i + field] >>> shift) & mask;
            swap(entries, i, middle, words);
            middle += bin <= lower ? words : 0;
        }
        return middle / words;
    }

    /** One category is rarely a large part of a node: entries are moved only where one is found on the wrong side. */
    private int byCategory(long[] entries, int from, int to, int column, int code) {
        int words = rows.words;
        int field = rows.word[column];
        int shift = rows.shift[column];
        int mask = rows.mask[column];
        int low = from * words;
        int high = (to - 1) * words;
        while (true) {
            while (low <= high && ((int) (entries[low + field] >>> shift) & mask) != code) {
                low += words;
            }
            while (low <= high && ((int) (entries[high + field] >>> shift) & mask) == code) {
                high -= words;
            }
            if (low > high) {
                return low / words;
            }
            swap(entries, low, high, words);
        }
    }

    private int bySubset(long[] entries, int from, int to, int column, long[] subset) {
        int words = rows.words;
        int middle = from * words;
        for (int i = from; i < to; i++) {
            int code = rows.code(entries, i, column);
            swap(entries, i * words, middle, words);
            middle += (subset[code >>> 6] >>> code & 1) == 0 ? words : 0;
        }
        return middle / words;
    }

    /** In a column with sets: by one member, or by a set of which an entry has one. */
    private int byMembers(long[] entries, int from, int to, SplitSearch split) {
        int words = rows.words;
        int middle = from * words;
        boolean one = split.kind == FlatTree.Kind.CATEGORY;
        for (int i = from; i < to; i++) {
            int code = rows.code(entries, i, split.column);
            boolean right = one
                    ? rows.contains(split.column, code, split.lower)
                    : rows.containsAny(split.column, code, split.subset);
            swap(entries, i * words, middle, words);
            middle += right ? 0 : words;
        }
        return middle / words;
    }

    private static void swap(long[] entries, int a, int b, int words) {
        for (int word = 0; word < words; word++) {
            long held = entries[a + word];
            entries[a + word] = entries[b + word];
            entries[b + word] = held;
        }
    }
}
