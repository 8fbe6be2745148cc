package backbeat.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The members that the fields of a set column name: each distinct field is taken apart once.
 *
 * @param members the distinct members, in order of first appearance
 * @param byField by the code of a field the numbers of its members, ascending
 */
record CellSets(List<String> members, int[][] byField) {
    static CellSets of(List<String> fields, char separator) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        int[][] byField = new int[fields.size()][];
        for (int field = 0; field < byField.length; field++) {
            byField[field] = SetRule.members(fields.get(field), separator).stream()
                    .mapToInt(member -> {
                        Integer known = numbers.putIfAbsent(member, numbers.size());
                        return known == null ? numbers.size() - 1 : known;
                    })
                    .toArray();
            Arrays.sort(byField[field]);
        }
        return new CellSets(new ArrayList<>(numbers.keySet()), byField);
    }
}
