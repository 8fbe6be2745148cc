package backbeat.benchmarks.results;

import backbeat.text.JsonText;
import backbeat.text.MarkdownTable;
import backbeat.text.Numbers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Where and when accepted results were measured, from every entry and not from the last run alone. */
public final class Provenance {
    /** What peers heard of variables that choose their kernels, where their user let them: {@code OPENBLAS_CORETYPE=Haswell}. */
    public static final String PEERS_HEARD = "peersHeard";

    private Provenance() {}

    /** A table of the result files of {@code folder} that there are, below a line about the machine. */
    public static String table(Path folder, List<String> names) throws IOException {
        MarkdownTable table = new MarkdownTable()
                .words("result", "commit (entries)", "JDK", "kernels", "rows")
                .numbers("other processes", "stolen")
                .words("measured");
        String machine = "";
        StringBuilder notes = new StringBuilder();
        for (String name : names) {
            JsonNode environment = ResultFile.environment(folder.resolve(name));
            if (!environment.isEmpty()) {
                String link = "[" + name + "](../benchmarks/results/" + folder.getFileName() + "/" + name + ")";
                List<JsonNode> entries = entries(folder.resolve(name));
                table.row(row(link, environment, entries));
                notes.append(heard(name, entries));
                machine = machine(environment);
            }
        }
        return machine + "\n\n" + table + notes;
    }

    /** A line that peers did not run as they do by themselves; empty where they did. */
    private static String heard(String name, List<JsonNode> entries) {
        String settings = entries.stream()
                .map(entry -> entry.path(PEERS_HEARD).asText())
                .filter(text -> !text.isEmpty())
                .distinct()
                .sorted()
                .collect(Collectors.joining("; "));
        return settings.isEmpty()
                ? ""
                : "\n" + name + ": **peers heard " + settings
                        + "**, which chose their kernels. By themselves they may be faster.\n";
    }

    private static String[] row(String link, JsonNode environment, List<JsonNode> entries) {
        Map<String, Long> commits = entries.stream()
                .map(entry -> entry.path("commit").asText("unknown"))
                .collect(Collectors.groupingBy(commit -> commit, TreeMap::new, Collectors.counting()));
        List<String> times = entries.stream()
                .map(entry -> entry.path("time").asText())
                .filter(time -> !time.isEmpty())
                .sorted()
                .toList();
        String first = times.isEmpty() ? "" : minutes(times.get(0));
        String last = times.isEmpty() ? "" : minutes(times.get(times.size() - 1));
        return new String[] {
            link,
            commits.entrySet().stream()
                    .map(commit -> commit.getKey() + " (" + commit.getValue() + ")")
                    .collect(Collectors.joining(", ")),
            environment.path("jdk").asText(),
            environment.path("kernels").asText(),
            environment.path("track").asText().replaceAll(", sha256.*", ""),
            most(entries, "others"),
            most(entries, "stolen"),
            first.equals(last) ? first : first + " to " + last
        };
    }

    private static String minutes(String time) {
        return time.replaceAll(":\\d\\dZ$", "").replace('T', ' ');
    }

    /** The largest share among the entries, and how many have none. */
    private static String most(List<JsonNode> entries, String field) {
        OptionalDouble most = entries.stream()
                .filter(entry -> entry.has(field))
                .mapToDouble(entry -> entry.get(field).asDouble())
                .max();
        long unknown = entries.stream().filter(entry -> !entry.has(field)).count();
        String known = most.isPresent() ? Numbers.percent(most.getAsDouble()) : "";
        return unknown == 0 ? known : (known + " (" + unknown + " not recorded)").strip();
    }

    private static List<JsonNode> entries(Path file) throws IOException {
        JsonNode root = JsonText.tree(file);
        JsonNode measured = ResultFile.environment(file).path("measured"); // peers: one line a run of ours
        return StreamSupport.stream((measured.isArray() ? measured : root).spliterator(), false)
                .toList();
    }

    /** The environments of the result files in {@code folders}, each cut down to what an entry keeps. */
    public static ArrayNode measured(List<Path> folders) throws IOException {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (Path folder : folders) {
            for (Path file : ResultFile.in(folder)) {
                ObjectNode kept = all.addObject().put("file", file.getFileName().toString());
                JsonNode environment = ResultFile.environment(file);
                ResultFile.PROVENANCE.stream()
                        .filter(environment::has)
                        .forEach(field -> kept.set(field, environment.get(field)));
            }
        }
        return all;
    }

    private static String machine(JsonNode environment) {
        String caches = StreamSupport.stream(
                        ((Iterable<Map.Entry<String, JsonNode>>)
                                        () -> environment.path("caches").fields())
                                .spliterator(),
                        false)
                .map(cache -> cache.getKey() + " " + cache.getValue().asText())
                .collect(Collectors.joining(", "));
        return environment.path("cpu").asText() + ", "
                + environment.path("processors").asText() + " processors, " + caches + "; "
                + environment.path("memory").asText() + "; "
                + environment.path("os").asText() + ".";
    }
}
