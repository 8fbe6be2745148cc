package backbeat.cli;

import backbeat.random.Xoshiro256;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Damages files where their structure is: a value of a JSON tree, a field of a table, a few bytes of a binary file. Seeded. */
final class StructuredDamage {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final List<JsonNode> AWKWARD = List.of(
            NODES.nullNode(),
            NODES.objectNode(),
            NODES.arrayNode(),
            NODES.textNode(""),
            NODES.textNode("\u001b]0;x\u0007\u202e"),
            NODES.textNode("../../x"),
            NODES.booleanNode(true),
            NODES.numberNode(-1),
            NODES.numberNode(0),
            NODES.numberNode(1e300),
            NODES.numberNode(new BigInteger("9".repeat(40))),
            NODES.arrayNode().addNull(),
            NODES.objectNode().putNull("x"));

    private static final List<String> FIELDS = List.of(
            "",
            "\"",
            "\"\"",
            "NaN",
            "-0",
            "1e999",
            "1e-400",
            "\u0000",
            "\ufeff",
            "a\"b",
            "\"a\nb\"",
            "True",
            "9".repeat(400),
            ",");

    private StructuredDamage() {}

    /** One to three values of a JSON file lost, doubled or replaced. */
    static byte[] json(byte[] file, Xoshiro256 random) throws IOException {
        JsonNode root = MAPPER.readTree(file);
        for (int change = random.nextInt(3); change >= 0; change--) {
            List<JsonNode> parents = new ArrayList<>();
            collect(root, parents);
            if (parents.isEmpty()) {
                break;
            }
            JsonNode parent = parents.get(random.nextInt(parents.size()));
            JsonNode value = AWKWARD.get(random.nextInt(AWKWARD.size())).deepCopy();
            if (parent instanceof ObjectNode object) {
                List<String> names = new ArrayList<>();
                object.fieldNames().forEachRemaining(names::add);
                String name = names.get(random.nextInt(names.size()));
                switch (random.nextInt(4)) {
                    case 0 -> object.remove(name);
                    case 1 -> object.set(name + "x", object.remove(name));
                    default -> object.set(name, value);
                }
            } else {
                ArrayNode array = (ArrayNode) parent;
                int at = random.nextInt(array.size());
                switch (random.nextInt(4)) {
                    case 0 -> array.remove(at);
                    case 1 -> array.insert(at, array.get(at));
                    default -> array.set(at, value);
                }
            }
        }
        return MAPPER.writeValueAsBytes(root);
    }

    /** The objects and arrays that have something in them. */
    private static void collect(JsonNode node, List<JsonNode> parents) {
        if (node.isContainerNode() && !node.isEmpty()) {
            parents.add(node);
            node.forEach(child -> collect(child, parents));
        }
    }

    /** One to three fields of a table lost, doubled or replaced; or a line of it. */
    static byte[] csv(byte[] file, Xoshiro256 random) {
        List<String> lines = new ArrayList<>(Arrays.asList(new String(file, StandardCharsets.UTF_8).split("\n")));
        for (int change = random.nextInt(3); change >= 0 && !lines.isEmpty(); change--) {
            int row = random.nextInt(4) == 0 ? 0 : random.nextInt(lines.size());
            List<String> fields = new ArrayList<>(Arrays.asList(lines.get(row).split(",", -1)));
            int at = random.nextInt(fields.size());
            switch (random.nextInt(7)) {
                case 0 -> fields.remove(at);
                case 1 -> fields.add(at, fields.get(at));
                case 2 -> fields.set(at, fields.get(random.nextInt(fields.size())));
                case 3 -> fields.clear();
                default -> fields.set(at, FIELDS.get(random.nextInt(FIELDS.size())));
            }
            lines.set(row, String.join(",", fields));
            if (random.nextInt(8) == 0) {
                lines.remove(row);
            }
        }
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    /** One to three bytes changed, or a piece cut out. */
    static byte[] bytes(byte[] file, Xoshiro256 random) {
        byte[] damaged = file.clone();
        for (int change = random.nextInt(3); change >= 0; change--) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        if (random.nextInt(3) == 0) {
            int from = random.nextInt(damaged.length);
            int to = Math.min(damaged.length, from + 1 + random.nextInt(64));
            byte[] shorter = Arrays.copyOf(damaged, damaged.length - (to - from));
            System.arraycopy(damaged, to, shorter, from, damaged.length - to);
            return shorter;
        }
        return damaged;
    }
}
