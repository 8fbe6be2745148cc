package backbeat.benchmarks.harness;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The programs that can be measured beside this project. */
public final class Programs {
    private static final String PYTHON = "python";

    private Programs() {}

    /** All names, for help texts. */
    public static String names() {
        List<String> names = new ArrayList<>();
        new Names().forEach(names::add);
        return String.join(", ", names);
    }

    /** The program of this name, whether it can run here or not. */
    public static Optional<Program> named(String name) throws IOException {
        return name.equals(PYTHON) ? Optional.of(Python.forTasks()) : Optional.empty();
    }

    /** All names, for the command line. */
    public static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of(PYTHON).iterator();
        }
    }
}
