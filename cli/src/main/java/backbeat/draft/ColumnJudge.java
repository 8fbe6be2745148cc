package backbeat.draft;

import backbeat.data.DateColumn;
import backbeat.data.DatePart;
import backbeat.data.Values;
import backbeat.draft.DraftColumn.Role;
import backbeat.text.Numbers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what a column seems to be from its texts. */
final class ColumnJudge {
    /** Fewer rows than this say nothing about what is unique. */
    private static final int FEW = 20;

    /** The share of different values from which a column of identifiers is recognized by its name. */
    private static final double MOSTLY = 0.8;

    /** From here on a double stands for several whole numbers. */
    private static final double MOST_EXACT = 1L << 53;

    private static final int MOST_CATEGORIES = 2000;
    private static final Pattern IDENTIFIER =
            Pattern.compile("(.*[ _.-])?(id|index|key|nr|no|number|rowid|uuid|rownames?)", Pattern.CASE_INSENSITIVE);
    private static final Pattern IDENTIFIER_SUFFIX = Pattern.compile(".*[a-z](ID|Id)");
    private static final List<String> PATTERNS = List.of(
            "d.M.yyyy",
            "M/d/yyyy",
            "d/M/yyyy",
            "yyyy/M/d",
            "yyyy-M-d",
            "d-M-yyyy",
            "M-d-yyyy",
            "d MMM yyyy",
            "d-MMM-yyyy",
            "d-MMM-yy",
            "MMM d, yyyy",
            "MMMM d, yyyy",
            "d MMMM yyyy",
            "d.M.yy",
            "M/d/yy",
            "d/M/yy",
            "yyyy.M.d",
            "MMM yyyy",
            "MMM-yyyy",
            "yyyy-MM",
            "M/yyyy");
    private static final List<String> TIMES = List.of("", " H:mm", " H:mm:ss", " h:mm a", " h:mm:ss a");

    /** What a date, or a time of day at the beginning, looks like in any usual form. */
    private static final Pattern LIKE_A_DATE = Pattern.compile(
            "(?<!\\d)(19|20)\\d\\d[-/.]\\d{1,2}([-/.]\\d{1,2})?(?!\\d)"
                    + "|(?<!\\d)\\d{1,2}[-/.]\\d{1,2}[-/.]((19|20)\\d\\d|\\d\\d)(?!\\d)"
                    + "|\\d{1,2}[-/. ]{0,2}(jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz])[a-z]*[-/., ]*\\d{2,4}"
                    + "|\\b(jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz])[a-z]*[-/., ]+\\d{1,4}"
                    + "|^\\d{1,2}:\\d\\d",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern NAME_OF_A_DATE = Pattern.compile(
            "(.*[^a-z])?(date|datum|day|month|year|time|timestamp)([^a-z].*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern WITH_UNIT = Pattern.compile(
            "[+-]?\\p{Sc} ?[+-]?\\d[\\d.,' ]*|[+-]?\\d[\\d.,' ]*( ?(%|\\p{Sc})| (cm|mm|km|m|kg|g|mg|lb|lbs|ft|in|mi|s|min|h|USD|EUR|GBP|CHF))");
    private static final Pattern HOUR = Pattern.compile("\\d{1,2}(?=:)|(?i)[ap]m$");
    private static final int DATES_TRIED = 200;

    private ColumnJudge() {}

    static DraftColumn judge(ColumnTexts column) {
        List<Integer> present = column.present();
        Set<String> distinct = new HashSet<>();
        present.forEach(code -> distinct.add(column.values().get(code)));
        Optional<String> useless = useless(column, distinct.size());
        if (useless.isPresent()) {
            return new DraftColumn(column.name(), Role.DROPPED, useless.get());
        }
        boolean numbers = present.stream().allMatch(column::isNumber);
        Optional<DraftColumn> identifier = numbers ? identifier(column, present, distinct.size()) : Optional.empty();
        if (identifier.isPresent()) {
            return identifier.get();
        }
        if (distinct.size() <= 2 && present.stream().allMatch(column::isTruth)) {
            return new DraftColumn(column.name(), Role.BOOLEAN, "");
        }
        if (numbers) {
            return new DraftColumn(column.name(), Role.NUMERIC, "");
        }
        if (present.stream().allMatch(code -> column.isNumber(code) || column.isTooLarge(code))) {
            return tooLarge(column, present);
        }
        Optional<DraftColumn> date = date(column, present);
        if (date.isPresent()) {
            return date.get();
        }
        DraftColumn texts = texts(column, distinct.size());
        boolean units = present.stream()
                .allMatch(code -> WITH_UNIT.matcher(column.values().get(code)).matches());
        return units ? withUnits(texts, column.values().get(present.get(0))) : texts;
    }

    /** Why nothing can be learned from a column, if so. */
    private static Optional<String> useless(ColumnTexts column, int distinct) {
        if (distinct == 0) {
            return Optional.of("it is empty in every row");
        }
        if (column.name().isEmpty()) {
            return Optional.of("it has no name: row names or a running index");
        }
        return distinct == 1 && column.filled() == column.rows()
                ? Optional.of("every row has the same value")
                : Optional.empty();
    }

    /** What numbers are that name rows or cases. */
    private static Optional<DraftColumn> identifier(ColumnTexts column, List<Integer> present, int distinct) {
        if (isUnique(column, distinct) && isIdentifier(column, present)) {
            return Optional.of(new DraftColumn(
                    column.name(),
                    Role.DROPPED,
                    "every row has another whole number: an identifier",
                    DraftColumn.Kind.IDENTIFIER));
        }
        if (areTooLong(column, present)) {
            return Optional.of(new DraftColumn(
                    column.name(), Role.TEXT, "whole numbers of more digits than numbers are told apart by: names"));
        }
        return isNearlyUnique(column, present, distinct)
                ? Optional.of(new DraftColumn(
                        column.name(),
                        Role.TEXT,
                        "nearly every row has another whole number, and its name is an identifier's"))
                : Optional.empty();
    }

    private static boolean isUnique(ColumnTexts column, int distinct) {
        return distinct == column.filled() && column.filled() >= FEW;
    }

    /** Few dosages or rates are categories; many are texts that nothing learns from. Either is told. */
    private static DraftColumn withUnits(DraftColumn texts, String example) {
        boolean categories = texts.role() == Role.CATEGORICAL;
        return new DraftColumn(
                texts.name(),
                texts.role(),
                "numbers with a sign or a unit, such as '" + Values.shown(example, 20) + "', are read as "
                        + (categories ? "categories" : "texts") + ". To use them" + (categories ? " as numbers" : "")
                        + ", take it out of the file and move the column to numeric",
                DraftColumn.Kind.TOLD);
    }

    private static DraftColumn tooLarge(ColumnTexts column, List<Integer> present) {
        List<Integer> large = present.stream().filter(column::isTooLarge).toList();
        String first = Values.shown(column.values().get(large.get(0)), 30);
        long rows = large.stream().mapToLong(code -> column.counts()[code]).sum();
        boolean one = rows == 1;
        return new DraftColumn(
                column.name(),
                Role.DROPPED,
                Numbers.counted(rows, "row") + (one ? " has the number '" : " have numbers such as '") + first
                        + "', beyond 1e100, the largest number that is read. If " + (one ? "it means" : "they mean")
                        + " that a value is missing, move the column to numeric and name "
                        + (one ? "it as its mark" : "them as its marks") + " in \"missing\"",
                DraftColumn.Kind.TOLD);
    }

    private static DraftColumn texts(ColumnTexts column, int distinct) {
        long filled = column.filled();
        if (isUnique(column, distinct)) {
            return new DraftColumn(
                    column.name(), Role.TEXT, "every row has another text: an identifier", DraftColumn.Kind.IDENTIFIER);
        }
        if (filled >= FEW && distinct > Math.max(FEW, filled / 4) || distinct > MOST_CATEGORIES) {
            return new DraftColumn(
                    column.name(),
                    Role.TEXT,
                    String.format(
                            Locale.ROOT, "%,d different texts in %,d rows: a name, no category", distinct, filled));
        }
        return new DraftColumn(column.name(), Role.CATEGORICAL, "");
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

    /** Whether different whole numbers would be read as the same one. */
    private static boolean areTooLong(ColumnTexts column, List<Integer> present) {
        List<Integer> large = present.stream()
                .filter(code -> Math.abs(column.number(code)) > MOST_EXACT)
                .toList();
        long texts = large.stream().map(column.plain()::get).distinct().count();
        return texts > large.stream().mapToDouble(column::number).distinct().count()
                && large.stream().allMatch(code -> column.plain().get(code).matches("[+-]?\\d+"));
    }

    /** Whether the numbers are names of cases some of which have several rows. */
    private static boolean isNearlyUnique(ColumnTexts column, List<Integer> present, int distinct) {
        return column.filled() >= FEW
                && distinct >= MOSTLY * column.filled()
                && isIdentifierName(column.name())
                && present.stream().allMatch(code -> column.number(code) == Math.rint(column.number(code)));
    }

    static boolean isIdentifierName(String name) {
        return IDENTIFIER.matcher(name.strip()).matches()
                || IDENTIFIER_SUFFIX.matcher(name.strip()).matches();
    }

    /** How many different times of day, to the hour, some texts of dates have. */
    private static long hours(List<String> texts) {
        return texts.stream()
                .map(HOUR::matcher)
                .filter(Matcher::find)
                .map(Matcher::group)
                .distinct()
                .count();
    }

    /** Whether a column of texts tells when, in a form that is none of the known ones. */
    static boolean isLikeADate(ColumnTexts column) {
        List<Integer> present = column.present();
        long alike = present.stream()
                .filter(code -> LIKE_A_DATE.matcher(column.values().get(code)).find())
                .count();
        boolean digits = present.stream()
                .allMatch(code -> column.values().get(code).chars().anyMatch(Character::isDigit));
        boolean named = NAME_OF_A_DATE.matcher(column.name().strip()).matches();
        return digits && (alike >= MOSTLY * present.size() && named || alike == present.size());
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
            DateColumn all = new DateColumn(column.name(), form, List.of(DatePart.DAYS_SINCE), DateColumn.EPOCH);
            if (all.reads(texts.subList(0, Math.min(DATES_TRIED, texts.size()))) && all.reads(texts)) {
                List<String> parts = new ArrayList<>(
                        List.of(DatePart.DAYS_SINCE.key(), DatePart.MONTH.key(), DatePart.DAY_OF_WEEK.key()));
                if (all.hasHours() && hours(texts) > 1) {
                    parts.add(DatePart.HOUR.key());
                }
                return Optional.of(new DraftColumn(column.name(), Role.DATE, "", DraftColumn.Kind.PLAIN, form, parts));
            }
        }
        return Optional.empty();
    }
}
