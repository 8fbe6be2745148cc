package backbeat.benchmarks.peers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ServiceLoader;

/** How a library's users read a CSV file into its own kind of table. Implementations are found by {@link ServiceLoader}. */
public interface PeerReader {
    /** The library's short name, as {@link PeerLibrary#name()}. */
    String name();

    /**
     * Reads the whole file.
     *
     * @param column the name of a numeric column
     * @return the numbers in that column of the library's table, one for each row
     */
    double[] read(Path file, String column) throws IOException;

    /** @throws IllegalArgumentException if no library of that name is on the class path */
    static PeerReader named(String name) {
        return ServiceLoader.load(PeerReader.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(reader -> reader.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "No library '" + name + "' reads CSV here. Others come with ./backbeat bench peers java"));
    }
}
