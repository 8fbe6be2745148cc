package backbeat.table;

import java.util.Arrays;

/**
 * The sets of a set column, each once: what the codes of a {@link Table}'s rows mean. With {@code m} categories a row's code
 * is
 *
 * <pre>
 *   {@link Table#UNSEEN}     the empty set: no member, or none that training knows
 *   0 … m - 1      the set of one member, which has this code
 *   m + s          the set number {@code s} of those with two members or more
 * </pre>
 *
 * so that a row with one member is what it is in a column of single categories, and costs the same. The sets of two members
 * or more are kept as compressed rows: their members, ascending, in one array, and where each set begins. Memory:
 * 4 bytes a set and 4 a member of it, however many categories there are.
 *
 * <p>The one-hot columns of a row's members are 1, the others 0: the <em>multi-hot</em> matrix. Immutable.
 */
public final class SetColumn {
    private final int categories;
    private final int[] offsets;
    private final int[] members;
    private final int largest;

    /**
     * @param categories the number of categories, {@code m}
     * @param offsets    where each set begins in {@code members}, and the end of the last; handed over
     * @param members    the codes of the sets' members, ascending in each; handed over
     * @throws IllegalArgumentException if a set has fewer than two members, they do not ascend, or one is no code
     */
    public SetColumn(int categories, int[] offsets, int[] members) {
        this.categories = categories;
        this.offsets = offsets;
        this.members = members;
        if (offsets.length == 0 || offsets[0] != 0 || offsets[offsets.length - 1] != members.length) {
            throw new IllegalArgumentException(
                    "The offsets of the sets do not span their " + members.length + " members");
        }
        int most = 1;
        for (int s = 0; s + 1 < offsets.length; s++) {
            int size = offsets[s + 1] - offsets[s];
            if (size < 2) {
                throw new IllegalArgumentException("Set " + s + " has " + size + " members, not two or more");
            }
            most = Math.max(most, size);
            for (int i = offsets[s], before = -1; i < offsets[s + 1]; before = members[i++]) {
                if (members[i] <= before || members[i] >= categories) {
                    throw new IllegalArgumentException(
                            "Set " + s + " has member " + members[i] + " behind " + before + ", of " + categories);
                }
            }
        }
        this.largest = most;
    }

    /** No set of two members or more. */
    public static SetColumn none(int categories) {
        return new SetColumn(categories, new int[1], new int[0]);
    }

    /** These sets and behind them another column's set of a code, if it has two members or more. */
    public SetColumn plus(SetColumn other, int code) {
        int size = other.size(code);
        if (size < 2) {
            return this;
        }
        int[] longer = Arrays.copyOf(offsets, offsets.length + 1);
        longer[offsets.length] = members.length + size;
        int[] all = Arrays.copyOf(members, members.length + size);
        System.arraycopy(other.members(code), 0, all, members.length, size);
        return new SetColumn(categories, longer, all);
    }

    /** The code of the last set of two members or more. */
    public int lastCode() {
        return categories + sets() - 1;
    }

    /** The number of categories, {@code m}. */
    public int categories() {
        return categories;
    }

    /** The number of sets of two members or more. */
    public int sets() {
        return offsets.length - 1;
    }

    /** The members of the largest set; 1 where none has two. */
    public int largest() {
        return largest;
    }

    /** The members of all sets of two or more, one behind the other. */
    public int totalMembers() {
        return members.length;
    }

    /** How many members the set of this code has. */
    public int size(int code) {
        if (code < categories) {
            return code < 0 ? 0 : 1;
        }
        return offsets[code - categories + 1] - offsets[code - categories];
    }

    /** The member in place {@code place} of the set of this code; members ascend. */
    public int member(int code, int place) {
        return code < categories ? code : members[offsets[code - categories] + place];
    }

    /** Whether the set of this code has a member. O(log members). */
    public boolean contains(int code, int member) {
        if (code < categories) {
            return code == member;
        }
        int low = offsets[code - categories];
        int high = offsets[code - categories + 1] - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (members[middle] < member) {
                low = middle + 1;
            } else if (members[middle] > member) {
                high = middle - 1;
            } else {
                return true;
            }
        }
        return false;
    }

    /**
     * Adds a number to that of each member of a set of two or more.
     *
     * @param numbers of category {@code m} at {@code offset + m}
     */
    public void addTo(long[] numbers, int offset, int code, long number) {
        int set = code - categories;
        for (int i = offsets[set], end = offsets[set + 1]; i < end; i++) {
            numbers[offset + members[i]] += number;
        }
    }

    /** A copy of the members of the set of this code, ascending. */
    public int[] members(int code) {
        int[] copy = new int[size(code)];
        Arrays.setAll(copy, place -> member(code, place));
        return copy;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SetColumn that
                && categories == that.categories
                && Arrays.equals(offsets, that.offsets)
                && Arrays.equals(members, that.members);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(offsets) + Arrays.hashCode(members);
    }

    /** Collects sets and gives each its code; equal sets get one. Sets are numbered in the order in which they appear. */
    public static final class Builder {
        private final int categories;
        private int[] offsets = new int[16];
        private int[] members = new int[32];
        private int sets;
        /** A hash table with linear probing, at most half full: the number of a set and one, or 0. */
        private int[] places = new int[32];

        public Builder(int categories) {
            this.categories = categories;
        }

        /**
         * The code of a set. O(members · log members) expected.
         *
         * @param set   codes of categories in any order, some more than once; put in order
         * @param count how many of them belong to the set
         */
        public int code(int[] set, int count) {
            Arrays.sort(set, 0, count);
            int size = 0;
            for (int i = 0; i < count; i++) {
                if (size == 0 || set[size - 1] != set[i]) {
                    set[size++] = set[i];
                }
            }
            if (size < 2) {
                return size == 0 ? Table.UNSEEN : set[0];
            }
            int place = place(set, 0, size);
            if (places[place] == 0) {
                add(set, size);
                places[place] = sets;
                if (2 * sets > places.length) {
                    rehash();
                }
                return categories + sets - 1;
            }
            return categories + places[place] - 1;
        }

        /** Where a set is, or where it may be put. */
        private int place(int[] set, int from, int to) {
            long hash = to - from;
            for (int i = from; i < to; i++) {
                hash = (hash ^ set[i]) * 0x9E3779B97F4A7C15L;
            }
            int place = (int) (hash >>> 32) & places.length - 1;
            while (places[place] != 0 && !isSet(places[place] - 1, set, from, to)) {
                place = place + 1 & places.length - 1;
            }
            return place;
        }

        private boolean isSet(int number, int[] set, int from, int to) {
            return Arrays.equals(members, offsets[number], offsets[number + 1], set, from, to);
        }

        private void add(int[] set, int size) {
            if (sets + 2 > offsets.length) {
                offsets = Arrays.copyOf(offsets, 2 * offsets.length);
            }
            int start = offsets[sets];
            if (start + size > members.length) {
                members = Arrays.copyOf(members, Math.max(2 * members.length, start + size));
            }
            System.arraycopy(set, 0, members, start, size);
            offsets[++sets] = start + size;
        }

        private void rehash() {
            places = new int[2 * places.length];
            for (int number = 0; number < sets; number++) {
                places[place(members, offsets[number], offsets[number + 1])] = number + 1;
            }
        }

        /** The sets so far. */
        public SetColumn build() {
            return new SetColumn(categories, Arrays.copyOf(offsets, sets + 1), Arrays.copyOf(members, offsets[sets]));
        }

        /** Forgets all sets. */
        public void clear() {
            sets = 0;
            Arrays.fill(places, 0);
        }
    }
}
