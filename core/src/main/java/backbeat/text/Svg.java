package backbeat.text;

import java.util.regex.Pattern;

/**
 * A drawing, written shape by shape as SVG text. Numbers have one decimal, so the same shapes are the same bytes on every
 * JDK and machine, and no fonts or screen are needed (a chart library draws through AWT, which wants both). Looks come from
 * a style sheet inside the drawing, which may follow the reader's light or dark theme.
 */
public final class Svg {
    /** What is taken for the name of an attribute: a value in its place would make a file that no reader takes. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9:-]*");

    private final StringBuilder body = new StringBuilder();

    /** A coordinate: one decimal, none where it is a whole number. */
    public static String number(double value) {
        String text = Numbers.fixed(value, 1);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /**
     * Adds an element without content.
     *
     * @param attributes names and values in turn; doubles are written as {@link #number}, everything else as its text
     */
    public Svg shape(String name, Object... attributes) {
        open(name, attributes);
        body.append("/>\n");
        return this;
    }

    /** Adds a text that begins at (or, by its style or {@code text-anchor}, lies around or ends at) a point. */
    public Svg text(double x, double y, String text, Object... attributes) {
        body.append("<text x=\"")
                .append(number(x))
                .append("\" y=\"")
                .append(number(y))
                .append('"');
        attributes(attributes);
        body.append('>').append(Markup.xml(text)).append("</text>\n");
        return this;
    }

    public Svg rectangle(double x, double y, double width, double height, Object... attributes) {
        open("rect", "x", x, "y", y, "width", width, "height", height);
        return close(attributes);
    }

    public Svg circle(double x, double y, double radius, Object... attributes) {
        open("circle", "cx", x, "cy", y, "r", radius);
        return close(attributes);
    }

    public Svg line(double x1, double y1, double x2, double y2, Object... attributes) {
        open("line", "x1", x1, "y1", y1, "x2", x2, "y2", y2);
        return close(attributes);
    }

    /** A line through the first {@code count} points. */
    public Svg path(double[] x, double[] y, int count, Object... attributes) {
        return points("polyline", x, y, count, attributes);
    }

    /** A closed shape. */
    public Svg polygon(double[] x, double[] y, Object... attributes) {
        return points("polygon", x, y, x.length, attributes);
    }

    private Svg points(String name, double[] x, double[] y, int count, Object... attributes) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < count; i++) {
            points.append(i == 0 ? "" : " ").append(number(x[i])).append(',').append(number(y[i]));
        }
        open(name, "points", points);
        return close(attributes);
    }

    private void open(String name, Object... attributes) {
        body.append('<').append(name);
        attributes(attributes);
    }

    private Svg close(Object... attributes) {
        attributes(attributes);
        body.append("/>\n");
        return this;
    }

    private void attributes(Object... attributes) {
        for (int i = 0; i < attributes.length; i += 2) {
            if (!NAME.matcher(attributes[i].toString()).matches()) {
                throw new IllegalArgumentException("No name of an attribute: " + attributes[i]);
            }
            Object value = attributes[i + 1];
            String text = value instanceof Double number ? number(number) : value.toString();
            body.append(' ').append(attributes[i]).append("=\"");
            body.append(Markup.xml(text)).append('"');
        }
    }

    /** Adds everything that another drawing holds, over what there is. */
    public Svg add(Svg other) {
        body.append(other.body);
        return this;
    }

    /**
     * The whole file.
     *
     * @param title what is seen, for those who do not see it
     * @param style CSS; empty for none
     */
    public String finish(int width, int height, String title, String style) {
        String size = "viewBox=\"0 0 " + width + " " + height + "\" width=\"" + width + "\" height=\"" + height + "\"";
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" " + size + " role=\"img\">\n<title>" + Markup.xml(title)
                + "</title>\n" + (style.isEmpty() ? "" : "<style>\n" + style + "</style>\n") + body + "</svg>\n";
    }
}
