package backbeat.draft;

import backbeat.data.DateColumn;
import backbeat.data.DatePart;
import backbeat.draft.DraftColumn.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Says what a column seems to be from its texts. */
final class ColumnJudge {
    /** Fewer rows than this say nothing about what is unique. */
    private static final int FEW = 20;

    /** The share of different values from which a column of identifiers is recognized by its name. */
    private static final double MOSTLY = 0.8;

    private static final int MOST_CATEGORIES = 2000;
    private static final Pattern IDENTIFIER =
            Pattern.compile("(.*[ _.-])?(id|index|key|nr|no|number|rowid|uuid|rownames?)", Pattern.CASE_INSENSITIVE);
    private static final Pattern IDENTIFIER_SUFFIX = Pattern.compile(".*[a-z](ID|Id)");
    private static final List<String> PATTERNS =
            List.of("d.M.yyyy", "M/d/yyyy", "d/M/yyyy", "yyyy/M/d", "d-M-yyyy", "d MMM yyyy", "d-MMM-yyyy", "d-MMM-yy");
    private static final List<String> TIMES = List.of("", " H:mm", " H:mm:ss");
    private static final int DATES_TRIED = 200;

    /** Why a column of numbers is none of the features; so little else may be there that it is one after all. */
    static final String IDENTIFIER_REASON = "every row has another whole number: an identifier";

    private final Predicate<String> missing;

    ColumnJudge(Predicate<String> missing) {
        this.missing = missing;
    }

    DraftColumn judge(ColumnTexts column) {
        List<Integer> present = column.present(missing);
        long filled = column.filled(missing);
        if (present.isEmpty()) {
            return new DraftColumn(column.name(), Role.DROPPED, "it is empty in every row");
        }
        if (column.name().isEmpty()) {
            return new DraftColumn(column.name(), Role.DROPPED, "it has no name: row names or a running index");
        }
        Set<String> distinct = new HashSet<>();
        present.forEach(code -> distinct.add(column.values().get(code)));
        if (distinct.size() == 1 && filled == column.rows()) {
            return new DraftColumn(column.name(), Role.DROPPED, "every row has the same value");
        }
        boolean unique = distinct.size() == filled && filled >= FEW;
        boolean numbers = present.stream().allMatch(column::isNumber);
        if (numbers && unique && isIdentifier(column, present)) {
            return new DraftColumn(column.name(), Role.DROPPED, IDENTIFIER_REASON);
        }
        if (numbers && isNearlyUnique(column, present, distinct.size(), filled)) {
            return new DraftColumn(
                    column.name(),
                    Role.TEXT,
                    "nearly every row has another whole number, and its name is an identifier's");
        }
        if (distinct.size() <= 2 && present.stream().allMatch(column::isTruth)) {
            return new DraftColumn(column.name(), Role.BOOLEAN, "");
        }
        if (numbers) {
            return new DraftColumn(column.name(), Role.NUMERIC, "");
        }
        Optional<DraftColumn> date = date(column, present);
        if (date.isPresent()) {
            return date.get();
        }
        return texts(column.name(), distinct.size(), filled, unique);
    }

    private static DraftColumn texts(String name, int distinct, long filled, boolean unique) {
        if (unique) {
            return new DraftColumn(name, Role.TEXT, "every row has another text: an identifier");
        }
        if (filled >= FEW && distinct > Math.max(FEW, filled / 4) || distinct > MOST_CATEGORIES) {
            return new DraftColumn(
                    name,
                    Role.TEXT,
                    String.format(
                            Locale.ROOT, "%,d different texts in %,d rows: a name, no category", distinct, filled));
        }
        return new DraftColumn(name, Role.CATEGORICAL, "");
    }

    private static boolean isIdentifier(ColumnTexts column, List<Integer> present) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        boolean whole = true;
        for (int code : present) {
            double value = column.number(code);
            low = Math.min(low, value);
            high = Math.max(high, value);
            whole &= value == Math.rint(value);
        }
        boolean running = high - low + 1 == present.size();
        return whole && (running || isIdentifierName(column.name()));
    }

    /** Whether the numbers are names of cases some of which have several rows. */
    private static boolean isNearlyUnique(ColumnTexts column, List<Integer> present, int distinct, long filled) {
        return filled >= FEW
                && distinct >= MOSTLY * filled
                && isIdentifierName(column.name())
                && present.stream().allMatch(code -> column.number(code) == Math.rint(column.number(code)));
    }

    static boolean isIdentifierName(String name) {
        return IDENTIFIER.matcher(name.strip()).matches()
                || IDENTIFIER_SUFFIX.matcher(name.strip()).matches();
    }

    private static Optional<DraftColumn> date(ColumnTexts column, List<Integer> present) {
        List<String> texts = new ArrayList<>();
        present.forEach(code -> texts.add(column.values().get(code)));
        if (texts.stream().limit(DATES_TRIED).noneMatch(text -> text.chars().anyMatch(Character::isDigit))) {
            return Optional.empty();
        }
        List<Optional<String>> forms = new ArrayList<>();
        forms.add(Optional.empty());
        PATTERNS.forEach(day -> TIMES.forEach(time -> forms.add(Optional.of(day + time))));
        for (Optional<String> form : forms) {
            DateColumn all = new DateColumn(column.name(), form, List.of(DatePart.values()), DateColumn.EPOCH);
            if (all.reads(texts.subList(0, Math.min(DATES_TRIED, texts.size()))) && all.reads(texts)) {
                boolean hours = texts.stream().anyMatch(text -> text.indexOf(':') >= 0);
                List<String> parts = new ArrayList<>(
                        List.of(DatePart.DAYS_SINCE.key(), DatePart.MONTH.key(), DatePart.DAY_OF_WEEK.key()));
                if (hours) {
                    parts.add(DatePart.HOUR.key());
                }
                return Optional.of(new DraftColumn(column.name(), Role.DATE, "", form, parts));
            }
        }
        return Optional.empty();
    }
}
