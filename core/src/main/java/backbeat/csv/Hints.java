package backbeat.csv;

import backbeat.data.Decimal;
import java.util.List;
import java.util.Optional;

/** What is likely behind a file that does not fit, and the line to write into the recipe. Sentences that follow a message. */
final class Hints {
    private Hints() {}

    /** Why a header may lack the columns wanted; empty where nothing is likely. */
    static String header(List<String> names, List<String> missing) {
        String first = names.get(0);
        for (char separator : new char[] {';', '\t', '|', ','}) {
            if (names.size() == 1 && first.indexOf(separator) >= 0) {
                return "Its fields are separated by " + CsvFormat.named(separator) + ": write "
                        + recipe("separator", separator == '\t' ? "\\t" : String.valueOf(separator));
            }
        }
        if (isComment(first)) {
            String mark = first.substring(0, 1);
            return "Its first line begins with '" + mark + "': if that is a comment, write " + recipe("comment", mark);
        }
        if (names.stream().anyMatch(name -> missing.contains(withoutApostrophes(name)))) {
            return "Its names stand between apostrophes: if these are quotation marks, write " + recipe("quote", "'");
        }
        if (names.stream().anyMatch(Decimal::isFinite)) {
            return "Its first line looks like a row: if there is no header, name the " + names.size()
                    + " columns of the file in order, \"csv\": {\"header\": [\"" + missing.get(0)
                    + "\", …]}, in the recipe";
        }
        return alike(names, missing)
                .map(name -> "Names must agree in case and blanks: the file has '" + name + "'")
                .orElse("");
    }

    /** Whether a first line, or what it begins with, looks like a comment. */
    static boolean isComment(String first) {
        return first.startsWith("#") || first.startsWith("%");
    }

    private static Optional<String> alike(List<String> names, List<String> missing) {
        return names.stream()
                .filter(name ->
                        missing.stream().anyMatch(wanted -> wanted.strip().equalsIgnoreCase(name.strip())))
                .findFirst();
    }

    /** What a text that should be a number may mean, as the end of a sentence; empty where nothing is likely. */
    static String number(String field) {
        String text = field.endsWith(Decimal.FOREIGN)
                ? field.substring(0, field.length() - Decimal.FOREIGN.length()).strip()
                : field.strip();
        if (NumberGuess.WHOLE_BY_POINTS.matcher(text).matches()) {
            return "; if points group thousands, write \"csv\": {\"decimal\": \",\", \"thousands\": \".\"} into the recipe";
        }
        if (text.startsWith("'") || text.endsWith("'")) {
            return "; if apostrophes are quotation marks, write " + recipe("quote", "'");
        }
        NumberGuess guess = NumberGuess.ofColumn(List.of(text));
        if (guess.thousands() != NumberGuess.NONE && guess.thousands() != ',') {
            return "; if that is a number, write \"csv\": {" + (guess.commas() ? "\"decimal\": \",\", " : "")
                    + "\"thousands\": \"" + guess.thousands() + "\"} into the recipe";
        }
        String thousands = NumberGuess.BY_COMMAS.matcher(text).matches()
                ? "if ',' groups thousands, write " + recipe("thousands", ",")
                : "";
        String decimal = NumberGuess.COMMA.matcher(text).matches()
                ? "if ',' is the decimal sign, write " + recipe("decimal", ",")
                : "";
        if (thousands.isEmpty() && decimal.isEmpty()) {
            return "";
        }
        return "; " + thousands + (thousands.isEmpty() || decimal.isEmpty() ? "" : "; ") + decimal;
    }

    /**
     * Why a record may have another number of fields than the header, as the end of a sentence; empty where nothing is likely.
     *
     * @param fields the fields of the record, with their quotation marks
     */
    static String form(List<String> fields, int width) {
        boolean open = false;
        boolean apart = false;
        for (String field : fields) {
            String text = field.strip();
            apart |= open && text.endsWith("'");
            open |= text.startsWith("'") && !isBetweenApostrophes(text);
        }
        if (apart && fields.size() > width) {
            return "; if apostrophes are quotation marks, write " + recipe("quote", "'");
        }
        if (fields.size() == width + 1 && fields.get(width).isBlank()) {
            return "; a separator stands behind its last field";
        }
        return "";
    }

    static boolean isBetweenApostrophes(String text) {
        return text.length() > 1 && text.startsWith("'") && text.endsWith("'");
    }

    /** A text without the apostrophes around it, if there are any. */
    private static String withoutApostrophes(String text) {
        return isBetweenApostrophes(text) ? text.substring(1, text.length() - 1) : text;
    }

    /** What to do about bytes that are no UTF-8. */
    static String encoding() {
        return "; if the file has another encoding, write " + recipe("encoding", "windows-1252");
    }

    private static String recipe(String field, String value) {
        return "\"csv\": {\"" + field + "\": \"" + value + "\"} into the recipe";
    }
}
