package backbeat.text;

/** What a JSON parser complains about, in words for people: without the parser's own settings and types. */
public final class JsonProblem {
    private JsonProblem() {}

    /**
     * The complaint, without a final dot.
     *
     * @param message the parser's; may be null
     */
    public static String of(String message) {
        String said = message == null ? "it cannot be read" : message;
        String plain = said.replaceAll("\\[Source: [^;\\]]*; ([^\\]]*)\\]", "$1")
                .replaceAll(",? from `[^`]*`", "")
                .replaceAll(" \\(for `[^`]*`[^)]*\\)", "")
                .replaceAll(
                        "[Cc]annot deserialize (?:value|instance) of type `[^`]*`", "there is a wrong kind of value")
                .replaceAll("[Cc]annot construct instance of `[^`]*`", "there is a wrong kind of value")
                .replaceAll(
                        "Unexpected end-of-input: expected close marker for (\\w+) \\(start marker at line: (\\d+), column: \\d+\\)",
                        "it breaks off within the $1 that begins in line $2")
                .replaceAll("within the Array", "within the list")
                .replaceAll("within the Object", "within the object")
                .replaceAll(" \\(although at least one Creator exists\\)", "")
                .replaceAll(
                        "Numeric value \\(([^)]*)\\) out of range of `?(?:int|long)`?.*", "$1 is too large a number")
                .replaceAll("`(?:java\\.[\\w.]*\\.)?(\\w+)(?:<[^`]*>)?`", "$1")
                .lines()
                .findFirst()
                .orElse("it cannot be read");
        return plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
    }
}
