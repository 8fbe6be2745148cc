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
        for (String mark : List.of("#", "%")) {
            if (first.startsWith(mark)) {
                return "Its first line begins with '" + mark + "': if that is a comment, write "
                        + recipe("comment", mark);
            }
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

    private static Optional<String> alike(List<String> names, List<String> missing) {
        return names.stream()
                .filter(name ->
                        missing.stream().anyMatch(wanted -> wanted.strip().equalsIgnoreCase(name.strip())))
                .findFirst();
    }

    /** What a text that should be a number may mean, as the end of a sentence; empty where nothing is likely. */
    static String number(String field) {
        String text = field.strip();
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

    /** What to do about bytes that are no UTF-8. */
    static String encoding() {
        return "; if the file has another encoding, write " + recipe("encoding", "windows-1252");
    }

    private static String recipe(String field, String value) {
        return "\"csv\": {\"" + field + "\": \"" + value + "\"} into the recipe";
    }
}
