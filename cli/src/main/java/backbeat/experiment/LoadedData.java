package backbeat.experiment;

import backbeat.data.Dataset;

/**
 * A data set, and where it came from as far as results must say it.
 *
 * @param dataset   the rows
 * @param synthetic whether they were invented
 * @param verified  whether the file has the hash that the recipe publishes
 * @param location  for people: a path, or how the rows were generated
 */
public record LoadedData(Dataset dataset, boolean synthetic, boolean verified, String location) {
    /** {@code real} or {@code synthetic}. */
    String kind() {
        return synthetic ? "synthetic" : "real";
    }
}
