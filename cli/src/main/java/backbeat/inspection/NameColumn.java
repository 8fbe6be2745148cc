package backbeat.inspection;

import backbeat.data.Values;
import java.util.Collection;
import java.util.List;

/**
 * A column of names with figures beside it. It is as wide as its names need, within bounds; a name that is longer has a line of
 * its own, and its figures stand below each other with all others.
 */
public final class NameColumn {
    private final int width;

    private NameColumn(int width) {
        this.width = width;
    }

    /**
     * A column for these names.
     *
     * @param least its least width
     * @param most  its greatest
     */
    public static NameColumn of(Collection<String> names, int least, int most) {
        int widest = names.stream()
                .mapToInt(name -> width(shown(name)))
                .filter(width -> width <= most)
                .max()
                .orElse(least);
        return new NameColumn(Math.max(least, widest));
    }

    /** The line, or the two lines, of a name and its figures. */
    public List<String> lines(String name, String figures) {
        String shown = shown(name);
        return width(shown) <= width
                ? List.of(shown + " ".repeat(width - width(shown)) + " " + figures)
                : List.of(shown, " ".repeat(width) + " " + figures);
    }

    /** A number with its sign as wide as {@code width}. */
    static String right(String number, int width) {
        return " ".repeat(Math.max(0, width - number.length())) + number;
    }

    private static String shown(String name) {
        return Values.shown(name);
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
