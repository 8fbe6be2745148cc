package backbeat.tree;

/** Divides the entries of a node between its children, in place; the order within a child does not matter. */
final class Partition {
    /** After so many splits by category in a row, each of the larger rest of the last, for every column: an index pays. */
    private static final int SCANS = 16;

    private static final int FEWEST_INDEXED = 1024;

    /** So many codes are marked, and unmarked, in the time that a search for a member takes. */
    private static final int CODES_PER_ENTRY = 8;

    private final TrainingRows rows;
    /** Null where categories are few. */
    private final CategoryIndex index;
    /** A bit for each code of the column with the most sets; none is set between splits. */
    private final long[] marks;

    private int scans;
    /** The range that the last split by category left to its left child. */
    private int restFrom;

    private int restTo;

    /** @param manyCategories whether most splits will part one category of many from the rest */
    Partition(TrainingRows rows, boolean manyCategories) {
        this.rows = rows;
        this.index = manyCategories ? new CategoryIndex(rows) : null;
        int codes = 0;
        for (int column = 0; column < rows.columns(); column++) {
            codes = rows.hasSets(column) ? Math.max(codes, rows.cardinality[column]) : codes;
        }
        this.marks = new long[(codes + 63) / 64];
    }

    /** Forgets the run of splits by category and its index: for another tree, and at any other split. */
    void forget() {
        scans = 0;
        restTo = 0;
        if (index != null) {
            index.forget();
        }
    }

    /**
     * Moves the entries that go left to the front of the node's range.
     *
     * @return where the others begin
     */
    int divide(long[] entries, GrowthNode node, SplitSearch split) {
        boolean sets = split.kind != FlatTree.Kind.NUMERIC && rows.hasSets(split.column);
        if (index != null) {
            if (split.kind == FlatTree.Kind.CATEGORY && !sets) {
                return byIndex(entries, node, split);
            }
            forget();
        }
        if (sets) {
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
        return switch (rows.words) { // the compiler unrolls loops whose steps it knows
            case 2 -> byThresholdOfTwo(entries, from, to, column, lower);
            case 3 -> byThreshold(entries, from, to, column, lower, 3);
            default -> byThreshold(entries, from, to, column, lower, rows.words);
        };
    }

    private int byThreshold(long[] entries, int from, int to, int column, int lower, int words) {
        int field = rows.word[column];
        int shift = rows.shift[column];
        int mask = rows.mask[column];
        int middle = from * words;
        for (int i = from * words; i < to * words; i += words) {
            int bin = (int) (entries[i + field] >>> shift) & mask;
            TrainingRows.swap(entries, i, middle, words);
            middle += bin <= lower ? words : 0;
        }
        return middle / words;
    }

    /** Of the usual two words both are in registers while they change places. */
    private int byThresholdOfTwo(long[] entries, int from, int to, int column, int lower) {
        boolean second = rows.word[column] == 1;
        int shift = rows.shift[column];
        int mask = rows.mask[column];
        int middle = 2 * from;
        for (int i = 2 * from; i < 2 * to; i += 2) {
            long a = entries[i];
            long b = entries[i + 1];
            int bin = (int) ((second ? b : a) >>> shift) & mask;
            entries[i] = entries[middle];
            entries[i + 1] = entries[middle + 1];
            entries[middle] = a;
            entries[middle + 1] = b;
            middle += bin <= lower ? 2 : 0;
        }
        return middle / 2;
    }

    private int byIndex(long[] entries, GrowthNode node, SplitSearch split) {
        scans = node.from == restFrom && node.to == restTo ? scans + 1 : 0;
        if (scans == SCANS * rows.columns() && node.entries() >= FEWEST_INDEXED) {
            index.build(entries, node.from, node.to);
        }
        restFrom = node.from;
        restTo = index.covers(node.from, node.to)
                ? index.part(entries, split.column, split.lower)
                : byCategory(entries, node.from, node.to, split.column, split.lower);
        return restTo;
    }

    /** One category is rarely a large part of a node: entries are moved only where one is found on the wrong side. */
    private int byCategory(long[] entries, int from, int to, int column, int code) {
        return switch (rows.words) {
            case 2 -> byCategory(entries, from, to, column, code, 2);
            case 3 -> byCategory(entries, from, to, column, code, 3);
            default -> byCategory(entries, from, to, column, code, rows.words);
        };
    }

    private int byCategory(long[] entries, int from, int to, int column, int code, int words) {
        int field = rows.word[column];
        int shift = rows.shift[column];
        int mask = rows.mask[column];
        int low = from * words;
        int high = (to - 1) * words;
        while (true) {
            low = skipOthers(entries, low, high, field, shift, mask, code, words);
            while (low <= high && ((int) (entries[low + field] >>> shift) & mask) != code) {
                low += words;
            }
            while (low <= high && ((int) (entries[high + field] >>> shift) & mask) == code) {
                high -= words;
            }
            if (low > high) {
                return low / words;
            }
            TrainingRows.swap(entries, low, high, words);
        }
    }

    /** Goes on, four entries at a time, while none of them has the code: one has where a difference is 0, and 0 - 1 is negative. */
    private static int skipOthers(
            long[] entries, int low, int high, int field, int shift, int mask, int code, int words) {
        int i = low;
        for (; i <= high - 3 * words; i += 4 * words) {
            int first = ((int) (entries[i + field] >>> shift) & mask ^ code) - 1;
            int second = ((int) (entries[i + words + field] >>> shift) & mask ^ code) - 1;
            int third = ((int) (entries[i + 2 * words + field] >>> shift) & mask ^ code) - 1;
            int fourth = ((int) (entries[i + 3 * words + field] >>> shift) & mask ^ code) - 1;
            if ((first | second | third | fourth) < 0) {
                break;
            }
        }
        return i;
    }

    private int bySubset(long[] entries, int from, int to, int column, long[] subset) {
        return switch (rows.words) {
            case 2 -> bySubset(entries, from, to, column, subset, 2);
            case 3 -> bySubset(entries, from, to, column, subset, 3);
            default -> bySubset(entries, from, to, column, subset, rows.words);
        };
    }

    private int bySubset(long[] entries, int from, int to, int column, long[] subset, int words) {
        int field = rows.word[column];
        int shift = rows.shift[column];
        int mask = rows.mask[column];
        int middle = from * words;
        for (int i = from * words; i < to * words; i += words) {
            int code = (int) (entries[i + field] >>> shift) & mask;
            TrainingRows.swap(entries, i, middle, words);
            middle += (subset[code >>> 6] >>> code & 1) == 0 ? words : 0;
        }
        return middle / words;
    }

    /**
     * In a column with sets: by one member, or by members of which an entry has one. Few entries ask the sets; many would wait
     * for each search, so the codes that have the one member are marked first.
     */
    private int byMembers(long[] entries, int from, int to, SplitSearch split) {
        boolean one = split.kind == FlatTree.Kind.CATEGORY;
        CodesOfMembers codes = rows.codesOfMembers(split.column);
        if (!one || to - from < codes.count(split.lower) / CODES_PER_ENTRY) {
            return bySearch(entries, from, to, split, one);
        }
        codes.flip(split.lower, marks);
        int middle = byMarks(entries, from, to, split.column);
        codes.flip(split.lower, marks);
        return middle;
    }

    /** As with {@link #byCategory}, entries are moved only where they are on the wrong side. */
    private int byMarks(long[] entries, int from, int to, int column) {
        return switch (rows.words) {
            case 2 -> byMarks(entries, from, to, column, 2);
            case 3 -> byMarks(entries, from, to, column, 3);
            default -> byMarks(entries, from, to, column, rows.words);
        };
    }

    private int byMarks(long[] entries, int from, int to, int column, int words) {
        long[] marks = this.marks;
        int field = rows.word[column];
        int shift = rows.shift[column];
        int mask = rows.mask[column];
        int low = from * words;
        int high = (to - 1) * words;
        while (true) {
            low = skipUnmarked(entries, low, high, field, shift, mask, words);
            while (low <= high && !isMarked(marks, (int) (entries[low + field] >>> shift) & mask)) {
                low += words;
            }
            while (low <= high && isMarked(marks, (int) (entries[high + field] >>> shift) & mask)) {
                high -= words;
            }
            if (low > high) {
                return low / words;
            }
            TrainingRows.swap(entries, low, high, words);
        }
    }

    private int skipUnmarked(long[] entries, int low, int high, int field, int shift, int mask, int words) {
        long[] marks = this.marks;
        int i = low;
        for (; i <= high - 3 * words; i += 4 * words) {
            int first = (int) (entries[i + field] >>> shift) & mask;
            int second = (int) (entries[i + words + field] >>> shift) & mask;
            int third = (int) (entries[i + 2 * words + field] >>> shift) & mask;
            int fourth = (int) (entries[i + 3 * words + field] >>> shift) & mask;
            long any = marks[first >>> 6] >>> first
                    | marks[second >>> 6] >>> second
                    | marks[third >>> 6] >>> third
                    | marks[fourth >>> 6] >>> fourth;
            if ((any & 1) != 0) {
                break;
            }
        }
        return i;
    }

    private static boolean isMarked(long[] marks, int code) {
        return (marks[code >>> 6] >>> code & 1) != 0;
    }

    private int bySearch(long[] entries, int from, int to, SplitSearch split, boolean one) {
        int words = rows.words;
        int middle = from * words;
        for (int i = from; i < to; i++) {
            int code = rows.code(entries, i, split.column);
            boolean right = one
                    ? rows.contains(split.column, code, split.lower)
                    : rows.containsAny(split.column, code, split.subset);
            TrainingRows.swap(entries, i * words, middle, words);
            middle += right ? 0 : words;
        }
        return middle / words;
    }
}
