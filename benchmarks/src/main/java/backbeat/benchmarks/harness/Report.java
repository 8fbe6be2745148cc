package backbeat.benchmarks.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The accepted results of one machine as Markdown tables and plots. What was not measured leaves a line that says so. */
final class Report {
    static final String PEERS = "peers.json";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NOTHING = "(not measured)\n";

    private final Path folder;
    private final List<Measurement> regular;
    private final List<Measurement> newer;
    private final List<Growth> growths;

    private Report(Path folder) throws IOException {
        this.folder = folder;
        this.regular = read("jdk17-regular.json");
        this.newer = read("jdk25-regular.json");
        this.growths = Growth.of(read("jdk17-large.json"));
    }

    static Report read(Path folder) throws IOException {
        return new Report(folder);
    }

    private List<Measurement> read(String name) throws IOException {
        Path file = folder.resolve(name);
        return Files.exists(file) ? ResultFile.read(file) : List.of();
    }

    /** Markdown by the name of its marker. */
    Map<String, String> blocks() throws IOException {
        Map<String, String> blocks = new TreeMap<>();
        blocks.put("environment", environment());
        blocks.put("peers", hasPeers() ? PeerMarkdown.of(peers()) : NOTHING);
        blocks.put("roofline", roofline());
        blocks.put("limits", limits());
        blocks.put("regular", jdks());
        blocks.put("growth", growth());
        return blocks;
    }

    /** SVG by file name. */
    Map<String, String> plots() throws IOException {
        Map<String, String> plots = new TreeMap<>();
        if (hasPeers()) {
            plots.put("peers.svg", PlotCommand.bars(peers(), "How many times faster Backbeat is (log scale)"));
        }
        Predicate<Growth> prediction =
                growth -> growth.label().matches("(?!.*(fit|build|epoch|Data|ModelFile|Study)).*");
        plot(plots, "growth-fit.svg", "Loading and fitting, by number of rows", prediction.negate());
        plot(plots, "growth-predict.svg", "Predicting, by number of rows", prediction);
        return plots;
    }

    private void plot(Map<String, String> plots, String name, String title, Predicate<Growth> which) {
        List<Growth> chosen = growths.stream().filter(which).toList();
        if (!chosen.isEmpty()) {
            plots.put(name, SvgPlot.lines(title, chosen));
        }
    }

    private boolean hasPeers() {
        return Files.exists(folder.resolve(PEERS));
    }

    private JsonNode peers() throws IOException {
        return JSON.readTree(Files.readString(folder.resolve(PEERS)));
    }

    private String environment() throws IOException {
        StringBuilder text = new StringBuilder("| result | commit | JDK | kernels | rows | load before | time |\n");
        text.append("| --- | --- | --- | --- | --- | ---: | --- |\n");
        String machine = "";
        for (String name : List.of("jdk17-regular.json", "jdk25-regular.json", "jdk17-large.json", PEERS)) {
            JsonNode env = ResultFile.environment(folder.resolve(name));
            if (!env.isEmpty()) {
                text.append("| [").append(name).append("](../benchmarks/results/");
                text.append(folder.getFileName()).append('/').append(name).append(')');
                for (String field : List.of("commit", "jdk", "kernels", "track", "load", "time")) {
                    String value = env.path(field).asText();
                    text.append(" | ").append(field.equals("track") ? value.replaceAll(", sha256.*", "") : value);
                }
                text.append(" |\n");
                machine = machine(env);
            }
        }
        return machine + "\n\n" + text;
    }

    private static String machine(JsonNode env) {
        List<String> caches = new ArrayList<>();
        env.path("caches")
                .fields()
                .forEachRemaining(cache ->
                        caches.add(cache.getKey() + " " + cache.getValue().asText()));
        return env.path("cpu").asText() + ", " + env.path("processors").asText() + " processors, "
                + String.join(", ", caches) + "; " + env.path("memory").asText() + "; "
                + env.path("os").asText() + ".";
    }

    private String roofline() {
        StringBuilder text = new StringBuilder("| what | one thread | two threads | one dependent load |\n");
        text.append("| --- | ---: | ---: | ---: |\n");
        text.append("| float32 fused multiply-adds | ").append(rate("fma1Thread", "", "flops", "GFLOP/s"));
        text.append(" | ").append(rate("fma2Threads", "", "flops", "GFLOP/s")).append(" | |\n");
        for (String[] level : new String[][] {
            {"24", "24 KiB (L1)"}, {"512", "512 KiB (L2)"}, {"8192", "8 MiB (L3)"}, {"262144", "256 MiB (memory)"}
        }) {
            text.append("| reading ").append(level[1]).append(" | ");
            text.append(rate("read1Thread", level[0], "bytes", "GB/s")).append(" | ");
            text.append(rate("read2Threads", level[0], "bytes", "GB/s")).append(" | ");
            text.append(machine("latency", level[0])
                    .map(m -> String.format(Locale.ROOT, "%.1f ns", 1e9 * Growth.seconds(m)))
                    .orElse("–"));
            text.append(" |\n");
        }
        return text.toString();
    }

    private String rate(String method, String kib, String counter, String unit) {
        return machine(method, kib)
                .map(m -> String.format(Locale.ROOT, "%.0f %s", m.secondary().getOrDefault(counter, 0.0) / 1e9, unit))
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
        StringBuilder text = new StringBuilder("| benchmark | parameters | reached | limit | share | other limits |\n");
        text.append("| --- | --- | ---: | ---: | ---: | --- |\n");
        for (Limits.Line line : lines) {
            Limits.Share share = line.binding();
            String others = line.others().stream()
                    .map(other -> Limits.percent(other.share()) + " of " + other.limit())
                    .collect(Collectors.joining("; "));
            text.append("| ").append(names(line.measurement())).append(" | ").append(Limits.digits(share.rate()));
            text.append(" | ").append(Limits.digits(share.most())).append(' ').append(share.unit());
            text.append(": ").append(share.limit()).append(" | ").append(Limits.percent(share.share()));
            text.append(" | ").append(others).append(" |\n");
        }
        return text.toString();
    }

    private static String names(Measurement measurement) {
        String parameters = measurement.parameters().entrySet().stream()
                .filter(p -> !p.getKey().equals(Profile.DATA) && !p.getKey().equals("library"))
                .map(p -> p.getKey() + "=" + p.getValue())
                .collect(Collectors.joining(" "));
        return measurement.name() + " | " + parameters;
    }

    private String jdks() {
        if (regular.isEmpty()) {
            return NOTHING;
        }
        Map<String, Measurement> other = new LinkedHashMap<>();
        newer.forEach(m -> other.put(m.key(), m));
        StringBuilder text = new StringBuilder(
                "| benchmark | parameters | JDK 17 | JVMs ± | JDK 25 | JVMs ± | unit | allocated, B/op (17) |\n");
        text.append("| --- | --- | ---: | ---: | ---: | ---: | --- | ---: |\n");
        for (Measurement measurement : regular) {
            Measurement late = other.get(measurement.key());
            Double allocated = measurement.secondary().get("gc.alloc.rate.norm");
            text.append("| ").append(names(measurement)).append(" | ").append(score(measurement));
            text.append(" | ").append(spread(measurement)).append(" | ");
            text.append(late == null ? "–" : score(late)).append(" | ").append(late == null ? "" : spread(late));
            text.append(" | ").append(measurement.unit().replace("us/", "µs/")).append(" | ");
            text.append(allocated == null ? "" : String.format(Locale.ROOT, "%,.0f", Math.floor(allocated + 0.1)));
            text.append(" |\n");
        }
        return text.toString();
    }

    private static String score(Measurement measurement) {
        Map<String, Double> p = measurement.percentiles();
        return p.isEmpty()
                ? digits(measurement.score())
                : "p50 " + digits(p.get("50.0")) + ", p99 " + digits(p.get("99.0")) + ", p99.9 "
                        + digits(p.get("99.9"));
    }

    private static String digits(double value) {
        return value >= 1000 ? String.format(Locale.ROOT, "%,.0f", value) : String.format(Locale.ROOT, "%.3g", value);
    }

    /** How far the JVMs' means lie from each other: half the range, of the middle. */
    private static String spread(Measurement measurement) {
        double[] means = measurement.forks().stream()
                .mapToDouble(fork -> Arrays.stream(fork).average().orElse(Double.NaN))
                .sorted()
                .toArray();
        double low = means[0];
        double high = means[means.length - 1];
        return means.length < 2 || !measurement.percentiles().isEmpty()
                ? ""
                : String.format(Locale.ROOT, "%.1f %%", 100 * (high - low) / (high + low));
    }

    private String growth() {
        if (growths.isEmpty()) {
            return NOTHING;
        }
        StringBuilder text = new StringBuilder("| benchmark | rows | time of one operation | exponent |\n");
        text.append("| --- | --- | --- | ---: |\n");
        for (Growth growth : growths) {
            text.append("| ").append(growth.label()).append(" | ");
            text.append(joined(growth.sizes(), size -> String.format(Locale.ROOT, "%,.0f", size)))
                    .append(" | ");
            text.append(joined(growth.seconds(), Report::time)).append(" | ");
            text.append(String.format(Locale.ROOT, "%.2f", growth.exponent()));
            text.append(Double.isNaN(growth.error()) ? "" : String.format(Locale.ROOT, " ± %.2f", growth.error()));
            text.append(" |\n");
        }
        return text.toString();
    }

    private static String joined(double[] values, DoubleFunction<String> format) {
        return Arrays.stream(values).mapToObj(format).collect(Collectors.joining(" → "));
    }

    private static String time(double seconds) {
        String[] units = {"s", "ms", "µs", "ns"};
        int unit = 0;
        double value = seconds;
        while (value < 1 && unit < units.length - 1) {
            value *= 1000;
            unit++;
        }
        return digits(value) + " " + units[unit];
    }
}
