package backbeat.data;

import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers the groups of a data set's rows by first appearance. What a key compares of a text is worked out once for each
 * distinct text; rows are told apart by numbers alone. O(rows) expected, whatever hash the texts have.
 */
final class Grouping {
    private Grouping() {}

    static Groups of(Dataset data, GroupKey key) {
        int[] ids = new int[data.rows()];
        int count = 1;
        List<String> columns = key.columns();
        for (int c = 0; c < columns.size(); c++) {
            TextColumn column = data.textColumn(data.textColumn(columns.get(c)));
            int[] part = parts(column, key);
            count = c == 0 ? first(column, part, ids) : refine(column, part, ids);
        }
        return new Groups(key.name(), ids, count);
    }

    /** By code, the missing text's behind them: the number of what the key compares of a text. */
    private static int[] parts(TextColumn column, GroupKey key) {
        TextDictionary texts = column.dictionary();
        TextDictionary parts = new TextDictionary(texts.size());
        int[] part = new int[texts.size() + 1];
        for (int code = 0; code < texts.size(); code++) {
            part[code] = key.isWhole() && texts.isVisiblyStripped(code)
                    ? parts.code(texts, code)
                    : parts.code(key.part(texts.text(code)));
        }
        part[texts.size()] = parts.code(key.part(""));
        return part;
    }

    private static int partOf(TextColumn column, int[] part, int row) {
        int code = column.codes()[row];
        return part[code == Dataset.MISSING ? part.length - 1 : code];
    }

    /** Groups by one column. */
    private static int first(TextColumn column, int[] part, int[] ids) {
        int[] group = new int[part.length];
        Arrays.fill(group, -1);
        int count = 0;
        for (int row = 0; row < ids.length; row++) {
            int here = partOf(column, part, row);
            if (group[here] < 0) {
                group[here] = count++;
            }
            ids[row] = group[here];
        }
        return count;
    }

    /** Takes groups apart by another column. */
    private static int refine(TextColumn column, int[] part, int[] ids) {
        Long2IntOpenHashMap groups = new Long2IntOpenHashMap(ids.length);
        for (int row = 0; row < ids.length; row++) {
            long pair = (long) ids[row] << 32 | partOf(column, part, row);
            int next = groups.size();
            int known = groups.putIfAbsent(pair, next);
            ids[row] = groups.size() > next ? next : known;
        }
        return groups.size();
    }
}
