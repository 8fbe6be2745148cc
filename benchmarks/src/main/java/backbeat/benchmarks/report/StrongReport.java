package backbeat.benchmarks.report;

import backbeat.benchmarks.results.Provenance;
import backbeat.text.JsonText;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The sittings beside the strongest peers, as Markdown by the name of its marker: {@code strong}, {@code strong-million} and {@code
 * targets} of the machine whose report it is, {@code targets@MACHINE} and so on of every other one that has such a sitting.
 */
public final class StrongReport {
    /** The result on the study's rows. */
    public static final String STUDY = "strong.json";

    private static final String MILLION = onRows(1_000_000);

    private StrongReport() {}

    /** The result on so many synthetic rows. */
    public static String onRows(long rows) {
        return "strong-" + rows + ".json";
    }

    /** @param machine the folder of the machine whose report it is, beside those of the others */
    static Map<String, String> blocks(Path machine) throws IOException {
        Map<String, String> blocks = new TreeMap<>(of(machine, ""));
        for (Path other : others(machine)) {
            blocks.putAll(of(other, "@" + other.getFileName()));
        }
        return blocks;
    }

    private static List<Path> others(Path machine) throws IOException {
        Path home = machine.toAbsolutePath().getParent();
        try (Stream<Path> folders = Files.list(home)) {
            return folders.filter(folder -> !folder.getFileName().equals(machine.getFileName())
                            && (Files.exists(folder.resolve(STUDY)) || Files.exists(folder.resolve(MILLION))))
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, String> of(Path folder, String suffix) throws IOException {
        JsonNode study = tree(folder, STUDY);
        JsonNode million = tree(folder, MILLION);
        return Map.of(
                "strong" + suffix,
                table(folder, STUDY, study),
                "strong-million" + suffix,
                table(folder, MILLION, million),
                "targets" + suffix,
                study.isEmpty() ? Report.NOTHING : StrongTargets.of(study, million));
    }

    private static String table(Path folder, String name, JsonNode rows) throws IOException {
        return rows.isEmpty()
                ? Report.NOTHING
                : Provenance.table(folder, List.of(name)) + "\n" + StrongMarkdown.of(rows);
    }

    private static JsonNode tree(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        return Files.exists(file) ? JsonText.tree(file) : JsonNodeFactory.instance.arrayNode();
    }
}
