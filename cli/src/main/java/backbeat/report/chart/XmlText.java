package backbeat.report.chart;

import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/** The markup of a DOM element, without namespace declarations: it goes into HTML, which knows SVG by its name. */
final class XmlText {
    private XmlText() {}

    static String of(Element element) {
        StringBuilder out = new StringBuilder();
        write(element, out);
        return out.toString();
    }

    private static void write(Node node, StringBuilder out) {
        if (node instanceof Text text) {
            escape(text.getData(), out);
        } else if (node instanceof Element element) {
            out.append('<').append(element.getNodeName());
            NamedNodeMap attributes = element.getAttributes();
            for (int i = 0; i < attributes.getLength(); i++) {
                Node attribute = attributes.item(i);
                if (!attribute.getNodeName().startsWith("xmlns")) {
                    out.append(' ').append(attribute.getNodeName()).append("=\"");
                    escape(attribute.getNodeValue(), out);
                    out.append('"');
                }
            }
            out.append('>');
            for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
                write(child, out);
            }
            out.append("</").append(element.getNodeName()).append('>');
        }
    }

    private static void escape(String text, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                default -> {
                    if (c >= ' ' || c == '\n' || c == '\t') { // other control characters are not allowed in XML
                        out.append(c);
                    }
                }
            }
        }
    }
}
