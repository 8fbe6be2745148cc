package backbeat.recipe;

import backbeat.csv.CsvDialect;
import backbeat.data.MergeRules;
import backbeat.data.Reading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the parts {@code csv}, {@code missing}, {@code duplicates} and {@code merge} of a recipe. */
final class RowRulesJson {
    private static final String AUTO = "auto";

    private RowRulesJson() {}

    static RowRules read(JsonFields fields) {
        return new RowRules(
                fields.optionalObject("csv").map(RowRulesJson::dialect).orElse(CsvDialect.AUTO),
                missing(fields),
                keepEqual(fields.optionalText("duplicates").orElse("drop")),
                fields.optionalObject("merge").map(RowRulesJson::merge).orElse(MergeRules.FIRST));
    }

    private static MergeRules merge(JsonFields fields) {
        return fields.build(() -> {
            Map<String, MergeRules.Rule> columns = new LinkedHashMap<>();
            fields.optionalObject("columns")
                    .ifPresent(named -> named.texts().forEach((column, rule) -> columns.put(column, mergeRule(rule))));
            return new MergeRules(mergeRule(fields.optionalText("default").orElse("first")), columns);
        });
    }

    private static MergeRules.Rule mergeRule(String key) {
        return switch (key) {
            case "first" -> MergeRules.Rule.FIRST;
            case "mean" -> MergeRules.Rule.MEAN;
            case "largest" -> MergeRules.Rule.LARGEST;
            default ->
                throw new IllegalArgumentException(
                        "a rule of merge must be \"first\", \"mean\" or \"largest\", not '" + key + "'");
        };
    }

    private static boolean keepEqual(String duplicates) {
        return switch (duplicates) {
            case "drop" -> false;
            case "keep" -> true;
            default ->
                throw new IllegalArgumentException("duplicates must be \"drop\" or \"keep\", not '" + duplicates + "'");
        };
    }

    private static CsvDialect dialect(JsonFields fields) {
        return fields.build(() -> new CsvDialect(
                character(fields, "separator"),
                character(fields, "quote").orElse('"'),
                character(fields, "comment"),
                fields.has("skip") ? (int) Math.max(-1, Math.min(fields.whole("skip"), Integer.MAX_VALUE)) : 0,
                !fields.has("header") || fields.isFlag("header") && fields.flag("header"),
                fields.has("header") && !fields.isFlag("header") ? fields.texts("header") : List.of(),
                character(fields, "decimal").orElse('.'),
                character(fields, "thousands"),
                flag(fields, "trim"),
                flag(fields, "rowNames"),
                fields.optionalText("encoding").filter(name -> !name.equals(AUTO))));
    }

    private static Optional<Character> character(JsonFields fields, String name) {
        Optional<String> text = fields.optionalText(name).filter(value -> !value.equals(AUTO));
        text.filter(value -> value.length() != 1).ifPresent(value -> {
            throw new IllegalArgumentException(name + " must be one character, not '" + value + "'");
        });
        return text.map(value -> value.charAt(0));
    }

    private static Optional<Boolean> flag(JsonFields fields, String name) {
        return fields.has(name) && !fields.isText(name, AUTO) ? Optional.of(fields.flag(name)) : Optional.empty();
    }

    /** Either one word for all columns, or an object with a default and exceptions. */
    private static MissingRules missing(JsonFields fields) {
        if (!fields.has("missing")) {
            return MissingRules.DEFAULT;
        }
        if (fields.isText("missing")) {
            return new MissingRules(MissingPolicy.of(fields.text("missing")), Map.of());
        }
        JsonFields rules = fields.object("missing");
        rules.has("marks"); // read by marks(…), since they say what a field is and not what to do about it
        return rules.build(() -> {
            MissingPolicy otherwise =
                    rules.optionalText("default").map(MissingPolicy::of).orElse(MissingPolicy.VALUE);
            Map<String, MissingPolicy> columns = new LinkedHashMap<>();
            rules.optionalObject("columns")
                    .ifPresent(named -> named.texts().forEach((name, key) -> columns.put(name, MissingPolicy.of(key))));
            return new MissingRules(otherwise, columns);
        });
    }

    /** The texts that mean that a value is missing: a list for all columns, or an object with a list by column. */
    static Reading marks(JsonFields fields) {
        if (!fields.has("missing") || fields.isText("missing")) {
            return Reading.PLAIN;
        }
        JsonFields rules = fields.object("missing");
        if (!rules.has("marks")) {
            return Reading.PLAIN;
        }
        return rules.isObject("marks")
                ? Reading.PLAIN.withColumnMarks(rules.object("marks").scalars())
                : new Reading(rules.scalars("marks"), List.of());
    }
}
