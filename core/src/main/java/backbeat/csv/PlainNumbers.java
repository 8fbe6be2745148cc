package backbeat.csv;

import backbeat.data.Decimal;
import java.util.Optional;

/** Writes the numbers of a dialect the plain way: {@code 1.234,5} as {@code 1234.5}. */
final class PlainNumbers {
    /** Blanks at which a line is not broken, as French and Swiss numbers have them. */
    private static final char NO_BREAK = '\u00A0';

    private static final char NARROW = '\u202F';

    private final char decimal;
    private final Optional<Character> thousands;

    PlainNumbers(CsvDialect dialect) {
        this.decimal = dialect.decimal();
        this.thousands = dialect.thousands();
    }

    /** Whether there is nothing to do. */
    boolean none() {
        return decimal == '.' && thousands.isEmpty();
    }

    /**
     * The plain text of a field. A text that is no number of the dialect comes out as none: {@code 1.234} where the comma
     * is the decimal character, or {@code 0.52} where the point groups thousands, would be another number if it were read
     * the plain way, and is given a remark ({@link Decimal#FOREIGN}) in place of a guess.
     */
    String plain(String field) {
        String text = field.strip();
        int start = !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
        int end = start;
        while (end < text.length() && (isDigit(text.charAt(end)) || isThousands(text.charAt(end)))) {
            end++;
        }
        String rest = text.substring(end);
        if (decimal != '.' && rest.startsWith(".")) {
            return field + Decimal.FOREIGN;
        }
        String whole = text.substring(start, end).replace(NO_BREAK, ' ').replace(NARROW, ' ');
        if (thousands.isPresent() && whole.indexOf(thousands.get()) >= 0) {
            if (!grouped(whole)) {
                return Decimal.isFinite(text) ? field + Decimal.FOREIGN : field;
            }
            whole = whole.replace(thousands.get().toString(), "");
        }
        return text.substring(0, start) + whole + (decimal == '.' ? rest : rest.replace(decimal, '.'));
    }

    private boolean isThousands(char c) {
        return thousands.isPresent()
                && (thousands.get() == c || thousands.get() == ' ' && (c == NO_BREAK || c == NARROW));
    }

    /** Whether the digits stand in groups of three behind a first one of one to three, which does not begin with 0. */
    private boolean grouped(String whole) {
        char mark = thousands.orElseThrow();
        int sinceMark = -1;
        int first = whole.indexOf(mark);
        if (first < 1 || first > 3 || whole.charAt(0) == '0') {
            return false;
        }
        for (int i = first; i < whole.length(); i++) {
            if (whole.charAt(i) == mark) {
                if (sinceMark >= 0 && sinceMark != 3) {
                    return false;
                }
                sinceMark = 0;
            } else {
                sinceMark++;
            }
        }
        return sinceMark == 3;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
