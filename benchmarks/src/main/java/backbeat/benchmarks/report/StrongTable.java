package backbeat.benchmarks.report;

import backbeat.benchmarks.results.Measurement;
import backbeat.benchmarks.results.ResultFile;
import backbeat.text.JsonText;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The table of the strongest peers: {@link PeerTable}s of each number of threads side by side, an older version of this project among
 * the libraries, and figures of ours that no peer has (loading a model, larger batches).
 */
public final class StrongTable {
    /** How our own rows are named. */
    public static final String OURS = "backbeat";

    /** Numbers of threads that are measured. */
    public static final List<Integer> THREADS = List.of(1, 2);

    private static final String NOW = "now";
    private static final String BEFORE = "before";
    private static final String FASTER = "backbeatTimesFaster";

    private final ArrayNode rows = JsonNodeFactory.instance.arrayNode();

    private StrongTable() {}

    /** Where the figures of one number of threads are kept: ours and the peers'. */
    public static Path now(Path results, int threads) {
        return results.resolve(NOW + "-" + threads);
    }

    /** The same of the older version. */
    public static Path before(Path results, int threads) {
        return results.resolve(BEFORE + "-" + threads);
    }

    /**
     * Reads what was measured.
     *
     * @param older what the older version is called, its commit; empty if there is none
     * @throws IOException if a file cannot be read or understood; the message names it
     */
    public static StrongTable read(Path results, String older) throws IOException {
        StrongTable table = new StrongTable();
        for (int threads : THREADS) {
            Path folder = now(results, threads);
            Path other = before(results, threads);
            ArrayNode ours = Files.isDirectory(folder) ? measured(folder, OURS) : none();
            ArrayNode theirs =
                    !older.isEmpty() && Files.isDirectory(other) ? measured(other, OURS + " " + older) : none();
            for (JsonNode row : ours) {
                table.add(threads, (ObjectNode) row);
                if (row.path("library").asText().equals(OURS)) {
                    theirs.forEach(one -> table.addBefore(threads, (ObjectNode) one, row));
                }
            }
        }
        table.compareSingleRows();
        return table;
    }

    /**
     * We answer a single row with one thread; a peer may be faster with two, and is compared all the same. Where we have no such
     * figure, theirs has nothing to stand beside.
     */
    private void compareSingleRows() {
        Map<String, JsonNode> ours = new TreeMap<>();
        for (JsonNode row : rows) {
            if (single(row) && row.path("library").asText().equals(OURS)) {
                ours.put(row.path("task").asText(), row);
            }
        }
        for (Iterator<JsonNode> all = rows.iterator(); all.hasNext(); ) {
            JsonNode row = all.next();
            JsonNode own = ours.get(row.path("task").asText());
            if (single(row) && own == null) {
                all.remove();
            } else if (single(row) && own != row && !row.has(FASTER)) {
                ((ObjectNode) row)
                        .put(
                                FASTER,
                                row.path("median").asDouble()
                                        / own.path("median").asDouble());
            }
        }
    }

    private static boolean single(JsonNode row) {
        return row.path("unit").asText().equals("us");
    }

    private static ArrayNode none() {
        return JsonNodeFactory.instance.arrayNode();
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    public ArrayNode rows() {
        return rows;
    }

    public String json() {
        return JsonText.pretty(rows) + "\n";
    }

    /** What the peers' table has, and what only we have. */
    private static ArrayNode measured(Path folder, String ours) throws IOException {
        ArrayNode all = PeerTable.read(List.of(folder)).rows();
        for (JsonNode row : all) {
            if (row.path("library").asText().equals(OURS)) {
                ((ObjectNode) row).put("library", ours);
                // the number of threads has a field of its own here
                ((ObjectNode) row).put("setting", row.path("setting").asText().replaceAll(",? ?\\d+ threads", ""));
            }
        }
        for (Map.Entry<String, PeerSeries> own : alone(folder).entrySet()) {
            own.getValue().describe(all.addObject().put("task", own.getKey()).put("library", ours));
        }
        return all;
    }

    /** Values of all rounds of something that is measured in one process a round. */
    private static final class PeerSeries {
        private final String unit;
        private double[] values = {};
        private double[] rounds = {};

        PeerSeries(String unit) {
            this.unit = unit;
        }

        void add(double[] round) {
            int size = values.length;
            values = Arrays.copyOf(values, size + round.length);
            System.arraycopy(round, 0, values, size, round.length);
            rounds = Arrays.copyOf(rounds, rounds.length + 1);
            rounds[rounds.length - 1] = PeerResult.median(round);
        }

        void describe(ObjectNode row) {
            row.put("unit", unit).put("median", PeerResult.median(values));
            row.put("low", Arrays.stream(values).min().orElseThrow());
            row.put("high", Arrays.stream(values).max().orElseThrow());
            ArrayNode all = row.putArray("rounds");
            Arrays.stream(rounds).forEach(all::add);
            row.put("setting", "");
        }
    }

    private static Map<String, PeerSeries> alone(Path folder) throws IOException {
        Map<String, PeerSeries> series = new TreeMap<>();
        for (Path file : ResultFile.in(folder)) {
            for (Measurement one : ResultFile.read(file)) {
                String task = ownTask(one);
                if (!task.isEmpty()) {
                    double factor = factor(one.unit()) * (task.startsWith("load") ? 1e3 : 1);
                    double[] values = one.forks().stream()
                            .flatMapToDouble(Arrays::stream)
                            .map(value -> value * factor)
                            .toArray();
                    series.computeIfAbsent(task, name -> new PeerSeries(name.startsWith("load") ? "ms" : "s"))
                            .add(values);
                }
            }
        }
        return series;
    }

    private static String ownTask(Measurement one) {
        return switch (one.name()) {
            case "ModelFileBenchmark.load" -> "load " + one.parameters().get("learner");
            case "MlpEpochBenchmark.epoch" ->
                "mlp epoch, batch " + one.parameters().get("batch");
            default -> "";
        };
    }

    private static double factor(String unit) {
        return switch (unit) {
            case "s/op" -> 1;
            case "ms/op" -> 1e-3;
            case "us/op" -> 1e-6;
            default -> throw new IllegalArgumentException("No time: " + unit);
        };
    }

    private void add(int threads, ObjectNode row) {
        ObjectNode kept = rows.addObject();
        kept.set("task", row.get("task"));
        kept.set("library", row.get("library"));
        kept.put("threads", threads);
        kept.setAll(row);
    }

    /** The older version's row of the same task. */
    private void addBefore(int threads, ObjectNode before, JsonNode ours) {
        if (before.path("task").equals(ours.path("task"))) {
            double then = before.path("median").asDouble();
            double now = ours.path("median").asDouble();
            before.put(FASTER, rate(ours) ? now / then : then / now);
            add(threads, before);
        }
    }

    /** Whether more is better. */
    static boolean rate(JsonNode row) {
        return row.path("unit").asText().endsWith("/s");
    }
}
