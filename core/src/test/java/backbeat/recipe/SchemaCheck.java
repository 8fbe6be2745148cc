package backbeat.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether JSON fits a JSON Schema: the keywords that the schema of recipes uses and no others, since one that goes unheeded
 * would make the test of it worthless.
 */
final class SchemaCheck {
    private static final Set<String> NOTES = Set.of("$schema", "$id", "$defs", "title", "description", "then", "else");

    private final JsonNode root;
    private final List<String> complaints = new ArrayList<>();

    private SchemaCheck(JsonNode root) {
        this.root = root;
    }

    /** What does not fit, with the path of each field. */
    static List<String> complaints(JsonNode schema, JsonNode value) {
        SchemaCheck check = new SchemaCheck(schema);
        check.check(schema, value, "");
        return check.complaints;
    }

    private boolean fits(JsonNode schema, JsonNode value) {
        SchemaCheck check = new SchemaCheck(root);
        check.check(schema, value, "");
        return check.complaints.isEmpty();
    }

    private void check(JsonNode schema, JsonNode value, String path) {
        Iterator<Map.Entry<String, JsonNode>> keywords = schema.fields();
        while (keywords.hasNext()) {
            Map.Entry<String, JsonNode> keyword = keywords.next();
            if (!NOTES.contains(keyword.getKey())
                    && !holds(schema, keyword.getKey(), keyword.getValue(), value, path)) {
                complaints.add(path + ": " + keyword.getKey() + " " + keyword.getValue());
            }
        }
    }

    private boolean holds(JsonNode schema, String keyword, JsonNode rule, JsonNode value, String path) {
        return switch (keyword) {
            case "$ref" -> {
                check(root.at(rule.textValue().substring(1)), value, path);
                yield true;
            }
            case "type" -> rule.isArray() ? any(rule, type -> isA(type, value)) : isA(rule, value);
            case "const" -> rule.equals(value);
            case "enum" -> any(rule, value::equals);
            case "pattern" ->
                !value.isTextual()
                        || Pattern.compile(rule.textValue())
                                .matcher(value.textValue())
                                .find();
            case "minLength" -> !value.isTextual() || value.textValue().length() >= rule.intValue();
            case "maxLength" -> !value.isTextual() || value.textValue().length() <= rule.intValue();
            case "minimum" -> !value.isNumber() || value.doubleValue() >= rule.doubleValue();
            case "maximum" -> !value.isNumber() || value.doubleValue() <= rule.doubleValue();
            case "exclusiveMinimum" -> !value.isNumber() || value.doubleValue() > rule.doubleValue();
            case "exclusiveMaximum" -> !value.isNumber() || value.doubleValue() < rule.doubleValue();
            case "minItems" -> !value.isArray() || value.size() >= rule.intValue();
            case "maxItems" -> !value.isArray() || value.size() <= rule.intValue();
            case "uniqueItems" -> !value.isArray() || distinct(value) == value.size();
            case "required" -> !value.isObject() || !any(rule, name -> !value.has(name.textValue()));
            case "anyOf" -> any(rule, option -> fits(option, value));
            case "oneOf" -> count(rule, option -> fits(option, value)) == 1;
            case "if" -> {
                JsonNode next = schema.get(fits(rule, value) ? "then" : "else");
                check(next, value, path);
                yield true;
            }
            case "items" -> {
                for (int i = 0; value.isArray() && i < value.size(); i++) {
                    check(rule, value.get(i), path + "/" + i);
                }
                yield true;
            }
            case "properties" -> {
                rule.fieldNames().forEachRemaining(name -> {
                    if (value.has(name)) {
                        check(rule.get(name), value.get(name), path + "/" + name);
                    }
                });
                yield true;
            }
            case "propertyNames" -> {
                value.fieldNames().forEachRemaining(name -> check(rule, new TextNode(name), path + "/" + name));
                yield true;
            }
            case "additionalProperties" -> {
                value.fieldNames().forEachRemaining(name -> {
                    if (!schema.path("properties").has(name)) {
                        if (rule.isBoolean()) {
                            complaints.add(path + "/" + name + ": unknown");
                        } else {
                            check(rule, value.get(name), path + "/" + name);
                        }
                    }
                });
                yield true;
            }
            default ->
                throw new IllegalArgumentException("The schema uses " + keyword + ", which this check does not know");
        };
    }

    private interface Test {
        boolean of(JsonNode node);
    }

    private static boolean any(JsonNode list, Test test) {
        return count(list, test) > 0;
    }

    private static int count(JsonNode list, Test test) {
        int count = 0;
        for (JsonNode each : list) {
            count += test.of(each) ? 1 : 0;
        }
        return count;
    }

    private static int distinct(JsonNode list) {
        Set<JsonNode> seen = new HashSet<>();
        list.forEach(seen::add);
        return seen.size();
    }

    private static boolean isA(JsonNode type, JsonNode value) {
        return switch (type.textValue()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "number" -> value.isNumber();
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            default -> throw new IllegalArgumentException("The schema uses the type " + type);
        };
    }
}
