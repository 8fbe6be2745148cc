package backbeat.book;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Java as HTML: comments, texts and keywords in elements of their own. */
final class JavaColors {
    private static final Pattern TOKEN = Pattern.compile(
            "(?<comment>/\\*.*?\\*/|//[^\\n]*)|(?<text>\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\])*')"
                    + "|\\b(?<word>abstract|assert|boolean|break|byte|case|catch|char|class|continue|default|do|double|else"
                    + "|enum|extends|false|final|finally|float|for|if|implements|import|instanceof|int|interface|long|new|null"
                    + "|package|permits|private|protected|public|record|return|sealed|short|static|super|switch|this|throw"
                    + "|throws|true|try|var|void|while|yield)\\b",
            Pattern.DOTALL);

    private JavaColors() {}

    static String html(String java) {
        StringBuilder html = new StringBuilder();
        Matcher token = TOKEN.matcher(java);
        int at = 0;
        while (token.find()) {
            html.append(escaped(java.substring(at, token.start())));
            String kind = token.group("comment") != null ? "rem" : token.group("text") != null ? "str" : "key";
            html.append("<span class=\"")
                    .append(kind)
                    .append("\">")
                    .append(escaped(token.group()))
                    .append("</span>");
            at = token.end();
        }
        return html.append(escaped(java.substring(at))).toString();
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
