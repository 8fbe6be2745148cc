package backbeat.data;

import it.unimi.dsi.fastutil.objects.Object2IntOpenCustomHashMap;
import java.util.List;

/** Numbers the groups of a data set's rows by first appearance. O(rows) expected, whatever hash the texts have. */
final class Grouping {
    private Grouping() {}

    static Groups of(Dataset data, GroupKey key) {
        int[] part = key.columns().stream().mapToInt(data::textColumn).toArray();
        int[] ids = new int[data.rows()];
        if (part.length == 1) {
            Object2IntOpenCustomHashMap<String> known =
                    new Object2IntOpenCustomHashMap<>(ids.length, TextHash.INSTANCE);
            String[] values = data.allTexts(part[0]);
            for (int row = 0; row < ids.length; row++) {
                ids[row] = next(known, key.part(values[row]));
            }
            return new Groups(key.name(), ids, known.size());
        }
        Object2IntOpenCustomHashMap<List<String>> known =
                new Object2IntOpenCustomHashMap<>(ids.length, TextHash.OF_LISTS);
        for (int row = 0; row < ids.length; row++) {
            ids[row] = next(known, tuple(data, key, part, row));
        }
        return new Groups(key.name(), ids, known.size());
    }

    private static List<String> tuple(Dataset data, GroupKey key, int[] part, int row) {
        String[] values = new String[part.length];
        for (int c = 0; c < part.length; c++) {
            values[c] = key.part(data.text(part[c], row));
        }
        return List.of(values);
    }

    private static <K> int next(Object2IntOpenCustomHashMap<K> ids, K value) {
        int size = ids.size();
        int known = ids.putIfAbsent(value, size);
        return ids.size() > size ? size : known;
    }
}
