package backbeat.benchmarks.report;

import backbeat.text.MarkdownTable;
import backbeat.text.Numbers;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What was asked for beside the strongest peers and the older version, and whether it was reached, computed from one sitting. */
public final class StrongTargets {
    private static final String NOT_MEASURED = "not measured";
    private static final String GATHERED = "C and OpenBLAS, gathered rows";

    /** Asked for is three quarters of the time, for the work of before; today's study does more. */
    private static final double STUDY_TIMES = 1 / 0.75;

    private final MarkdownTable text;
    private final JsonNode rows;

    /** What stands before the names of works: which rows they are of. */
    private final String prefix;

    private StrongTargets(MarkdownTable text, JsonNode rows, String prefix) {
        this.text = text;
        this.rows = rows;
        this.prefix = prefix;
    }

    /**
     * A line for each target.
     *
     * @param rows    of the study's file, as {@link StrongTable#json} writes them
     * @param million of a million synthetic rows; empty where they were not measured
     */
    public static String of(JsonNode rows, JsonNode million) {
        MarkdownTable text = new MarkdownTable()
                .words("work")
                .numbers("threads", "ours", "strongest peer", "ours before")
                .words("target")
                .numbers("reached")
                .words("");
        StrongTargets study = new StrongTargets(text, rows, "");
        StrongTargets large = new StrongTargets(text, million, "a million rows: ");
        for (StrongTargets targets : List.of(study, large)) {
            for (int threads : StrongTable.THREADS) {
                targets.asFastAs("read csv", threads, "Polars");
            }
        }
        study.timesBefore("knn predict", 2, 2.4);
        study.timesBefore("forest fit", 2, 1.5);
        study.timesBefore("forest predict", 2, 2);
        study.timesBefore("forest one row", 1, 3);
        study.asFastAs("mlp epoch", 1, GATHERED);
        study.asFastAs("mlp predict", 1, GATHERED);
        study.twoThreads("mlp epoch, batch 1024", 1.6);
        study.atMost("load forest", 1, 20);
        study.atMost("load knn", 1, 10);
        study.memory("knn", "knn predict", 160);
        study.memory("forest", "forest fit", 200);
        study.memory("mlp", "mlp epoch", 200);
        study.memory("study", "study", 500);
        study.timesBefore("study", 2, STUDY_TIMES);
        return text.toString();
    }

    private void asFastAs(String task, int threads, String peer) {
        Optional<JsonNode> ours = ours(task, threads);
        Optional<JsonNode> theirs = find(task, threads, peer);
        double reached = ours.isPresent() && theirs.isPresent() ? times(ours.get(), theirs.get()) : Double.NaN;
        line(task, threads, "no slower than " + peer, reached, 1);
    }

    private void timesBefore(String task, int threads, double factor) {
        Optional<JsonNode> ours = ours(task, threads);
        Optional<JsonNode> before = before(task, threads);
        double reached = ours.isPresent() && before.isPresent() ? times(ours.get(), before.get()) : Double.NaN;
        line(task, threads, Numbers.plain(Math.round(factor * 100) / 100.0) + " × before", reached, factor);
    }

    private void twoThreads(String task, double factor) {
        Optional<JsonNode> one = ours(task, 1);
        Optional<JsonNode> two = ours(task, 2);
        double reached = one.isPresent() && two.isPresent() ? times(two.get(), one.get()) : Double.NaN;
        line(task, 2, plain(factor) + " × one thread", reached, factor);
    }

    private void atMost(String task, int threads, double most) {
        Optional<JsonNode> ours = ours(task, threads);
        String unit = ours.map(row -> " " + row.path("unit").asText()).orElse("");
        String value = ours.map(StrongTargets::value).orElse("");
        text.row(
                prefix + task,
                Integer.toString(threads),
                value,
                "",
                before(task, threads).map(StrongTargets::value).orElse(""),
                "at most " + plain(most) + unit,
                value,
                verdict(ours.map(row -> row.path("median").asDouble()).orElse(Double.NaN), most, false));
    }

    private void memory(String learner, String task, double most) {
        Optional<JsonNode> ours = ours(task, 2).filter(row -> row.has("peakMiB"));
        Optional<JsonNode> before = before(task, 2).filter(row -> row.has("peakMiB"));
        String value = ours.map(StrongTargets::mib).orElse("");
        text.row(
                prefix + "peak memory, " + learner,
                "2",
                value,
                leanest(task),
                before.map(StrongTargets::mib).orElse(""),
                "at most " + plain(most) + " MiB",
                value,
                verdict(ours.map(row -> row.path("peakMiB").asDouble()).orElse(Double.NaN), most, false));
    }

    private void line(String task, int threads, String target, double reached, double least) {
        text.row(
                prefix + task,
                Integer.toString(threads),
                ours(task, threads).map(StrongTargets::value).orElse(""),
                strongest(task, threads),
                before(task, threads).map(StrongTargets::value).orElse(""),
                target,
                Double.isNaN(reached) ? "" : Numbers.fixed(reached, 2) + " ×",
                verdict(reached, least, true));
    }

    /** Whether a figure keeps to a limit: from below where more is better, else from above. */
    static String verdict(double reached, double limit, boolean atLeast) {
        if (Double.isNaN(reached)) {
            return NOT_MEASURED;
        }
        return (atLeast ? reached >= limit : reached <= limit) ? "met" : "**missed**";
    }

    /** How many times as fast the first is as the second. */
    private static double times(JsonNode first, JsonNode second) {
        double a = first.path("median").asDouble();
        double b = second.path("median").asDouble();
        return StrongTable.rate(first) ? a / b : b / a;
    }

    private Optional<JsonNode> ours(String task, int threads) {
        return all(task, threads).stream()
                .filter(row -> row.path("library").asText().equals(StrongTable.OURS))
                .findFirst();
    }

    private Optional<JsonNode> before(String task, int threads) {
        return find(task, threads, StrongTable.OURS + " ");
    }

    private Optional<JsonNode> find(String task, int threads, String library) {
        return all(task, threads).stream()
                .filter(row -> row.path("library").asText().startsWith(library))
                .findFirst();
    }

    private List<JsonNode> all(String task, int threads) {
        return StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> row.path("task").asText().equals(task)
                        && row.path("threads").asInt() == threads)
                .toList();
    }

    private List<JsonNode> peers(String task, int threads) {
        return all(task, threads).stream()
                .filter(row -> !row.path("library").asText().startsWith(StrongTable.OURS))
                .toList();
    }

    /** A single row is answered by whatever number of threads is fastest at it. */
    private String strongest(String task, int threads) {
        List<Integer> teams = task.endsWith("one row") ? StrongTable.THREADS : List.of(threads);
        return teams.stream()
                .flatMap(team -> peers(task, team).stream())
                .max((a, b) -> Double.compare(times(a, b), 1))
                .map(row -> row.path("library").asText() + ": " + value(row))
                .orElse("");
    }

    private String leanest(String task) {
        return peers(task, 2).stream()
                .filter(row -> row.has("peakMiB"))
                .min((a, b) -> Double.compare(
                        a.path("peakMiB").asDouble(), b.path("peakMiB").asDouble()))
                .map(row -> row.path("library").asText() + ": " + mib(row))
                .orElse("");
    }

    private static String value(JsonNode row) {
        return PeerMarkdown.number(row, "median") + " "
                + row.path("unit").asText().replace("us", "µs");
    }

    private static String mib(JsonNode row) {
        return Numbers.grouped(row.path("peakMiB").asDouble(), 0) + " MiB";
    }

    private static String plain(double value) {
        return Numbers.plain(value);
    }
}
