package backbeat.pipeline;

import backbeat.table.CategoricalColumn;
import backbeat.table.Schema;
import backbeat.table.SetColumn;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which categorical columns hold sets, and their separators. The section is there only where one does, and makes the file
 * version 3.
 */
final class SetsCodec {
    private SetsCodec() {}

    static void write(Schema schema, SectionWriter out) throws IOException {
        out.texts(schema.categorical().stream()
                .map(column -> column.separator().map(String::valueOf).orElse(""))
                .toList());
    }

    static List<Optional<Character>> read(SectionReader in) throws IOException {
        List<Optional<Character>> separators = new ArrayList<>();
        boolean any = false;
        for (String text : in.texts("separators of set columns")) {
            in.require(text.length() <= 1, "the separator of a set column is '" + text + "', not one character");
            separators.add(text.isEmpty() ? Optional.empty() : Optional.of(text.charAt(0)));
            any |= !text.isEmpty();
        }
        in.require(any, "no column holds sets");
        return separators;
    }

    /** The sets of a column, for models that keep rows: how many, the size of each, and then their members. */
    static void writeSets(SetColumn sets, SectionWriter out) throws IOException {
        out.i32(sets.sets());
        for (int set = 0; set < sets.sets(); set++) {
            out.varint(sets.size(sets.categories() + set));
        }
        for (int set = 0; set < sets.sets(); set++) {
            for (int member : sets.members(sets.categories() + set)) {
                out.varint(member);
            }
        }
    }

    static SetColumn readSets(SectionReader in, CategoricalColumn column) throws IOException {
        int[] offsets = new int[in.count("sets of " + column.name(), 3) + 1];
        for (int set = 0; set + 1 < offsets.length; set++) {
            int size = in.varint("size of a set", column.size());
            in.require(size >= 2, "a set of " + column.name() + " has " + size + " members");
            in.require(offsets[set] + (long) size <= in.remaining(), "the sets of " + column.name() + " are cut off");
            offsets[set + 1] = offsets[set] + size;
        }
        int[] members = new int[offsets[offsets.length - 1]];
        for (int i = 0; i < members.length; i++) {
            members[i] = in.varint("member of a set", column.size() - 1);
        }
        return new SetColumn(column.size(), offsets, members);
    }
}
