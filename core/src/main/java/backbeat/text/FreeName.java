package backbeat.text;

import java.util.Set;

/** A name that nothing else has, made of one that something else may have. */
public final class FreeName {
    private FreeName() {}

    /** {@code name}, or as long as it is taken with one more {@code prefix} before it. */
    public static String of(String name, String prefix, Set<String> taken) {
        String free = name;
        while (taken.contains(free)) {
            free = prefix + free;
        }
        return free;
    }
}
