package backbeat.neighbors;

/** A picture for the documentation, written shape by shape. Numbers have one decimal, computed with integers: the same bytes everywhere. */
public final class Svg {
    private final StringBuilder body = new StringBuilder();

    public Svg(int width, int height, String title) {
        body.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
                .append(width)
                .append(' ')
                .append(height)
                .append("\" width=\"")
                .append(width)
                .append("\" height=\"")
                .append(height)
                .append("\" font-family=\"sans-serif\" font-size=\"13\">\n<title>")
                .append(title)
                .append("</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
    }

    public static String number(double value) {
        long tenths = Math.round(Math.abs(value) * 10);
        return (value < 0 && tenths > 0 ? "-" : "") + tenths / 10 + "." + tenths % 10;
    }

    public void rectangle(double x, double y, double width, double height, String style) {
        shape("rect x=\"" + number(x) + "\" y=\"" + number(y) + "\" width=\"" + number(width) + "\" height=\""
                + number(height) + "\" " + style);
    }

    public void circle(double x, double y, double radius, String style) {
        shape("circle cx=\"" + number(x) + "\" cy=\"" + number(y) + "\" r=\"" + number(radius) + "\" " + style);
    }

    public void line(double x1, double y1, double x2, double y2, String style) {
        shape("line x1=\"" + number(x1) + "\" y1=\"" + number(y1) + "\" x2=\"" + number(x2) + "\" y2=\"" + number(y2)
                + "\" " + style);
    }

    public void text(double x, double y, String style, String text) {
        body.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y));
        body.append("\" ").append(style).append('>').append(text).append("</text>\n");
    }

    private void shape(String content) {
        body.append('<').append(content).append("/>\n");
    }

    @Override
    public String toString() {
        return body + "</svg>\n";
    }
}
