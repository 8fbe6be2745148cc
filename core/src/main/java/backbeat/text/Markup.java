package backbeat.text;

/** Foreign text made harmless: what comes back is read as the same text and never as markup. */
public final class Markup {
    private Markup() {}

    /** For the content and the quoted attributes of XML, SVG and HTML. */
    public static String xml(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** For Markdown, where HTML would be let through as well; line ends become blanks. */
    public static String markdown(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '|', '*', '_', '`', '[', ']', '\\', '#', '~' ->
                    escaped.append('\\').append(c);
                case '\n', '\r' -> escaped.append(' ');
                // GitHub makes links of bare addresses.
                case ':' -> escaped.append(text.startsWith("//", i + 1) ? "\\:" : ":");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
