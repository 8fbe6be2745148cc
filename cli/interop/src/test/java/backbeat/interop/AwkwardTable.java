package backbeat.interop;

import backbeat.random.Xoshiro256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A table whose texts look like other things: words for nothing, numbers, dates, booleans, quotes, line breaks. */
final class AwkwardTable {
    static final List<String> TEXTS = List.of(
            "NA",
            "null",
            "",
            "\\N",
            "true",
            "F",
            "007",
            "1e5",
            "inf",
            "NaN",
            "2024-01-31",
            " lead",
            "trail ",
            "a,b",
            "say \"x\"",
            "two\nlines",
            "#x",
            "?",
            "it's",
            "100%",
            "back\\slash",
            "{b}",
            "tab\there",
            "žluť",
            "曲");

    /** What members of a set may be: all but the texts that are empty or have blanks around. */
    static final List<String> TAGS = TEXTS.stream()
            .filter(text -> !text.isBlank() && text.equals(text.strip()))
            .toList();

    static final char SEPARATOR = '|';

    static final int ROWS = 500;

    private static final String RECIPE = """
            {"format": 1, "name": "awkward",
             "columns": {"numeric": ["n", "it's small"], "boolean": [], "categorical": ["class", "say \\"odd\\", it's"],
                         "set": {"it's tagged": {"separator": "|"}}},
             "csv": {"trim": false},
             "label": {"column": "y", "operator": "is", "value": "1"}}
            """;

    /** One of the file's two text columns, by source row. */
    final List<String> first = new ArrayList<>();
    /** The other one. */
    final List<String> second = new ArrayList<>();

    /** The members of the set column, by source row. */
    final List<Set<String>> tags = new ArrayList<>();

    private AwkwardTable() {}

    static AwkwardTable write(Path file, Path recipe) throws IOException {
        AwkwardTable table = new AwkwardTable();
        Xoshiro256 random = new Xoshiro256(3);
        StringBuilder text = new StringBuilder("n,it's small,class,\"say \"\"odd\"\", it's\",it's tagged,y\n");
        for (int row = 0; row < ROWS; row++) {
            int y = random.nextInt(2);
            table.first.add(TEXTS.get(row % TEXTS.size()));
            table.second.add(TEXTS.get(random.nextInt(TEXTS.size())));
            Set<String> tags = new LinkedHashSet<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                tags.add(TAGS.get(random.nextInt(TAGS.size())));
            }
            table.tags.add(tags);
            List<String> fields = List.of(
                    Double.toString(random.nextGaussian() + y),
                    Double.toString(random.nextDouble() * 1e-30),
                    table.first.get(row),
                    table.second.get(row),
                    String.join(String.valueOf(SEPARATOR), tags),
                    Integer.toString(y));
            text.append(fields.stream()
                            .map(field -> '"' + field.replace("\"", "\"\"") + '"')
                            .collect(Collectors.joining(",")))
                    .append('\n');
        }
        Files.writeString(file, text);
        Files.writeString(recipe, RECIPE);
        return table;
    }
}
