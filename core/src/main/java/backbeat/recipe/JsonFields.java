package backbeat.recipe;

import backbeat.data.DataException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The fields of a JSON object, asked for by name and type. Every complaint names the file and the path of the field; a
 * field that nobody asked for is a complaint of {@link #end()}, because a misspelled option must not be ignored.
 */
final class JsonFields {
    private final String file;
    private final String path;
    private final JsonNode node;
    private final Set<String> known = new LinkedHashSet<>();

    JsonFields(String file, String path, JsonNode node) {
        this.file = file;
        this.path = path;
        this.node = node;
        if (!node.isObject()) {
            throw wrong(path.isEmpty() ? "the recipe" : path, "an object", node);
        }
    }

    String text(String name) {
        JsonNode value = required(name);
        if (!value.isTextual()) {
            throw wrong(at(name), "a text", value);
        }
        return value.textValue();
    }

    Optional<String> optionalText(String name) {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    double number(String name) {
        JsonNode value = required(name);
        if (!value.isNumber()) {
            throw wrong(at(name), "a number", value);
        }
        return value.doubleValue();
    }

    long whole(String name) {
        JsonNode value = required(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw wrong(at(name), "a whole number", value);
        }
        return value.longValue();
    }

    /** A number or a text, or a list of them, as texts. */
    List<String> scalars(String name) {
        JsonNode value = required(name);
        List<String> scalars = new ArrayList<>();
        for (JsonNode each : value.isArray() ? value : List.of(value)) {
            if (!each.isTextual() && !each.isNumber()) {
                throw wrong(at(name), "a number or a text" + (value.isArray() ? " in every place" : ""), each);
            }
            scalars.add(each.asText());
        }
        return scalars;
    }

    boolean flag(String name) {
        JsonNode value = required(name);
        if (!value.isBoolean()) {
            throw wrong(at(name), "true or false", value);
        }
        return value.booleanValue();
    }

    /** All fields as lists of numbers or texts, as texts. */
    Map<String, List<String>> scalars() {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        node.fieldNames().forEachRemaining(name -> lists.put(name, scalars(name)));
        return lists;
    }

    boolean isObject(String name) {
        return has(name) && node.get(name).isObject();
    }

    boolean isFlag(String name) {
        return has(name) && node.get(name).isBoolean();
    }

    boolean isText(String name) {
        return has(name) && node.get(name).isTextual();
    }

    boolean isText(String name, String text) {
        return isText(name) && text(name).equals(text);
    }

    /** A list of texts; empty if the field is absent. */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        if (has(name)) {
            JsonNode list = array(name);
            for (int i = 0; i < list.size(); i++) {
                if (!list.get(i).isTextual()) {
                    throw wrong(at(name) + "[" + i + "]", "a text", list.get(i));
                }
                texts.add(list.get(i).textValue());
            }
        }
        return texts;
    }

    JsonFields object(String name) {
        return new JsonFields(file, at(name), required(name));
    }

    Optional<JsonFields> optionalObject(String name) {
        return has(name) ? Optional.of(object(name)) : Optional.empty();
    }

    /** A list of objects; empty if the field is absent. */
    List<JsonFields> objects(String name) {
        List<JsonFields> objects = new ArrayList<>();
        if (has(name)) {
            JsonNode list = array(name);
            for (int i = 0; i < list.size(); i++) {
                objects.add(new JsonFields(file, at(name) + "[" + i + "]", list.get(i)));
            }
        }
        return objects;
    }

    /** An object whose field names are free, such as {@code groups}; empty if the field is absent. */
    Map<String, JsonFields> named(String name) {
        Map<String, JsonFields> named = new LinkedHashMap<>();
        optionalObject(name)
                .ifPresent(parent ->
                        parent.node.fieldNames().forEachRemaining(field -> named.put(field, parent.object(field))));
        return named;
    }

    /** All fields as numbers. */
    Map<String, Double> numbers() {
        Map<String, Double> numbers = new LinkedHashMap<>();
        node.fieldNames().forEachRemaining(name -> numbers.put(name, number(name)));
        return numbers;
    }

    /** All fields as texts. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        node.fieldNames().forEachRemaining(name -> texts.put(name, text(name)));
        return texts;
    }

    /** @throws DataException if there is a field that was not asked for */
    void end() {
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw new DataException(
                        file + ": unknown field " + at(name) + "; here there may be " + String.join(", ", known));
            }
        });
    }

    /** Builds a part of the recipe; what the part itself objects to is reported with this object's path. */
    <T> T build(Supplier<T> part) {
        T built;
        try {
            built = part.get();
        } catch (IllegalArgumentException e) {
            throw complaint(e);
        }
        end();
        return built;
    }

    /** What a part of the recipe objects to, with this object's path. */
    DataException complaint(IllegalArgumentException objection) {
        return new DataException(file + (path.isEmpty() ? "" : ", " + path) + ": " + objection.getMessage(), objection);
    }

    boolean has(String name) {
        known.add(name);
        return node.has(name);
    }

    private JsonNode array(String name) {
        JsonNode list = required(name);
        if (!list.isArray()) {
            throw wrong(at(name), "a list", list);
        }
        return list;
    }

    private JsonNode required(String name) {
        if (!has(name)) {
            throw new DataException(file + ": the field " + at(name) + " is missing");
        }
        return node.get(name);
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private DataException wrong(String where, String wanted, JsonNode value) {
        String shown = value.toString();
        return new DataException(file + ": " + where + " must be " + wanted + ", not "
                + (shown.length() > 40 ? shown.substring(0, 40) + "…" : shown));
    }
}
