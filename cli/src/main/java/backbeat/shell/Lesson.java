package backbeat.shell;

import java.util.List;

/**
 * A lesson's script, spoken. JShell loads a file without a word about its lines and their values, which are what a class wants
 * to see; so the file that it loads prints each line before it is evaluated, and the answer to it afterwards.
 */
public final class Lesson {
    /** In a script, what stands before the shell's answer to a line. */
    private static final String ANSWER = " // ==> ";

    private static final String PROMPT = "jshell> ";

    private Lesson() {}

    /** What JShell is given in place of {@code lines}, each of which is a comment, a whole snippet, or an expression with its answer. */
    static String spoken(List<String> lines) {
        StringBuilder script = new StringBuilder();
        StringBuilder said = new StringBuilder(); // with the next snippet: each takes its time
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("//")) {
                said.append(line).append('\n');
                continue;
            }
            int at = line.indexOf(ANSWER);
            String snippet = at < 0 ? line : line.substring(0, at);
            say(script, said + PROMPT + snippet);
            said.setLength(0);
            script.append(at < 0 ? snippet : "backbeat.shell.Lesson.answer(" + snippet + ")")
                    .append('\n');
        }
        if (said.length() > 0) {
            say(script, said.toString().stripTrailing());
        }
        return script.toString();
    }

    private static void say(StringBuilder script, String text) {
        script.append("System.out.println(\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                script.append('\\').append(c);
            } else if (c == '\n') {
                script.append("\\n");
            } else if (c < 0x7F) {
                script.append(c);
            } else {
                script.append(String.format("\\u%04x", (int) c)); // whatever encoding the file is read in
            }
        }
        script.append("\")\n");
    }

    /** Prints a value as the shell shows it: the script of a lesson calls this. */
    public static void answer(Object value) {
        System.out.println("==> " + (value instanceof String ? "\"" + value + "\"" : value));
    }
}
