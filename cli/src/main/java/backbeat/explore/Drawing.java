package backbeat.explore;

import java.util.Locale;

/**
 * A picture, written shape by shape: SVG whose colors follow the reader's light or dark theme. Numbers have one decimal,
 * computed with integers, so the same steps give the same bytes everywhere. Classes are told apart by shape and color.
 */
final class Drawing {
    private static final String STYLE = """
            text { font: 13px system-ui, sans-serif; fill: #222 }
            .panel { fill: none; stroke: #888 } .grid { stroke: #ddd } .axis { stroke: #555 }
            .no { fill: #b3541e } .yes { fill: #1f5fa8 } .mark { fill: none; stroke: #a0132b; stroke-width: 2 }
            .a { stroke: #b3541e } .b { stroke: #1f5fa8 } .c { stroke: #2e7d32 } .line { fill: none; stroke-width: 2 }
            .ta { fill: #9a4617 } .tb { fill: #1f5fa8 } .tc { fill: #24642a }
            .box { fill: #8884; stroke: #888 } .seen { fill: #f5a62366; stroke: #b06f00 } .back { fill: #fff }
            @media (prefers-color-scheme: dark) {
            text { fill: #ddd } .back { fill: #16191d } .grid { stroke: #3a3f45 } .axis { stroke: #aaa }
            .no { fill: #f0a070 } .yes { fill: #79b4f2 } .mark { stroke: #ff7a8a }
            .a { stroke: #f0a070 } .b { stroke: #79b4f2 } .c { stroke: #7fce85 }
            .ta { fill: #f0a070 } .tb { fill: #79b4f2 } .tc { fill: #7fce85 } }
            """;

    private final StringBuilder body = new StringBuilder();

    Drawing(int width, int height, String title) {
        body.append(String.format(
                        Locale.ROOT,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\">%n",
                        width,
                        height,
                        width,
                        height)
                .replace("\r", ""));
        body.append("<title>")
                .append(escaped(title))
                .append("</title>\n<style>\n")
                .append(STYLE);
        body.append("</style>\n<rect width=\"100%\" height=\"100%\" class=\"back\"/>\n");
    }

    static String number(double value) {
        long tenths = Math.round(Math.abs(value) * 10);
        String sign = value < 0 && tenths > 0 ? "-" : "";
        return sign + tenths / 10 + (tenths % 10 == 0 ? "" : "." + tenths % 10);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private Drawing shape(String name, String style, Object... attributes) {
        body.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            Object value = attributes[i + 1];
            body.append(' ').append(attributes[i]).append("=\"");
            body.append(value instanceof Double d ? number(d) : value).append('"');
        }
        body.append(' ').append(style).append("/>\n");
        return this;
    }

    static String kind(String name) {
        return "class=\"" + name + "\"";
    }

    Drawing rectangle(double x, double y, double width, double height, String style) {
        return shape("rect", style, "x", x, "y", y, "width", width, "height", height);
    }

    Drawing circle(double x, double y, double radius, String style) {
        return shape("circle", style, "cx", x, "cy", y, "r", radius);
    }

    Drawing line(double x1, double y1, double x2, double y2, String style) {
        return shape("line", style, "x1", x1, "y1", y1, "x2", x2, "y2", y2);
    }

    /** A row of the data: positives are discs, negatives triangles. */
    Drawing point(double x, double y, boolean positive) {
        if (positive) {
            return circle(x, y, 3.2, kind("yes"));
        }
        String corners = number(x) + "," + number(y - 4) + " " + number(x + 3.8) + "," + number(y + 3) + " "
                + number(x - 3.8) + "," + number(y + 3);
        return shape("polygon", kind("no"), "points", corners);
    }

    /** A line through points. */
    Drawing path(double[] x, double[] y, int count, String style) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < count; i++) {
            points.append(i == 0 ? "" : " ").append(number(x[i])).append(',').append(number(y[i]));
        }
        return shape("polyline", style, "points", points);
    }

    Drawing text(double x, double y, String style, String text) {
        body.append("<text x=\"")
                .append(number(x))
                .append("\" y=\"")
                .append(number(y))
                .append("\" ");
        body.append(style).append('>').append(escaped(text)).append("</text>\n");
        return this;
    }

    Drawing text(double x, double y, String text) {
        return text(x, y, kind("t"), text);
    }

    @Override
    public String toString() {
        return body + "</svg>\n";
    }
}
