package backbeat.benchmarks.peers;

import backbeat.benchmarks.data.BenchmarkData;
import java.util.List;
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

    /** Puts the rows into the library's own form. What users do once per data set is not timed. */
    PeerStudy prepare(BenchmarkData data, int threads);

    /** @throws IllegalArgumentException if no library of that name is on the class path */
    static PeerLibrary named(String name) {
        List<PeerLibrary> all = ServiceLoader.load(PeerLibrary.class).stream()
                .map(Provider::get)
                .toList();
        return all.stream()
                .filter(library -> library.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No library '" + name + "' here; there are: "
                        + all.stream().map(PeerLibrary::name).collect(Collectors.joining(", "))
                        + ". Others need the Maven profile 'peers': benchmarks/peers/java/run.sh"));
    }
}
