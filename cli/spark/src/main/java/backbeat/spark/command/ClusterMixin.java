package backbeat.spark.command;

import backbeat.spark.session.ClusterOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options of every command on Spark: where it runs, and Spark's own settings. */
public final class ClusterMixin {
    @Option(
            names = "--master",
            paramLabel = "URL",
            description = "Where to run: local[N], spark://HOST:PORT, or what spark-submit says. Default: local[*],"
                    + " this machine.")
    private String master;

    @Option(
            names = "--executor-memory",
            paramLabel = "SIZE",
            description = "Heap of an executor, such as 2g; on this machine the heap is BACKBEAT_JAVA_OPTS=-Xmx2g.")
    private String executorMemory;

    @Option(names = "--executor-cores", paramLabel = "N", description = "Tasks that an executor runs side by side.")
    private Integer executorCores;

    @Option(
            names = "--conf",
            paramLabel = "NAME=VALUE",
            description = "A setting of Spark's, as often as needed; it goes before ours.")
    private Map<String, String> settings = new LinkedHashMap<>();

    /** What was asked for. */
    public ClusterOptions options() {
        Map<String, String> all = new LinkedHashMap<>(settings);
        if (executorMemory != null) {
            all.put("spark.executor.memory", executorMemory);
        }
        if (executorCores != null) {
            all.put("spark.executor.cores", Integer.toString(executorCores));
        }
        return new ClusterOptions(Optional.ofNullable(master), all);
    }
}
