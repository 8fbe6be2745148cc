package backbeat.benchmarks.peers;

import backbeat.benchmarks.data.BenchmarkData;
import backbeat.benchmarks.spec.PeerTask;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.ServiceLoader.Provider;
import java.util.stream.Collectors;

/**
 * A machine-learning library that does the study's work, so that {@link backbeat.benchmarks.PeerBenchmark} can put it
 * beside the others. Implementations are found by {@link ServiceLoader}.
 */
public interface PeerLibrary {
    /** A short name in lower case, the value of the benchmark's parameter. */
    String name();

    /** What its forest does otherwise than others'. */
    PeerRules rules();

    /** Puts the rows into the library's own form. What users do once per data set is not timed. */
    PeerStudy prepare(BenchmarkData data, int threads);

    /** Its budget for each task that it does; empty if it does all of them. */
    default List<Budget> budgets() {
        return List.of(getClass().getAnnotationsByType(Budget.class));
    }

    /** Whether it does a task. */
    default boolean does(PeerTask task) {
        return budgets().isEmpty() || budget(task).isPresent();
    }

    /** Its budget for a task; empty if it does it as the benchmark says, or not at all. */
    default Optional<Budget> budget(PeerTask task) {
        return budgets().stream().filter(budget -> budget.task() == task).findFirst();
    }

    /** All that are on the class path, by name. */
    static List<PeerLibrary> all() {
        return ServiceLoader.load(PeerLibrary.class).stream()
                .map(Provider::get)
                .sorted(Comparator.comparing(PeerLibrary::name))
                .toList();
    }

    /** @throws IllegalArgumentException if no library of that name is on the class path */
    static PeerLibrary named(String name) {
        List<PeerLibrary> all = all();
        return all.stream()
                .filter(library -> library.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No library '" + name + "' here; there are: "
                        + all.stream().map(PeerLibrary::name).collect(Collectors.joining(", "))
                        + ". Others come with ./backbeat bench peers java"));
    }
}
