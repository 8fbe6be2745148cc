package backbeat.spark.session;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where to run and with what.
 *
 * @param master   Spark's URL of the cluster; empty for what {@code spark-submit} says, or else this machine
 * @param settings Spark's settings by name, which go before ours
 */
public record ClusterOptions(Optional<String> master, Map<String, String> settings) {
    public ClusterOptions {
        settings = Map.copyOf(settings);
    }

    /** This machine, all cores. */
    public static ClusterOptions local() {
        return new ClusterOptions(Optional.empty(), Map.of());
    }

    public ClusterOptions withMaster(String url) {
        return new ClusterOptions(Optional.of(url), settings);
    }

    public ClusterOptions with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(settings);
        more.put(name, value);
        return new ClusterOptions(master, more);
    }
}
