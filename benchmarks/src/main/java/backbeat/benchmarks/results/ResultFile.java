package backbeat.benchmarks.results;

import backbeat.output.Draft;
import backbeat.text.JsonText;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Result files: JMH's own JSON, so that other tools read them too, with one benchmark a line and six significant digits;
 * and the environment beside it in {@code NAME.env.json}.
 */
public final class ResultFile {
    private static final MathContext DIGITS = new MathContext(6);

    /** What {@code bench peers beside} writes into the folder that it reads. */
    private static final String TABLE = "table.json";

    /** What an accepted entry keeps of its environment, because the next one may have been measured another day. */
    static final List<String> PROVENANCE = List.of("commit", "time", "others", "stolen", Provenance.PEERS_HEARD);

    private ResultFile() {}

    /**
     * @throws IOException if the file cannot be read or is not a list of JMH results; the message names the file
     */
    public static List<Measurement> read(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + " is a directory, not a JMH result file");
        }
        JsonNode root = JsonText.tree(file);
        if (!root.isArray()) {
            throw new IOException(file + " is not a JMH result file: it should be a JSON array");
        }
        List<Measurement> measurements = new ArrayList<>();
        for (JsonNode node : root) {
            try {
                measurements.add(Measurement.of(node));
            } catch (IllegalArgumentException e) {
                throw new IOException(file + ", entry " + measurements.size() + ": " + e.getMessage(), e);
            }
        }
        return measurements;
    }

    /** The environment beside a result file; an empty object when there is none. */
    public static JsonNode environment(Path file) throws IOException {
        Path beside = environmentFile(file);
        return Files.exists(beside) ? JsonText.tree(beside) : JsonNodeFactory.instance.objectNode();
    }

    /** The JMH result files of a folder, by name; not environments, and not the table that {@code bench peers beside} leaves there. */
    public static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> {
                        String name = file.getFileName().toString();
                        return name.endsWith(".json") && !name.endsWith(".env.json") && !name.equals(TABLE);
                    })
                    .sorted()
                    .toList();
        }
    }

    public static Path environmentFile(Path file) {
        return file.resolveSibling(file.getFileName().toString().replaceFirst("\\.json$", "") + ".env.json");
    }

    /** Joins what JMH wrote, one file a class, into one result file, and writes the environment beside it. */
    public static void write(List<Path> parts, Path file, ObjectNode environment) throws IOException {
        StringWriter lines = new StringWriter();
        String separator = "[\n";
        for (Path part : parts) {
            for (JsonNode entry : JsonText.tree(part)) {
                compact((ObjectNode) entry);
                lines.append(separator).append(entry.toString());
                separator = ",\n";
            }
        }
        lines.append(separator.startsWith("[") ? "[]\n" : "\n]\n");
        Files.createDirectories(file.toAbsolutePath().getParent());
        writeWhole(environmentFile(file), JsonText.pretty(environment) + "\n");
        writeWhole(file, lines.toString());
    }

    /**
     * Puts a result among the accepted ones: what it has measured takes the place of the same benchmark with the same
     * parameters. Every entry says the commit and the time that it was measured at, and how quiet it was.
     *
     * @param whole whether the result has all that its profile measures: then nothing older stays
     * @return the accepted file that {@code file} went into
     */
    public static Path accept(Path file, Path results, boolean whole) throws IOException {
        JsonNode environment = environment(file);
        Path accepted = accepted(results, environment);
        Map<String, JsonNode> entries = new TreeMap<>();
        if (Files.exists(accepted) && !whole) {
            JsonText.tree(accepted).forEach(entry -> entries.put(key(entry), entry));
        }
        for (JsonNode entry : JsonText.tree(file)) {
            for (String field : PROVENANCE) {
                if (environment.has(field)) {
                    ((ObjectNode) entry).set(field, environment.get(field));
                }
            }
            entries.put(key(entry), entry);
        }
        List<String> lines = new ArrayList<>();
        for (JsonNode entry : entries.values()) {
            lines.add(entry.toString());
        }
        Files.createDirectories(accepted.toAbsolutePath().getParent());
        writeWhole(environmentFile(accepted), JsonText.pretty(environment) + "\n");
        writeWhole(accepted, "[\n" + String.join(",\n", lines) + "\n]\n");
        return accepted;
    }

    /** Copies a result and its environment into a folder. */
    public static Path keep(Path file, Path folder) throws IOException {
        Path kept = Files.createDirectories(folder).resolve(file.getFileName());
        writeWhole(environmentFile(kept), Files.readString(environmentFile(file)));
        writeWhole(kept, Files.readString(file));
        return kept;
    }

    /** The file below {@code results} that results of this machine, JDK and profile are compared with. */
    public static Path accepted(Path results, JsonNode environment) {
        return results.resolve(environment.path("machine").asText("unknown"))
                .resolve("jdk" + environment.path("jdkFeature").asText() + "-"
                        + environment.path("profile").asText() + ".json");
    }

    private static String key(JsonNode entry) {
        return Measurement.of(entry).key();
    }

    /** Readers never see half a file. */
    public static void writeWhole(Path file, String text) throws IOException {
        try (Draft draft = Draft.file(file)) {
            Files.writeString(draft.path(), text);
            draft.put(file, true);
        }
    }

    /** Drops what the environment file says, and histograms and percentiles, which would be most of the file. */
    private static void compact(ObjectNode entry) {
        entry.remove(List.of("jvm", "jmhVersion", "vmName", "vmVersion"));
        ObjectNode primary = (ObjectNode) entry.get("primaryMetric");
        primary.remove("rawDataHistogram");
        if (!entry.get("mode").asText().equals("sample")) {
            primary.remove("scorePercentiles");
        }
        ObjectNode counters = (ObjectNode) entry.get("secondaryMetrics");
        counters.forEach(metric -> ((ObjectNode) metric).remove(List.of("rawDataHistogram", "scorePercentiles")));
        round(entry);
    }

    private static void round(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (Iterator<Map.Entry<String, JsonNode>> fields = object.fields(); fields.hasNext(); ) {
                Map.Entry<String, JsonNode> field = fields.next();
                field.setValue(rounded(field.getValue()));
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, rounded(array.get(i)));
            }
        }
    }

    private static JsonNode rounded(JsonNode value) {
        if (value.isDouble() && Double.isFinite(value.doubleValue())) {
            return DoubleNode.valueOf(
                    BigDecimal.valueOf(value.doubleValue()).round(DIGITS).doubleValue());
        }
        round(value);
        return value;
    }
}
