package backbeat.csv;

import backbeat.text.FreeName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names for columns of an input that are copied into a file with columns of its own, which keep theirs: no name stands twice. */
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
        Set<String> taken = new HashSet<>(own);
        copied.stream().filter(name -> !own.contains(name)).forEach(taken::add);
        List<String> names = new ArrayList<>();
        for (String name : copied) {
            String free = own.contains(name) ? FreeName.of(name, APART, taken) : name;
            taken.add(free);
            names.add(free);
        }
        return List.copyOf(names);
    }
}
