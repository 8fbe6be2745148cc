package backbeat.source;

import backbeat.data.Dataset;
import java.util.List;

/**
 * A data set, and where it came from as far as results must say it.
 *
 * @param dataset   the rows
 * @param synthetic whether they were invented
 * @param verified  whether the file has the hash that the recipe publishes
 * @param location  for people: a path and how it was found, or how the rows were generated
 * @param warnings  what people must know besides, most important first
 */
public record LoadedData(Dataset dataset, boolean synthetic, boolean verified, String location, List<String> warnings) {
    public LoadedData {
        warnings = List.copyOf(warnings);
    }

    /** {@code real} or {@code synthetic}. */
    public String kind() {
        return synthetic ? "synthetic" : "real";
    }
}
