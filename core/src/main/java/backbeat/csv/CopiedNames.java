package backbeat.csv;

import backbeat.text.FreeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Names for columns of an input that are copied into a file with columns of its own, which keep theirs: no name stands twice.
 * {@code Probability} and {@code probability} are one name here: Spark, SQL and file formats made for them read them as one.
 */
public final class CopiedNames {
    private static final String APART = "input_";

    private CopiedNames() {}

    /**
     * The names that the copies get.
     *
     * @param copied the columns, each once
     * @param own    the names of the file's own columns
     */
    public static List<String> beside(List<String> copied, Set<String> own) {
        Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        taken.addAll(own);
        Set<String> asTheyAre = Set.copyOf(copied.stream().filter(taken::add).toList());
        List<String> names = new ArrayList<>();
        for (String name : copied) {
            String free = asTheyAre.contains(name) ? name : FreeName.of(name, APART, taken);
            taken.add(free);
            names.add(free);
        }
        return List.copyOf(names);
    }
}
