package backbeat.data;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Under which spellings two texts of a group key are one.
 *
 * <p>Titles: case, accents, punctuation and blanks do not count; neither does what stands in brackets behind the title, a
 * tail such as {@code - Remastered 2011} or {@code - Radio Edit}, nor guests behind {@code feat.}. {@code Rain},
 * {@code rain (feat. Bo)} and {@code RAIN - 2011 Remaster} are one; {@code (I Can't Get No) Satisfaction} keeps its first words.
 */
public enum NormalForm {
    /** Blanks around a text do not count; everything else does. */
    EXACT("exact"),
    /** Versions of a title are one. */
    TITLE("title"),
    /** Versions of a title are one, but those played live are another. */
    TITLE_LIVE_APART("titleLiveApart");

    private static final Pattern GUESTS = Pattern.compile("\\s(feat|ft|featuring)\\b\\.?\\s.*", Pattern.DOTALL);
    private static final Pattern BRACKETS = Pattern.compile("(?<=\\S)\\s*(\\([^()]*\\)|\\[[^\\[\\]]*\\]|\\{[^{}]*\\})");
    private static final Pattern TAIL = Pattern.compile("\\s+[-–—]\\s+[^-–—]*"
            + "\\b(remaster(ed)?|live|version|edit|mix|remix|mono|stereo|acoustic|demo|bonus|deluxe|radio|single|original"
            + "|instrumental|feat|ft|featuring|from|unplugged|extended|session)\\b.*");
    private static final Pattern LIVE = Pattern.compile("[(\\[{][^)\\]}]*\\blive\\b|\\s[-–—]\\s.*\\blive\\b");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final int ASCII = 128;
    /** What one character becomes at most: a blank and three letters. */
    private static final int LONGEST_WORD = 4;

    private final String key;

    NormalForm(String key) {
        this.key = key;
    }

    /** The name in recipes. */
    public String key() {
        return key;
    }

    /** @throws IllegalArgumentException if there is no such form */
    public static NormalForm of(String key) {
        for (NormalForm form : values()) {
            if (form.key.equals(key)) {
                return form;
            }
        }
        throw new IllegalArgumentException(
                "'" + Values.shown(key) + "' is no normal form; there are exact, title and titleLiveApart");
    }

    /** The form of a text; equal for texts that are one. */
    public String apply(String text) {
        String stripped = text.strip();
        if (this == EXACT) {
            return stripped;
        }
        String lower = unaccented(stripped.toLowerCase(Locale.ROOT));
        String title = withoutGuests(withoutTail(withoutBrackets(lower)));
        String plain = words(title);
        String whole = plain.isEmpty() ? words(lower) : plain;
        boolean live = this == TITLE_LIVE_APART
                && lower.contains("live")
                && LIVE.matcher(lower).find();
        return (whole.isEmpty() ? stripped : whole) + (live ? " (live)" : "");
    }

    // Most titles are plain: what a pattern cannot find without is looked for first.

    private static String unaccented(String text) {
        return isAscii(text)
                ? text
                : MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                        .replaceAll("");
    }

    /** A loop: as a stream over the characters this took longer to compile than to run. */
    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= ASCII) {
                return false;
            }
        }
        return true;
    }

    private static String withoutBrackets(String text) {
        if (text.indexOf('(') < 0 && text.indexOf('[') < 0 && text.indexOf('{') < 0) {
            return text;
        }
        String title = text;
        for (String before = ""; !before.equals(title); ) { // brackets within brackets
            before = title;
            title = BRACKETS.matcher(title).replaceAll("");
        }
        return title;
    }

    private static String withoutTail(String text) {
        return text.indexOf('-') < 0 && text.indexOf('–') < 0 && text.indexOf('—') < 0
                ? text
                : TAIL.matcher(text).replaceFirst("");
    }

    private static String withoutGuests(String text) {
        return text.contains("feat") || text.contains("ft")
                ? GUESTS.matcher(text).replaceFirst("")
                : text;
    }

    /** Letters and digits, divided by single blanks. An array: a text builder takes longer to compile than a study's titles to go through. */
    private static String words(String text) {
        char[] words = new char[LONGEST_WORD * text.length()];
        int end = 0;
        boolean apart = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'' || c == '’') {
                continue;
            }
            int units = c < ASCII ? asciiUnits(c) : units(text, i);
            if (units > 0) {
                if (apart && end > 0) {
                    words[end++] = ' ';
                }
                apart = false;
                words[end++] = c;
                if (units > 1) {
                    words[end++] = text.charAt(++i);
                }
            } else if (c == '&') {
                if (end > 0) {
                    words[end++] = ' ';
                }
                words[end++] = 'a';
                words[end++] = 'n';
                words[end++] = 'd';
                apart = true;
            } else {
                apart = true;
            }
        }
        return new String(words, 0, end);
    }

    private static int asciiUnits(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' ? 1 : 0;
    }

    /** How many chars the letter or digit at a place takes, as {@code [\\p{L}\\p{N}]} finds it; 0 if it is none. */
    private static int units(String text, int at) {
        int c = text.codePointAt(at);
        int type = Character.getType(c);
        boolean isWord = Character.isLetter(c)
                || type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
        return isWord ? Character.charCount(c) : 0;
    }
}
