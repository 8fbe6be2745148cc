package backbeat.book;

import java.util.Map;

/**
 * Turns the part of TeX that the pages use into MathML: letters, numbers and operators, subscripts and superscripts,
 * {@code \frac}, {@code \sqrt}, {@code \hat}, {@code \text}, sums, Greek letters, and {@code aligned} and {@code cases}
 * environments. GitHub shows the same text with MathJax.
 */
public final class MathMl {
    private static final Map<String, String> IDENTIFIERS = Map.ofEntries(
            Map.entry("alpha", "α"),
            Map.entry("beta", "β"),
            Map.entry("delta", "δ"),
            Map.entry("eta", "η"),
            Map.entry("lambda", "λ"),
            Map.entry("mu", "μ"),
            Map.entry("rho", "ρ"),
            Map.entry("sigma", "σ"),
            Map.entry("varepsilon", "ε"),
            Map.entry("infty", "∞"),
            Map.entry("partial", "∂"),
            Map.entry("ell", "ℓ"),
            Map.entry("log", "log"),
            Map.entry("ln", "ln"),
            Map.entry("exp", "exp"),
            Map.entry("top", "⊤"));
    private static final Map<String, String> OPERATORS = Map.ofEntries(
            Map.entry("cdot", "·"),
            Map.entry("times", "×"),
            Map.entry("circ", "∘"),
            Map.entry("le", "≤"),
            Map.entry("ge", "≥"),
            Map.entry("ne", "≠"),
            Map.entry("approx", "≈"),
            Map.entry("in", "∈"),
            Map.entry("notin", "∉"),
            Map.entry("leftarrow", "←"),
            Map.entry("to", "→"),
            Map.entry("ldots", "…"),
            Map.entry("lvert", "|"),
            Map.entry("rvert", "|"),
            Map.entry("lfloor", "⌊"),
            Map.entry("rfloor", "⌋"),
            Map.entry("quad", " "),
            Map.entry("lbrace", "{"),
            Map.entry("rbrace", "}"),
            Map.entry("colon", ":"),
            Map.entry("mid", "|"));
    private static final Map<String, String> LARGE = Map.of("sum", "∑", "prod", "∏", "max", "max", "min", "min");

    private final String tex;
    private int at;

    private MathMl(String tex) {
        this.tex = tex;
    }

    /** A formula in a line of its own. */
    public static String block(String tex) {
        return "<math display=\"block\">" + new MathMl(tex).all() + "</math>";
    }

    /** A formula within a line. */
    public static String inline(String tex) {
        return "<math>" + new MathMl(tex).all() + "</math>";
    }

    private String all() {
        String row = row("");
        if (at < tex.length()) {
            throw wrong("does not understand what follows");
        }
        return row;
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("The book " + what + " at character " + at + " of: " + tex);
    }

    /** Everything up to one of the characters in {@code ends}, to {@code \right}, {@code \end} or the end. */
    private String row(String ends) {
        StringBuilder row = new StringBuilder("<mrow>");
        for (skipBlanks(); at < tex.length(); skipBlanks()) {
            boolean over = ends.indexOf(tex.charAt(at)) >= 0
                    || tex.startsWith("\\right", at) && !tex.startsWith("\\rightarrow", at)
                    || tex.startsWith("\\end{", at)
                    || tex.startsWith("\\\\", at);
            if (over) {
                break;
            }
            row.append(scripted());
        }
        return row.append("</mrow>").toString();
    }

    private void skipBlanks() {
        while (at < tex.length() && Character.isWhitespace(tex.charAt(at))) {
            at++;
        }
    }

    private String scripted() {
        boolean large = LARGE.keySet().stream().anyMatch(name -> tex.startsWith("\\" + name, at));
        String base = atom();
        String below = null;
        String above = null;
        for (skipBlanks(); at < tex.length() && "_^'".indexOf(tex.charAt(at)) >= 0; skipBlanks()) {
            char kind = tex.charAt(at++);
            if (kind == '_') {
                below = argument();
            } else {
                above = kind == '\'' ? "<mo>′</mo>" : argument();
            }
        }
        String under = large ? "munder" : "msub";
        String over = large ? "mover" : "msup";
        if (below == null && above == null) {
            return base;
        }
        if (above == null) {
            return element(under, base + below);
        }
        return below == null ? element(over, base + above) : element(under + over.substring(1), base + below + above);
    }

    private static String element(String name, String content) {
        return "<" + name + ">" + content + "</" + name + ">";
    }

    private String argument() {
        skipBlanks();
        return atom();
    }

    private String atom() {
        if (at >= tex.length()) {
            throw wrong("misses something");
        }
        char c = tex.charAt(at);
        if (c == '\\') {
            return command();
        }
        if (c == '}') {
            throw wrong("finds a brace that closes nothing");
        }
        at++;
        if (c == '{') {
            String row = row("}");
            if (at >= tex.length() || tex.charAt(at) != '}') {
                throw wrong("misses a closing brace");
            }
            at++;
            return row;
        }
        if (Character.isDigit(c)) {
            int from = at - 1;
            while (at < tex.length() && (Character.isDigit(tex.charAt(at)) || decimal())) {
                at++;
            }
            return element("mn", tex.substring(from, at));
        }
        if (Character.isLetter(c)) {
            return element("mi", String.valueOf(c));
        }
        return "()[]|/".indexOf(c) >= 0
                ? "<mo stretchy=\"false\">" + c + "</mo>" // what is to grow with its content says \left
                : element("mo", escaped(c == '-' ? "−" : String.valueOf(c)));
    }

    private boolean decimal() {
        return tex.charAt(at) == '.' && at + 1 < tex.length() && Character.isDigit(tex.charAt(at + 1));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("*", "&#42;");
    }

    private String name() {
        int from = ++at;
        while (at < tex.length() && Character.isLetter(tex.charAt(at))) {
            at++;
        }
        if (from == at) {
            at++; // \, and \; are single characters
        }
        return tex.substring(from, at);
    }

    private String command() {
        String name = name();
        if (IDENTIFIERS.containsKey(name)) {
            return element("mi", IDENTIFIERS.get(name));
        }
        if (OPERATORS.containsKey(name)) {
            return element("mo", escaped(OPERATORS.get(name)));
        }
        if (LARGE.containsKey(name)) {
            return element("mo", LARGE.get(name));
        }
        return switch (name) {
            case "frac" -> element("mfrac", argument() + argument());
            case "sqrt" -> element("msqrt", argument());
            case "hat" -> "<mover accent=\"true\">" + argument() + "<mo>^</mo></mover>";
            case "text" -> element("mtext", raw().replace(" ", " "));
            case "left" -> fenced();
            case "begin" -> environment(raw());
            case ",", ";" -> "<mspace width=\"0.3em\"/>";
            default -> throw wrong("does not know \\" + name);
        };
    }

    /** The text between braces, as it stands. */
    private String raw() {
        int end = tex.indexOf('}', at);
        if (tex.charAt(at) != '{' || end < 0) {
            throw wrong("misses braces");
        }
        String text = tex.substring(at + 1, end);
        at = end + 1;
        return escaped(text);
    }

    private String fenced() {
        String left = element("mo", escaped(String.valueOf(tex.charAt(at++))));
        String row = row("");
        if (!tex.startsWith("\\right", at)) {
            throw wrong("misses \\right");
        }
        at += "\\right".length();
        return element("mrow", left + row + element("mo", escaped(String.valueOf(tex.charAt(at++)))));
    }

    /** Rows that end with {@code \\}, cells that end with {@code &}. */
    private String environment(String name) {
        StringBuilder table = new StringBuilder();
        while (!tex.startsWith("\\end{", at)) {
            table.append("<mtr>");
            boolean right = name.equals("aligned");
            while (at < tex.length() && !tex.startsWith("\\\\", at) && !tex.startsWith("\\end{", at)) {
                String align = right ? "right" : "left";
                table.append("<mtd style=\"text-align:")
                        .append(align)
                        .append("\">")
                        .append(row("&"))
                        .append("</mtd>");
                right = false;
                if (at < tex.length() && tex.charAt(at) == '&') {
                    at++;
                }
            }
            table.append("</mtr>");
            if (at >= tex.length()) {
                throw wrong("misses \\end{" + name + "}");
            }
            at += tex.startsWith("\\\\", at) ? 2 : 0;
            skipBlanks();
        }
        at += "\\end".length();
        raw();
        String rows = "<mtable displaystyle=\"true\">" + table + "</mtable>";
        return name.equals("cases") ? element("mrow", "<mo>{</mo>" + rows) : rows;
    }
}
