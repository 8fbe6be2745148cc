package backbeat.draft;

import backbeat.csv.CsvDialect;
import backbeat.data.LabelRule;
import backbeat.data.Values;
import backbeat.draft.DraftColumn.Role;
import backbeat.files.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a drafted recipe: JSON, with a comment wherever something was decided that a person may decide otherwise. */
final class DraftWriter {
    private final RecipeDraft draft;
    private final List<String> fields = new ArrayList<>();

    DraftWriter(RecipeDraft draft) {
        this.draft = draft;
    }

    String text() {
        field("", "\"format\": 1");
        field("", "\"name\": " + quoted(draft.name()));
        dialect();
        columns();
        draft.id().ifPresent(name -> field("it tells rows apart in predictions.csv", "\"id\": " + quoted(name)));
        if (!draft.display().isEmpty()) {
            field("what names a row to people", "\"display\": " + list(draft.display()));
        }
        missing();
        label();
        group();
        List<String> lines = new ArrayList<>();
        lines.add("// Drafted from " + comment(draft.look().rows().origin())
                + " by 'backbeat recipe init'. All of it is a guess: read it,");
        lines.add(
                "// change what is wrong, and see with 'backbeat recipe check' what a run would do. docs/data.md has");
        lines.add("// every field.");
        String format = draft.look().rows().source().format();
        if (!format.isEmpty()) {
            lines.add("// How the file is written: " + comment(format) + ".");
        }
        draft.doubts().forEach(doubt -> lines.add("// " + comment(doubt) + "."));
        lines.add("{");
        for (int i = 0; i < fields.size(); i++) {
            lines.add(fields.get(i) + (i + 1 < fields.size() ? "," : ""));
        }
        lines.add("}");
        return String.join("\n", lines) + "\n";
    }

    private void field(String why, String text) {
        fields.add((why.isEmpty() ? "" : "  // " + comment(why) + "\n") + "  " + text);
    }

    /** What is said of a foreign text must not end the comment. */
    private static String comment(String text) {
        return Values.shown(text, 400);
    }

    private static String quoted(String text) {
        return Json.text(text);
    }

    private static String list(List<String> texts) {
        return "[" + String.join(", ", texts.stream().map(DraftWriter::quoted).toList()) + "]";
    }

    private void dialect() {
        CsvDialect said = draft.look().dialect();
        Map<String, String> why = draft.look().guess().reasons();
        List<String> parts = new ArrayList<>();
        said.encoding().ifPresent(name -> parts.add("\"encoding\": " + quoted(name)));
        said.comment().ifPresent(c -> parts.add("\"comment\": " + quoted(c.toString())));
        if (said.skip() > 0) {
            parts.add("\"skip\": " + said.skip());
        }
        if (said.quote() != '"') {
            parts.add("\"quote\": " + quoted(String.valueOf(said.quote())));
        }
        if (!said.header()) {
            parts.add("\"header\": " + list(draft.look().guess().names()));
        }
        if (said.decimal() != '.') {
            parts.add("\"decimal\": " + quoted(String.valueOf(said.decimal())));
        }
        said.thousands().ifPresent(c -> parts.add("\"thousands\": " + quoted(c.toString())));
        if (!parts.isEmpty()) {
            List<String> reasons = new ArrayList<>();
            why.forEach((name, reason) -> reasons.add(name + ": " + reason));
            field(String.join("; ", reasons), "\"csv\": {" + String.join(", ", parts) + "}");
        }
    }

    private void columns() {
        List<String> lists = new ArrayList<>();
        for (Role role : Role.values()) {
            List<DraftColumn> columns = draft.of(role);
            if (columns.isEmpty()) {
                continue;
            }
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                DraftColumn column = columns.get(i);
                String comma = i + 1 < columns.size() ? "," : "";
                String why = column.reason().isEmpty() ? "" : " // " + comment(column.reason());
                lines.add("      " + (role == Role.DATE ? date(column) : quoted(column.name())) + comma + why);
            }
            lists.add("    " + quoted(role.key()) + ": [\n" + String.join("\n", lines) + "\n    ]");
        }
        field("", "\"columns\": {\n" + String.join(",\n", lists) + "\n  }");
    }

    private static String date(DraftColumn column) {
        Optional<String> pattern = column.pattern();
        return "{\"column\": " + quoted(column.name())
                + pattern.map(form -> ", \"pattern\": " + quoted(form)).orElse("") + ", \"parts\": "
                + list(column.parts())
                + "}";
    }

    private void missing() {
        if (draft.marks().isEmpty()) {
            return;
        }
        List<String> lines = new ArrayList<>();
        draft.marks().forEach((column, own) -> {
            List<String> reasons = new ArrayList<>();
            own.forEach((mark, why) -> reasons.add("'" + mark + "': " + why));
            lines.add("      " + quoted(column) + ": " + list(List.copyOf(own.keySet()))
                    + (lines.size() + 1 < draft.marks().size() ? "," : "") + " // "
                    + comment(String.join("; ", reasons)));
        });
        field(
                "texts that seem to mean that a value is missing, by column",
                "\"missing\": {\"default\": \"value\", \"marks\": {\n" + String.join("\n", lines) + "\n  }}");
    }

    private void label() {
        LabelRule rule = draft.label().rule();
        String value = rule.operator() == LabelRule.Operator.ONE_OF
                ? list(rule.values())
                : rule.isNumeric() ? rule.values().get(0) : quoted(rule.values().get(0));
        field(
                draft.label().reason(),
                "\"label\": {\"column\": " + quoted(rule.column()) + ", \"operator\": "
                        + quoted(rule.operator().symbol()) + ", \"value\": "
                        + value + "}");
    }

    private void group() {
        draft.group().ifPresent(name -> {
            field(
                    "rows with the same " + name + " may be of one case: no two of them on two sides of the split",
                    "\"groups\": {" + quoted(name) + ": {\"columns\": " + list(List.of(name)) + "}}");
            field(
                    "",
                    "\"protocols\": {\"together\": {\"summary\": "
                            + quoted("random split, no " + name + " on two sides") + ", \"together\": " + quoted(name)
                            + "}}");
            field("", "\"defaultProtocol\": \"together\"");
        });
    }
}
