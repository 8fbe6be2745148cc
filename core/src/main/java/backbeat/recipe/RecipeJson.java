package backbeat.recipe;

import backbeat.data.Columns;
import backbeat.data.DataException;
import backbeat.data.DateColumn;
import backbeat.data.DatePart;
import backbeat.data.GroupKey;
import backbeat.data.LabelRule;
import backbeat.data.NormalForm;
import backbeat.data.Reading;
import backbeat.data.Relation;
import backbeat.data.SetRule;
import backbeat.data.Values;
import backbeat.text.JsonText;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads a {@link Recipe} from JSON, in which there may be comments. Unknown fields, missing fields and wrong types are errors that name the field. */
public final class RecipeJson {
    private static final int FORMAT = 1;
    private static final String BUNDLED = "/backbeat/recipes/spotify.json";

    private RecipeJson() {}

    /** The recipe of the study itself. */
    public static Recipe bundled() {
        try (InputStream in = RecipeJson.class.getResourceAsStream(BUNDLED)) {
            if (in == null) {
                throw new IllegalStateException("The bundled recipe " + BUNDLED + " is not on the class path");
            }
            return parse(in.readAllBytes(), "the bundled recipe");
        } catch (IOException e) {
            throw new DataException("Cannot read the bundled recipe: " + e.getMessage(), e);
        }
    }

    /**
     * Reads a recipe.
     *
     * @throws DataException if the file cannot be read or is not a recipe
     */
    public static Recipe read(Path file) {
        try {
            return parse(Files.readAllBytes(file), file.toString());
        } catch (NoSuchFileException e) {
            throw new DataException("There is no recipe " + file, e);
        } catch (IOException e) {
            throw new DataException("Cannot read the recipe " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads a recipe from its bytes.
     *
     * @param json the bytes
     * @param file what to call them in messages
     * @throws DataException if they are not a recipe
     */
    public static Recipe parse(byte[] json, String file) {
        JsonNode root;
        try {
            root = JsonText.tree(json, file);
        } catch (IOException e) {
            throw new DataException(e.getMessage(), e);
        }
        JsonFields fields = new JsonFields(file, "", root);
        long format = fields.whole("format");
        if (format != FORMAT) {
            throw new DataException(file + ": its format is " + format + "; this version reads format " + FORMAT);
        }
        return fields.build(() -> recipe(fields));
    }

    private static Recipe recipe(JsonFields fields) {
        String name = fields.text("name");
        Optional<Recipe.Source> source = fields.optionalObject("source").map(RecipeJson::source);
        LabelRule label = label(fields.object("label"));
        JsonFields columns = fields.object("columns");
        List<String> dropped = columns.texts("dropped");
        Reading marks = RowRulesJson.marks(fields);
        Columns read = columns.build(() -> columns(columns, label, marks));
        Knowledge knowledge = KnowledgeJson.read(fields);
        requireSets(knowledge, read);
        return new Recipe(
                name,
                source,
                read,
                dropped,
                fields.optionalText("id"),
                fields.texts("display"),
                groups(fields.named("groups")),
                protocols(fields.named("protocols")),
                fields.optionalText("defaultProtocol").orElse(Protocol.ROWS.name()),
                fields.optionalText("cluster"),
                fields.optionalObject("outliers")
                        .map(RecipeJson::outliers)
                        .orElse(new Recipe.OutlierRule(0.001, 0.999)),
                plausible(fields.named("plausible")),
                published(fields.named("published")),
                fields.optionalObject("synthetic").map(RecipeJson::synthetic),
                RowRulesJson.read(fields),
                knowledge,
                relations(fields.named("relations")),
                fields.optionalObject("publishedFinding").map(RecipeJson::finding));
    }

    /** Not asked of every recipe: one whose sets were taken away has such columns left over. */
    private static void requireSets(Knowledge knowledge, Columns columns) {
        for (Derived column : knowledge.derived()) {
            column.over().filter(over -> columns.set(over).isEmpty()).ifPresent(over -> {
                throw new IllegalArgumentException("The derived column '" + column.name() + "' is over '"
                        + Values.shown(over) + "', which is not a set column");
            });
        }
    }

    private static Recipe.Source source(JsonFields fields) {
        return fields.build(() -> new Recipe.Source(
                fields.text("url"),
                fields.whole("bytes"),
                fields.text("sha256"),
                fields.text("license"),
                fields.text("title")));
    }

    private static LabelRule label(JsonFields fields) {
        return fields.build(() -> new LabelRule(
                fields.text("column"),
                LabelRule.Operator.of(fields.text("operator")),
                fields.has("value") ? fields.scalars("value") : List.of()));
    }

    private static Columns columns(JsonFields fields, LabelRule label, Reading marks) {
        List<String> numeric = fields.texts("numeric");
        List<String> booleans = fields.texts("boolean");
        List<String> categorical = fields.texts("categorical");
        List<String> texts = fields.texts("text");
        List<DateColumn> dates =
                fields.objects("date").stream().map(RecipeJson::date).toList();
        List<SetRule> sets = sets(fields.named("set"));
        fields.end(); // a misspelled list would otherwise be reported as one that is empty
        List<String> codes = new ArrayList<>(categorical);
        sets.forEach(set -> codes.add(set.column()));
        Reading reading = marks.withDates(dates);
        return new Columns(numeric, booleans, codes, texts, Optional.of(label), reading, sets);
    }

    private static List<SetRule> sets(Map<String, JsonFields> named) {
        List<SetRule> sets = new ArrayList<>();
        named.forEach((column, fields) -> sets.add(fields.build(() -> {
            String separator = fields.optionalText("separator").orElse(String.valueOf(SetRule.SEPARATOR));
            if (separator.length() != 1) {
                throw new IllegalArgumentException("separator must be one character, not '" + separator + "'");
            }
            return new SetRule(column, separator.charAt(0), fields.has("collect") && fields.flag("collect"));
        })));
        return sets;
    }

    private static DateColumn date(JsonFields fields) {
        return fields.build(() -> {
            DateColumn date = new DateColumn(
                    fields.text("column"),
                    fields.optionalText("pattern"),
                    fields.texts("parts").stream().map(DatePart::of).toList(),
                    fields.optionalText("since").map(RecipeJson::day).orElse(DateColumn.EPOCH));
            if (date.parts().contains(DatePart.HOUR) && !date.hasHours()) {
                throw new IllegalArgumentException("The date column '" + Values.shown(date.column())
                        + "' has the part hour, but its pattern '"
                        + Values.shown(date.pattern().orElseThrow()) + "' has no hours");
            }
            return date;
        });
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "since must be a day such as 2000-01-31, not '" + Values.shown(text) + "'", e);
        }
    }

    private static List<GroupKey> groups(Map<String, JsonFields> named) {
        List<GroupKey> keys = new ArrayList<>();
        named.forEach((name, fields) -> keys.add(fields.build(() -> new GroupKey(
                name,
                fields.texts("columns"),
                fields.optionalText("firstOf"),
                fields.optionalText("normalForm").map(NormalForm::of).orElse(NormalForm.EXACT)))));
        return keys;
    }

    private static List<Relation> relations(Map<String, JsonFields> named) {
        List<Relation> relations = new ArrayList<>();
        named.forEach((name, fields) -> relations.add(fields.build(() -> new Relation(
                name,
                fields.texts("columns"),
                fields.optionalText("anyOf"),
                fields.optionalText("normalForm").map(NormalForm::of).orElse(NormalForm.EXACT),
                fields.has("counted") && fields.flag("counted")))));
        return relations;
    }

    private static List<Protocol> protocols(Map<String, JsonFields> named) {
        List<Protocol> protocols = new ArrayList<>();
        named.forEach((name, fields) -> protocols.add(fields.build(() -> new Protocol(
                name,
                fields.text("summary"),
                fields.optionalText("onePer"),
                fields.optionalText("together"),
                fields.has("threshold") ? OptionalDouble.of(fields.number("threshold")) : OptionalDouble.empty()))));
        return protocols;
    }

    private static Recipe.OutlierRule outliers(JsonFields fields) {
        return fields.build(() -> new Recipe.OutlierRule(fields.number("lower"), fields.number("upper")));
    }

    private static Map<String, Recipe.Range> plausible(Map<String, JsonFields> named) {
        Map<String, Recipe.Range> ranges = new LinkedHashMap<>();
        named.forEach((column, fields) -> ranges.put(
                column,
                fields.build(() -> new Recipe.Range(
                        fields.has("low") ? fields.number("low") : Double.NEGATIVE_INFINITY,
                        fields.has("high") ? fields.number("high") : Double.POSITIVE_INFINITY))));
        return ranges;
    }

    private static Map<String, Map<String, Double>> published(Map<String, JsonFields> named) {
        Map<String, Map<String, Double>> figures = new LinkedHashMap<>();
        named.forEach((model, fields) -> figures.put(model, fields.numbers()));
        return figures;
    }

    private static PublishedFinding finding(JsonFields fields) {
        return fields.build(() -> new PublishedFinding(
                fields.whole("seed"),
                fields.whole("settings"),
                fields.objects("readings").stream()
                        .map(reading -> reading.build(() -> new PublishedFinding.Reading(
                                reading.text("name"),
                                reading.number("distance"),
                                reading.number("low"),
                                reading.number("high"))))
                        .toList()));
    }

    private static SyntheticSpec synthetic(JsonFields fields) {
        return SyntheticJson.read(fields);
    }
}
