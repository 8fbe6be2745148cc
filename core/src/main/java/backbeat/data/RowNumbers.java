package backbeat.data;

import it.unimi.dsi.fastutil.longs.LongArrayList;

/**
 * The 0-based numbers that rows have where they come from, ascending. Rows of which none between was left out need no memory;
 * others take 8 bytes each.
 */
public final class RowNumbers {
    private long first;
    private int size;
    /** All of them; null as long as each is by one larger than that before it. */
    private LongArrayList list;

    /** No rows. */
    public RowNumbers() {}

    /** Of rows none between which was left out. */
    public RowNumbers(long first, int size) {
        this.first = first;
        this.size = size;
    }

    /** Of numbers that are known. */
    RowNumbers(long[] numbers) {
        for (long number : numbers) {
            add(number);
        }
    }

    int size() {
        return size;
    }

    long get(int row) {
        return list == null ? first + row : list.getLong(row);
    }

    /** Adds a row that stands behind the others. */
    public void add(long number) {
        if (size == 0) {
            first = number;
        } else if (list == null && number != first + size) {
            list = new LongArrayList((int) Math.min(Integer.MAX_VALUE - 8, 2L * size));
            for (int row = 0; row < size; row++) {
                list.add(first + row);
            }
        }
        if (list != null) {
            list.add(number);
        }
        size++;
    }

    void addAll(RowNumbers others) {
        if (size == 0) {
            first = others.first;
        }
        if (list == null && others.list == null && others.first == first + size) {
            size += others.size;
            return;
        }
        for (int row = 0; row < others.size; row++) {
            add(others.get(row));
        }
    }
}
