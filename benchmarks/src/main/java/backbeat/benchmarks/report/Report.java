package backbeat.benchmarks.report;

import backbeat.benchmarks.results.ComparisonTable;
import backbeat.benchmarks.results.Growth;
import backbeat.benchmarks.results.Limits;
import backbeat.benchmarks.results.Measurement;
import backbeat.benchmarks.results.Provenance;
import backbeat.benchmarks.results.ResultFile;
import backbeat.benchmarks.spec.Declared;
import backbeat.benchmarks.spec.Shown;
import backbeat.text.JsonText;
import backbeat.text.MarkdownTable;
import backbeat.text.Numbers;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/** The accepted results of one machine as Markdown tables and plots. What was not measured leaves a line that says so. */
public final class Report {
    public static final String PEERS = "peers.json";

    static final String NOTHING = "(not measured)\n";
    private static final String GUARD = "guard";
    private static final String GRID = "jdk17-grid.json";
    static final String RUNGS = "rungs.json";
    private static final List<String> RESULTS =
            List.of("jdk17-regular.json", "jdk25-regular.json", "jdk17-large.json", GRID, PEERS);

    private final Path folder;

    private final List<Measurement> regular;
    private final List<Measurement> newer;
    private final List<Growth> growths;
    private final List<Growth> grid;
    private final List<Measurement> rungs;

    private Report(Path folder) throws IOException {
        this.folder = folder;
        this.regular = read("jdk17-regular.json");
        this.newer = read("jdk25-regular.json");
        this.growths = Growth.of(read("jdk17-large.json"));
        this.grid = Growth.of(read(GRID));
        this.rungs = read(RUNGS);
    }

    /**
     * The results of a machine.
     *
     * @param folder its folder, beside those of other machines
     */
    public static Report read(Path folder) throws IOException {
        return new Report(folder);
    }

    private List<Measurement> read(String name) throws IOException {
        Path file = folder.resolve(name);
        return Files.exists(file) ? ResultFile.read(file) : List.of();
    }

    /** Markdown by the name of its marker. */
    public Map<String, String> blocks() throws IOException {
        Map<String, String> blocks = new TreeMap<>();
        blocks.put("environment", Provenance.table(folder, RESULTS));
        blocks.put("summary", hasPeers() ? PeerSummary.of(peers()) : NOTHING);
        blocks.put("aims", hasPeers() ? PeerSummary.aims(peers()) : NOTHING);
        blocks.put("peers", hasPeers() ? PeerMarkdown.of(peers()) : NOTHING);
        blocks.putAll(StrongReport.blocks(folder));
        blocks.put("roofline", roofline());
        blocks.put("limits", limits());
        blocks.put("regular", jdks(regular));
        blocks.put("growth", growth());
        blocks.put("forest-grid", grid.isEmpty() ? NOTHING : GridTable.of(grid));
        blocks.put("guard-again", guard("again.json"));
        blocks.put("guard-slowed", guard("slowed.json"));
        for (String benchmark : Rungs.benchmarks()) {
            String table = Rungs.table(benchmark, rungs);
            blocks.put("rungs-" + benchmark, table.isEmpty() ? NOTHING : table);
        }
        for (Shown.Page page : Shown.Page.values()) {
            blocks.put(name(page), learner(page));
        }
        return blocks;
    }

    private String learner(Shown.Page page) throws IOException {
        List<Measurement> own = regular.stream()
                .filter(m -> Declared.of(m.benchmark())
                        .filter(d -> d.on(page, m.parameters()))
                        .isPresent())
                .toList();
        return (hasPeers() ? PeerMarkdown.of(peers(), name(page)) : NOTHING) + "\n" + jdks(own);
    }

    private static String name(Shown.Page page) {
        return page.name().toLowerCase(Locale.ROOT);
    }

    private String jdks(List<Measurement> chosen) {
        return chosen.isEmpty() ? NOTHING : RegularTable.of(chosen, newer);
    }

    /** The guard's demonstration: a kernel as it was before against another run of it. */
    private String guard(String after) throws IOException {
        Path before = folder.resolve(GUARD).resolve("before.json");
        Path other = folder.resolve(GUARD).resolve(after);
        return Files.exists(before) && Files.exists(other)
                ? "```\n" + ComparisonTable.compared(ResultFile.read(before), ResultFile.read(other)) + "```\n"
                : NOTHING;
    }

    /** SVG by file name. */
    public Map<String, String> plots() throws IOException {
        Map<String, String> plots = new TreeMap<>(Rungs.plots(rungs));
        if (hasPeers()) {
            plots.put("peers.svg", SvgPlot.peers(peers(), "How many times faster Backbeat is (log scale)"));
        }
        plot(plots, "growth-fit.svg", "Loading and fitting, by number of rows", Shown.Curve.FIT);
        plot(plots, "growth-predict.svg", "Predicting, by number of rows", Shown.Curve.PREDICT);
        return plots;
    }

    private void plot(Map<String, String> plots, String name, String title, Shown.Curve curve) {
        List<Growth> chosen = growths.stream()
                .filter(growth ->
                        Declared.of(growth.benchmark()).map(Declared::curve).orElse(Shown.Curve.FIT) == curve)
                .toList();
        if (!chosen.isEmpty()) {
            plots.put(name, SvgPlot.lines(title, chosen));
        }
    }

    private boolean hasPeers() {
        return Files.exists(folder.resolve(PEERS));
    }

    private JsonNode peers() throws IOException {
        return JsonText.tree(folder.resolve(PEERS));
    }

    private String roofline() {
        MarkdownTable table =
                new MarkdownTable().words("what").numbers("one thread", "two threads", "one dependent load");
        String flops = "GFLOP/s";
        table.row(
                "float32 fused multiply-adds",
                rate("fma1Thread", "", "flops", flops),
                rate("fma2Threads", "", "flops", flops),
                "");
        for (String[] level : new String[][] {
            {"24", "24 KiB (L1)"}, {"512", "512 KiB (L2)"}, {"8192", "8 MiB (L3)"}, {"262144", "256 MiB (memory)"}
        }) {
            table.row(
                    "reading " + level[1],
                    rate("read1Thread", level[0], "bytes", "GB/s"),
                    rate("read2Threads", level[0], "bytes", "GB/s"),
                    machine("latency", level[0])
                            .map(m -> Numbers.fixed(1e9 * Growth.seconds(m), 1) + " ns")
                            .orElse("–"));
        }
        return table.toString();
    }

    private String rate(String method, String kib, String counter, String unit) {
        return machine(method, kib)
                .map(m -> Numbers.fixed(m.secondary().getOrDefault(counter, 0.0) / 1e9, 0) + " " + unit)
                .orElse("–");
    }

    private Optional<Measurement> machine(String method, String kib) {
        return regular.stream()
                .filter(m -> m.name().equals("RooflineBenchmark." + method)
                        && m.parameters().getOrDefault("kib", "").equals(kib))
                .findFirst();
    }

    private String limits() {
        List<Limits.Line> lines = Limits.of(regular);
        if (lines.isEmpty()) {
            return NOTHING;
        }
        MarkdownTable table = new MarkdownTable()
                .words("benchmark", "parameters")
                .numbers("reached", "limit", "share")
                .words("other limits");
        for (Limits.Line line : lines) {
            Limits.Share share = line.binding();
            table.row(
                    line.measurement().name(),
                    RegularTable.parameters(line.measurement()),
                    Limits.digits(share.rate()),
                    Limits.digits(share.most()) + " " + share.unit() + ": " + share.limit(),
                    Limits.percent(share.share()),
                    line.others().stream()
                            .map(other -> Limits.percent(other.share()) + " of " + other.limit())
                            .collect(Collectors.joining("; ")));
        }
        return table.toString();
    }

    private String growth() {
        if (growths.isEmpty()) {
            return NOTHING;
        }
        MarkdownTable table = new MarkdownTable()
                .words("benchmark", "rows", "time of one operation")
                .numbers("exponent");
        for (Growth growth : growths) {
            table.row(
                    growth.label(),
                    joined(growth.sizes(), size -> Numbers.grouped(size, 0)),
                    joined(growth.seconds(), RegularTable::time),
                    growth.slope());
        }
        return table.toString();
    }

    private static String joined(double[] values, DoubleFunction<String> format) {
        return Arrays.stream(values).mapToObj(format).collect(Collectors.joining(" → "));
    }
}
