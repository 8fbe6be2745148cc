package backbeat.report.chart;

import java.awt.geom.Rectangle2D;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGIDGenerator;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/**
 * Draws charts as SVG text. Text stays text, colors become the page's CSS variables, ids are unique per chart, and every
 * drawing has a title and a description for those who do not see it.
 */
public final class SvgWriter {
    private static final String SVG = "http://www.w3.org/2000/svg";

    /** Attributes that Batik spells out and that say what is so anyway. */
    private static final Set<String> NOISE = Set.of(
            "color-interpolation",
            "color-rendering",
            "image-rendering",
            "shape-rendering",
            "text-rendering",
            "font-family",
            "font-style",
            "font-weight",
            "fill-rule",
            "xml:space",
            "contentScriptType",
            "contentStyleType",
            "preserveAspectRatio",
            "zoomAndPan",
            "version",
            "xmlns:xlink");

    /** A number below zero, or one that rounds to zero, as axes write it. */
    private static final Pattern NEGATIVE = Pattern.compile("-[0-9.,]+(E-?[0-9]+)?");

    /** The stand-in colors as Batik writes them, and what replaces them. */
    private static final Map<String, String> VARIABLES = Palette.ROLES.stream()
            .collect(Collectors.toMap(
                    Palette.Role::cssColor, role -> "var(" + role.variable() + "," + role.light() + ")"));

    static {
        // Charts are drawn in memory; without this a JVM on a desktop would look for the screen.
        System.setProperty("java.awt.headless", System.getProperty("java.awt.headless", "true"));
    }

    private SvgWriter() {}

    /**
     * The chart as an {@code svg} element.
     *
     * @param id          unique on the page, letters, digits and dashes
     * @param title       a few words
     * @param description what the chart shows, in a sentence or two
     */
    public static String write(Chart chart, String id, String title, String description) {
        Document document = newDocument();
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setComment(null);
        context.setPrecision(2);
        context.setIDGenerator(new PrefixedIds(id));
        Element root = draw(chart, context);
        clean(root);
        root.setAttribute("viewBox", "0 0 " + Chart.WIDTH + " " + chart.height());
        root.setAttribute("role", "img");
        root.setAttribute("aria-labelledby", id + "-title " + id + "-text");
        root.insertBefore(described(document, "desc", id + "-text", description), root.getFirstChild());
        root.insertBefore(described(document, "title", id + "-title", title), root.getFirstChild());
        return XmlText.of(root);
    }

    /**
     * The same drawing as a file of its own, with colors for light and dark paper inside.
     *
     * @param svg what {@link #write} gave for {@code chart}
     */
    public static String file(Chart chart, String svg) {
        String css = "svg{font-family:system-ui,sans-serif}" + Palette.css("svg", false)
                + "@media (prefers-color-scheme:dark){" + Palette.css("svg", true) + "}";
        int open = svg.indexOf('>') + 1;
        String size = "<svg xmlns=\"" + SVG + "\" width=\"" + Chart.WIDTH + "\" height=\"" + chart.height() + "\"";
        return size + svg.substring("<svg".length(), open) + "<style>" + css + "</style>" + svg.substring(open) + "\n";
    }

    private static Element draw(Chart chart, SVGGeneratorContext context) {
        try {
            SVGGraphics2D graphics = new SVGGraphics2D(context, false);
            chart.build().draw(graphics, new Rectangle2D.Double(0, 0, Chart.WIDTH, chart.height()));
            return graphics.getRoot();
        } catch (LinkageError | InternalError e) {
            // Slim JVMs come without fonts or without java.desktop: the report's words and tables are still worth
            // having.
            Document document = context.getDOMFactory();
            Element note = document.createElementNS(SVG, "text");
            note.setAttribute("x", "20");
            note.setAttribute("y", "40");
            note.appendChild(document.createTextNode("This Java runtime cannot draw: it has no fonts."));
            Element root = document.createElementNS(SVG, "svg");
            root.appendChild(note);
            return root;
        }
    }

    private static Document newDocument() {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(SVG, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("This JDK's XML parser does not start", e);
        }
    }

    private static Element described(Document document, String name, String id, String content) {
        Element element = document.createElementNS(SVG, name);
        element.setAttribute("id", id);
        element.appendChild(document.createTextNode(content));
        return element;
    }

    private static void clean(Element element) {
        NamedNodeMap attributes = element.getAttributes();
        Map<String, String> style = new TreeMap<>();
        for (int i = attributes.getLength() - 1; i >= 0; i--) {
            Node attribute = attributes.item(i);
            String name = attribute.getNodeName();
            if (NOISE.contains(name) || (name.startsWith("stroke-miter"))) {
                element.removeAttribute(name);
            } else if (name.equals("fill") || name.equals("stroke")) {
                String color = attribute.getNodeValue().replace(" ", "");
                String variable = VARIABLES.get(color);
                if (variable != null) {
                    style.put(name, variable);
                }
            }
        }
        StringBuilder css = new StringBuilder();
        style.forEach((name, value) -> {
            element.removeAttribute(name);
            css.append(name).append(":").append(value).append(";");
        });
        if (css.length() > 0) {
            element.setAttribute("style", css.toString());
        }
        Node child = element.getFirstChild();
        while (child != null) {
            Node next = child.getNextSibling();
            if (child instanceof Text label && NEGATIVE.matcher(label.getData()).matches()) {
                String digits = label.getData().substring(1);
                label.setData(digits.matches("[0.,]*") ? digits : "−" + digits);
            } else if (child instanceof Element inner) {
                if (inner.getNodeName().equals("defs") && !inner.hasChildNodes()) {
                    element.removeChild(inner); // Batik gives it the same id in every drawing
                } else {
                    clean(inner);
                }
            }
            child = next;
        }
    }

    /** Ids of clips and gradients, apart from those of other charts on the page. */
    private static final class PrefixedIds extends SVGIDGenerator {
        private final String prefix;

        PrefixedIds(String prefix) {
            this.prefix = prefix;
        }

        @Override
        public String generateID(String kind) {
            return prefix + "-" + super.generateID(kind);
        }
    }
}
