package backbeat.tree;

import backbeat.table.SetColumn;

/**
 * The sets of a column the other way round: by member the codes of the sets of several that have it, as {@link TrainingRows}
 * numbers them. "Has this row the member?" becomes a look at one bit, after a pass over the member's codes has marked them.
 *
 * <p>Memory: 4 bytes a member of a set and 4 a category. Immutable.
 */
final class CodesOfMembers {
    private final int[] starts;
    private final int[] codes;

    CodesOfMembers(SetColumn sets) {
        int categories = sets.categories();
        this.starts = new int[categories + 1];
        this.codes = new int[sets.totalMembers()];
        for (int code = categories; code <= sets.lastCode(); code++) {
            for (int place = 0, size = sets.size(code); place < size; place++) {
                starts[sets.member(code, place)]++;
            }
        }
        for (int member = 0, end = 0; member <= categories; member++) {
            end += starts[member];
            starts[member] = end;
        }
        for (int code = sets.lastCode(); code >= categories; code--) {
            for (int place = 0, size = sets.size(code); place < size; place++) {
                codes[--starts[sets.member(code, place)]] = code + 1; // behind that of no member
            }
        }
    }

    /** How many sets of several have a member. */
    int count(int member) {
        return starts[member + 1] - starts[member];
    }

    /** Turns the bits of all codes that have a member: once to mark them, and once more to take the marks away. */
    void flip(int member, long[] marks) {
        marks[member >>> 6] ^= 1L << member;
        for (int i = starts[member], end = starts[member + 1]; i < end; i++) {
            marks[codes[i] >>> 6] ^= 1L << codes[i];
        }
    }
}
