package backbeat.benchmarks.harness;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Programs of others that do some of this project's tasks and print what they needed, a line of JSON a figure. */
public interface Program {
    /** A short name, also of the files that keep what it printed. */
    String name();

    /** The groups of tasks that it does, and others of its own. */
    List<String> tasks();

    /** What to do where it cannot run; empty where it can. */
    Optional<String> missing() throws IOException;

    /**
     * The processes of a task, one after another, each at its fastest setting: how many threads a library takes is part of it.
     *
     * @param rows the folder with the exported rows, as {@code BACKBEAT_MATRICES}
     * @param keep the folder for the files that a task leaves, where they are wanted
     */
    List<Child> task(String name, Path rows, Optional<Path> keep) throws IOException;
}
