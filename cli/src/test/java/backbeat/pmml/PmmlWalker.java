package backbeat.pmml;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Reads as much of PMML as the exports use, by the standard's text and from the XML alone: an evaluator that shares no code
 * with the writer or with JPMML. A missing value is null; a comparison with one is null, too.
 */
final class PmmlWalker {
    private final Element model;

    PmmlWalker(byte[] xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        List<Element> parts = children(document.getDocumentElement());
        model = parts.get(parts.size() - 1);
    }

    /**
     * The output fields of a row.
     *
     * @throws IllegalArgumentException where the document says that there is no answer without a column's value
     */
    Map<String, Object> answer(Map<String, Object> row) {
        Map<String, Object> fields = new HashMap<>(row);
        fields.replaceAll((name, value) -> "".equals(value) ? null : value);
        for (Element field : children(child(model, "MiningSchema"))) {
            boolean needed = field.getAttribute("missingValueTreatment").equals("returnInvalid");
            if (needed && fields.get(field.getAttribute("name")) == null) {
                throw new IllegalArgumentException("no answer without " + field.getAttribute("name"));
            }
        }
        double raw = model.getLocalName().equals("MiningModel") ? average(fields) : logit(fields);
        Map<String, Object> outputs = new HashMap<>();
        for (Element output : children(child(model, "Output"))) {
            Object value = output.getAttribute("feature").equals("predictedValue")
                    ? raw
                    : expression(children(output).get(0), outputs);
            outputs.put(output.getAttribute("name"), value);
        }
        return outputs;
    }

    private double average(Map<String, Object> row) {
        double sum = 0;
        List<Element> segments = new ArrayList<>(children(child(model, "Segmentation")));
        for (Element segment : segments) {
            Element tree = child(segment, "TreeModel");
            sum += score(child(tree, "Node"), row);
        }
        return sum / segments.size();
    }

    private double score(Element node, Map<String, Object> row) {
        boolean leaf = true;
        for (Element each : children(node)) {
            if (each.getLocalName().equals("Node")) {
                leaf = false;
                if (Boolean.TRUE.equals(predicate(children(each).get(0), row))) {
                    return score(each, row);
                }
            }
        }
        if (!leaf) {
            throw new IllegalStateException("no child is true");
        }
        return Double.parseDouble(node.getAttribute("score"));
    }

    private Boolean predicate(Element element, Map<String, Object> row) {
        Object value = row.get(element.getAttribute("field"));
        return switch (element.getLocalName()) {
            case "True" -> true;
            case "False" -> false;
            case "CompoundPredicate" -> or(element, row);
            case "SimpleSetPredicate" ->
                value == null
                        ? null
                        : (Boolean) (texts(child(element, "Array").getTextContent())
                                        .contains(value)
                                == element.getAttribute("booleanOperator").equals("isIn"));
            default -> simple(element.getAttribute("operator"), value, element.getAttribute("value"));
        };
    }

    private static Boolean simple(String operator, Object value, String with) {
        if (operator.equals("isMissing")) {
            return value == null;
        }
        if (operator.equals("isNotMissing")) {
            return value != null;
        }
        if (value == null) {
            return null;
        }
        return switch (operator) {
            case "equal" -> value.equals(with);
            case "notEqual" -> !value.equals(with);
            case "lessThan" -> (Double) value < Double.parseDouble(with);
            case "greaterOrEqual" -> (Double) value >= Double.parseDouble(with);
            default -> throw new IllegalStateException(operator);
        };
    }

    private Boolean or(Element element, Map<String, Object> row) {
        Boolean any = false;
        for (Element each : children(element)) {
            Boolean one = predicate(each, row);
            if (Boolean.TRUE.equals(one)) {
                return true;
            }
            any = one == null ? null : any;
        }
        return any;
    }

    /** The members of a PMML array of strings: blanks between them, quotes around those that need it. */
    private static List<String> texts(String array) {
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        boolean quoted = false;
        boolean begun = false;
        for (int i = 0; i < array.length(); i++) {
            char c = array.charAt(i);
            if (c == '\\' && i + 1 < array.length() && array.charAt(i + 1) == '"') {
                text.append(array.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
                begun = true;
            } else if (Character.isWhitespace(c) && !quoted) {
                if (begun) {
                    texts.add(text.toString());
                    text.setLength(0);
                }
                begun = false;
            } else {
                text.append(c);
                begun = true;
            }
        }
        if (begun) {
            texts.add(text.toString());
        }
        return texts;
    }

    private double logit(Map<String, Object> row) {
        Map<String, Object> fields = new HashMap<>(row);
        for (Element field : children(child(model, "LocalTransformations"))) {
            Object value = expression(children(field).get(0), row);
            boolean single = field.getAttribute("dataType").equals("float");
            fields.put(field.getAttribute("name"), single ? (Object) (double) (float) (double) (Double) value : value);
        }
        Element table = child(model, "RegressionTable");
        double sum = Double.parseDouble(table.getAttribute("intercept"));
        for (Element term : children(table)) {
            double coefficient = Double.parseDouble(term.getAttribute("coefficient"));
            Object value = fields.get(term.getAttribute("name"));
            boolean category = term.getLocalName().equals("CategoricalPredictor");
            sum += coefficient * (category ? (value.equals(term.getAttribute("value")) ? 1 : 0) : (Double) value);
        }
        return 1 / (1 + Math.exp(-sum));
    }

    private Object expression(Element element, Map<String, Object> fields) {
        switch (element.getLocalName()) {
            case "FieldRef":
                return fields.get(element.getAttribute("field"));
            case "Constant":
                return constant(element.getAttribute("dataType"), element.getTextContent());
            case "NormContinuous":
                return between(children(element), (Double) fields.get(element.getAttribute("field")));
            default:
                return apply(element.getAttribute("function"), children(element), fields);
        }
    }

    private static Object constant(String type, String text) {
        return switch (type) {
            case "integer" -> Integer.valueOf(text);
            case "double" -> Double.valueOf(text);
            case "boolean" -> Boolean.valueOf(text);
            default -> text;
        };
    }

    private Object apply(String function, List<Element> arguments, Map<String, Object> fields) {
        Object first = expression(arguments.get(0), fields);
        if (function.equals("isMissing")) {
            return first == null;
        }
        if (function.equals("isNotMissing")) {
            return first != null;
        }
        if (function.equals("if")) {
            int chosen = (Boolean) first ? 1 : 2;
            return chosen < arguments.size() ? expression(arguments.get(chosen), fields) : null;
        }
        double a = (Double) first;
        double b = arguments.size() > 1 ? (Double) expression(arguments.get(1), fields) : 0;
        return switch (function) {
            case "greaterOrEqual" -> a >= b;
            case "ln" -> Math.log(a);
            case "exp" -> Math.exp(a);
            case "max" -> Math.max(a, b);
            case "min" -> Math.min(a, b);
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> a / b;
            default -> throw new IllegalStateException(function);
        };
    }

    private static double between(List<Element> norms, double x) {
        double[] xs = norms.stream()
                .mapToDouble(n -> Double.parseDouble(n.getAttribute("orig")))
                .toArray();
        double[] ys = norms.stream()
                .mapToDouble(n -> Double.parseDouble(n.getAttribute("norm")))
                .toArray();
        int last = xs.length - 1;
        if (x <= xs[0] || x >= xs[last]) {
            return x <= xs[0] ? ys[0] : ys[last];
        }
        int above = 1;
        while (xs[above] < x) {
            above++;
        }
        return ys[above - 1] + (x - xs[above - 1]) / (xs[above] - xs[above - 1]) * (ys[above] - ys[above - 1]);
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    private static Element child(Element parent, String name) {
        return children(parent).stream()
                .filter(each -> each.getLocalName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(parent.getLocalName() + " without " + name));
    }
}
