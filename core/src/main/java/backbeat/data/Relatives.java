package backbeat.data;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Which rows of a {@link Dataset} a {@link Relation} relates. Every row has keys, numbered by first appearance, and two rows
 * are related where they have a key in common. O(keys) memory; numbering them takes O(keys) expected, whatever the texts:
 * what a relation compares of a text is worked out once for each distinct one, and rows are told apart by numbers alone.
 */
public final class Relatives {
    private final int[] start;
    private final int[] keys;
    private final int count;

    private Relatives(int[] start, int[] keys, int count) {
        this.start = start;
        this.keys = keys;
        this.count = count;
    }

    /** The keys of all rows. */
    public static Relatives of(Dataset data, Relation relation) {
        Entries entries = Entries.of(data, relation);
        int[] rest = new int[data.rows()];
        for (String column : relation.columns().subList(1, relation.columns().size())) {
            refine(rest, values(data, column, relation.form()));
        }
        Long2IntOpenHashMap known = new Long2IntOpenHashMap(data.rows());
        int[] start = new int[data.rows() + 1];
        IntArrayList keys = new IntArrayList(data.rows());
        for (int row = 0; row < data.rows(); row++) {
            for (int entry : entries.ofList[entries.ofRow[row]]) {
                keys.add(number(known, pair(entry, rest[row])));
            }
            start[row + 1] = keys.size();
        }
        return new Relatives(start, keys.toIntArray(), known.size());
    }

    /** The first key of a row: of a list that of its first entry. */
    public int first(int row) {
        return keys[start[row]];
    }

    /** The number of different keys. */
    public int count() {
        return count;
    }

    /** The rows that are related to one of {@code rows}, these among them. O(keys). */
    public BitSet of(int[] rows) {
        BitSet present = new BitSet(count);
        for (int row : rows) {
            for (int i = start[row]; i < start[row + 1]; i++) {
                present.set(keys[i]);
            }
        }
        BitSet related = new BitSet(start.length - 1);
        for (int row = 0; row < start.length - 1; row++) {
            for (int i = start[row]; i < start[row + 1]; i++) {
                if (present.get(keys[i])) {
                    related.set(row);
                    break;
                }
            }
        }
        return related;
    }

    /** Takes apart rows that had the same number so far and have different values. */
    private static void refine(int[] numbers, int[] values) {
        Long2IntOpenHashMap known = new Long2IntOpenHashMap(numbers.length);
        for (int row = 0; row < numbers.length; row++) {
            numbers[row] = number(known, pair(numbers[row], values[row]));
        }
    }

    private static long pair(int first, int second) {
        return (long) first << Integer.SIZE | second;
    }

    /** The number of a key: the next one if it is new. */
    private static int number(Long2IntOpenHashMap known, long key) {
        int next = known.size();
        int number = known.putIfAbsent(key, next);
        return known.size() > next ? next : number;
    }

    /** By row a number of the column's value: equal for texts of one form, and for numbers of the same bits. */
    private static int[] values(Dataset data, String column, NormalForm form) {
        int[] values = new int[data.rows()];
        int number = data.columns().numericFeatures().indexOf(column);
        if (number >= 0) {
            Long2IntOpenHashMap known = new Long2IntOpenHashMap();
            Arrays.setAll(values, row -> number(known, Double.doubleToLongBits(data.number(number, row))));
            return values;
        }
        TextColumn texts = data.textColumn(data.textColumn(column));
        TextDictionary distinct = texts.dictionary();
        TextDictionary forms = new TextDictionary(distinct.size());
        int[] formOf = new int[distinct.size() + 1];
        for (int code = 0; code < distinct.size(); code++) {
            formOf[code] = form == NormalForm.EXACT && distinct.isVisiblyStripped(code)
                    ? forms.code(distinct, code)
                    : forms.code(form.apply(distinct.text(code)));
        }
        formOf[distinct.size()] = forms.code(form.apply(""));
        Arrays.setAll(values, row -> formOf[place(texts, row)]);
        return values;
    }

    /** The code of a row's text, that of a missing one behind all others. */
    private static int place(TextColumn texts, int row) {
        return texts.isMissing(row) ? texts.distinct() : texts.codes()[row];
    }

    /**
     * The entries of the first column. Texts stand in many rows, so each distinct one is taken apart once.
     *
     * @param ofRow  by row the number of its list
     * @param ofList by list the numbers of its entries
     */
    private record Entries(int[] ofRow, int[][] ofList) {
        private static final int NONE = -1;

        static Entries of(Dataset data, Relation relation) {
            String column = relation.columns().get(0);
            if (relation.anyOf().isEmpty() || data.columns().numericFeatures().contains(column)) {
                int[] values = values(data, column, relation.form());
                int[][] single = new int[Arrays.stream(values).max().orElse(0) + 1][];
                Arrays.setAll(single, value -> new int[] {value});
                return new Entries(values, single);
            }
            TextColumn texts = data.textColumn(data.textColumn(column));
            TextDictionary forms = new TextDictionary(texts.distinct());
            int[][] ofList = new int[texts.distinct() + 1][];
            for (int code = 0; code < ofList.length; code++) {
                String text = code < texts.distinct() ? texts.dictionary().text(code) : "";
                ofList[code] = entries(text, relation.anyOf().get(), relation.form(), forms);
            }
            int[] ofRow = new int[data.rows()];
            Arrays.setAll(ofRow, row -> place(texts, row));
            return new Entries(ofRow, ofList);
        }

        /** The forms of a text's entries; a text without any is one. */
        private static int[] entries(String text, String separator, NormalForm form, TextDictionary forms) {
            IntArrayList entries = new IntArrayList(2);
            int to;
            for (int from = 0; from <= text.length(); from = to + separator.length()) {
                int found = text.indexOf(separator, from);
                to = found < 0 ? text.length() : found;
                String entry = form.apply(text.substring(from, to));
                int code = entry.isEmpty() ? NONE : forms.code(entry);
                if (code != NONE && !entries.contains(code)) {
                    entries.add(code);
                }
            }
            return entries.isEmpty() ? new int[] {forms.code("")} : entries.toIntArray();
        }
    }
}
