package backbeat.text;

import java.util.regex.Pattern;

/** Several of what a recipe has given a name to. */
public final class Plural {
    /** Words that an s makes a plural of, as far as their letters tell. */
    private static final Pattern REGULAR = Pattern.compile("[a-z]{2,}(?<!s|x|z|ch|sh|[^aeiou]y)");

    private Plural() {}

    /** {@code artists} for a plain word; {@code groups of "c"} for a name that is none, or whose plural is not sure. */
    public static String of(String name) {
        return REGULAR.matcher(name).matches() ? name + "s" : "groups of \"" + name + "\"";
    }
}
