package backbeat.data;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A column of texts. Read from a file, it is as it was read ({@link TextSlices}) until somebody asks for a text or a code. Then
 * each distinct text is kept once, as bytes in UTF-8, and a row has its code. Codes go by first appearance; an empty text is
 * missing, {@link Dataset#MISSING}. Memory: the bytes of all texts, then 4 bytes a row and the distinct texts. It grows while
 * one thread adds to it; read, it may be shared.
 */
public final class TextColumn {
    /** After so many parts it is reckoned how many distinct texts there will be. */
    private static final int SAMPLE = 4;

    private final IntArrayList codes;
    private final TextDictionary dictionary;
    /** What was read and has no codes yet; empty once it has. */
    private volatile List<TextSlices> unsorted = List.of();
    /** The distinct texts as strings, once they have been asked for. */
    private volatile List<String> strings = List.of();

    /**
     * An empty column.
     *
     * @param rows     about how many there will be
     * @param distinct about how many of them will be distinct
     */
    public TextColumn(int rows, int distinct) {
        codes = new IntArrayList(rows);
        dictionary = new TextDictionary(distinct);
    }

    /** A column as it was read. */
    public TextColumn(TextSlices slices) {
        this(List.of(slices));
    }

    private TextColumn(List<TextSlices> slices) {
        this(0, 0);
        unsorted = slices;
    }

    /** Adds a row with the text that bytes {@code from … to - 1} are in UTF-8. */
    public void add(byte[] utf8, int from, int to) {
        sort();
        codes.add(from == to ? Dataset.MISSING : dictionary.code(utf8, from, to));
    }

    /** Adds a row with a text. Halves of characters, which have no UTF-8, become question marks. */
    public void add(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        add(utf8, 0, utf8.length);
    }

    /** Several columns as one, rows behind rows: as it was read, if all of them are. */
    static TextColumn concatenate(List<TextColumn> parts) {
        if (parts.stream().noneMatch(part -> part.unsorted.isEmpty())) {
            return new TextColumn(
                    parts.stream().flatMap(part -> part.unsorted.stream()).toList());
        }
        int rows = 0;
        int distinct = 0;
        for (TextColumn part : parts) {
            rows += part.rows();
            distinct += part.distinct();
        }
        TextColumn all = new TextColumn(rows, distinct);
        for (TextColumn part : parts) {
            all.addAll(part);
        }
        all.trim();
        return all;
    }

    /** Gives back the memory that only further rows would need; they may be added all the same. */
    public void trim() {
        codes.trim();
        dictionary.trim();
    }

    private void addAll(TextColumn part) {
        int[] translation = new int[1 + part.distinct()]; // by code and one more, for a missing text has -1
        translation[0] = Dataset.MISSING;
        for (int code = 0; code < part.distinct(); code++) {
            translation[code + 1] = dictionary.code(part.dictionary, code);
        }
        int[] others = part.codes();
        int rows = part.rows();
        int at = codes.size();
        codes.size(at + rows);
        int[] all = codes.elements();
        for (int row = 0; row < rows; row++) {
            all[at + row] = translation[others[row] + 1];
        }
    }

    /** Gives the texts their codes, unless they have them. */
    private void sort() {
        if (!unsorted.isEmpty()) {
            sortAll();
        }
    }

    private synchronized void sortAll() {
        List<TextSlices> parts = unsorted;
        if (parts.isEmpty()) { // another thread was here before
            return;
        }
        int total = parts.stream().mapToInt(TextSlices::rows).sum();
        int at = 0;
        codes.size(total);
        for (int part = 0; part < parts.size(); part++) {
            dictionary.codes(parts.get(part), codes.elements(), at);
            at += parts.get(part).rows();
            if (part == SAMPLE) {
                dictionary.expect((int) Math.min((long) dictionary.size() * total / at, total));
            }
        }
        trim();
        unsorted = List.of();
    }

    int rows() {
        sort();
        return codes.size();
    }

    /** The number of distinct texts, the empty one not counted. */
    int distinct() {
        sort();
        return dictionary.size();
    }

    TextDictionary dictionary() {
        sort();
        return dictionary;
    }

    /** By row its code; may be longer than {@link #rows()}. Not to be written to. */
    int[] codes() {
        sort();
        return codes.elements();
    }

    boolean isMissing(int row) {
        return codes()[row] == Dataset.MISSING;
    }

    /** The text of a row; empty if it is missing. */
    String text(int row) {
        int code = codes()[row];
        return code == Dataset.MISSING ? "" : dictionary.text(code);
    }

    /** The distinct texts by code; made once, when first asked for. */
    List<String> texts() {
        List<String> known = strings;
        if (known.size() != distinct()) {
            List<String> made = new ArrayList<>(distinct());
            for (int code = 0; code < distinct(); code++) {
                made.add(dictionary.text(code));
            }
            known = Collections.unmodifiableList(made);
            strings = known;
        }
        return known;
    }
}
