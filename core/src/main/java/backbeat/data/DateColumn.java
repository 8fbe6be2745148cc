package backbeat.data;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A column of dates or times, and the numbers that it becomes: {@code when year}, {@code when dayOfWeek}.
 *
 * @param column  its name
 * @param pattern how it is written, as {@link DateTimeFormatter} has it, with English names of months: {@code d.M.yyyy}.
 *                If empty, as ISO 8601 has it: {@code 2024-05-01}, {@code 2024-05-01T13:45}, a blank in place of the T,
 *                seconds, fractions, and an offset from UTC, which is left out of account: the hour is the local one
 * @param parts   the numbers, in order
 * @param since   the day from which {@link DatePart#DAYS_SINCE} counts
 */
public record DateColumn(String column, Optional<String> pattern, List<DatePart> parts, LocalDate since) {
    /** The day from which days are counted unless another is given. */
    public static final LocalDate EPOCH = LocalDate.EPOCH;

    /** A year for dates of which it is not known. */
    private static final int SOME_YEAR = 2000;

    /** The days of twelve years: within them the first of every month has been every day of the week. */
    private static final int DAYS_WITH_ALL = 12 * 366;

    /** @throws IllegalArgumentException if there are no parts, one is named twice, or the pattern is none */
    public DateColumn {
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(pattern, "pattern");
        parts = List.copyOf(parts);
        Objects.requireNonNull(since, "since");
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("The date column '" + Values.shown(column) + "' names no parts");
        }
        if (new HashSet<>(parts).size() < parts.size()) {
            throw new IllegalArgumentException("The date column '" + Values.shown(column) + "' names a part twice");
        }
        pattern.ifPresent(DateColumn::formatter);
    }

    /** The names of the numbers, in the order of the parts. */
    public List<String> features() {
        return parts.stream().map(part -> column + " " + part.key()).toList();
    }

    /** Whether texts of the column may tell an hour. */
    public boolean hasHours() {
        return pattern.map(form -> has(form, "HhKkAN")).orElse(true);
    }

    private static DateTimeFormatter formatter(String pattern) {
        try {
            DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(pattern.replace('y', 'u')); // years without an era, which strict reading asks for
            if (!has(pattern, "MLDQ")) {
                builder.parseDefaulting(ChronoField.MONTH_OF_YEAR, 1);
            }
            if (!has(pattern, "dD")) {
                builder.parseDefaulting(ChronoField.DAY_OF_MONTH, 1);
            }
            return builder.toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + Values.shown(pattern)
                            + "' is no pattern of dates; usual are d.M.yyyy, M/d/yyyy, yyyy-MM-dd HH:mm",
                    e);
        }
    }

    private static boolean has(String pattern, String letters) {
        return pattern.chars().anyMatch(c -> letters.indexOf(c) >= 0);
    }

    /** Whether all of some texts are dates of this column. */
    public boolean reads(Collection<String> texts) {
        Reader reader = new Reader(this);
        return texts.stream().noneMatch(text -> Double.isNaN(reader.read(parts.get(0), text)));
    }

    /**
     * A text of this column that has these parts: the date itself where they tell it, else one that cannot be told from it.
     *
     * @param values of the {@link #parts}, as they have been read
     * @throws IllegalArgumentException if no date has them
     */
    public String text(double... values) {
        int days = parts.indexOf(DatePart.DAYS_SINCE);
        int year = parts.indexOf(DatePart.YEAR);
        int hour = parts.indexOf(DatePart.HOUR);
        Reader reader = new Reader(this);
        LocalDate first = days >= 0
                ? since.plusDays((long) values[days])
                : LocalDate.of(year < 0 ? SOME_YEAR : (int) values[year], 1, 1);
        for (int day = 0; day < DAYS_WITH_ALL; day++) {
            LocalDateTime time = first.plusDays(day).atTime(hour < 0 ? 0 : (int) values[hour], 0);
            String text = reader.pattern
                    .map(form -> form.format(time))
                    .orElseGet(() -> hour < 0 ? time.toLocalDate().toString() : time.toString());
            boolean equal = true;
            for (int p = 0; p < values.length; p++) {
                equal &= reader.read(parts.get(p), text) == values[p];
            }
            if (equal) {
                return text;
            }
        }
        throw new IllegalArgumentException("No date has " + Arrays.toString(values) + " as its " + parts);
    }

    /** How a date is written, for messages. */
    String form() {
        return pattern.map(p -> "a date as " + Values.shown(p)).orElse("a date as 2024-05-01 or 2024-05-01T13:45");
    }

    /** Reads texts of the column; remembers the last one, since each of its parts is asked for. Not for two threads. */
    static final class Reader {
        private final DateColumn dates;
        private final Optional<DateTimeFormatter> pattern;
        private String last = "";
        private Optional<LocalDateTime> time = Optional.empty();

        Reader(DateColumn dates) {
            this.dates = dates;
            this.pattern = dates.pattern().map(DateColumn::formatter);
        }

        /** A part of the date that a text is; NaN if it is none. */
        double read(DatePart part, String text) {
            if (!text.equals(last)) {
                last = text;
                time = parse(text.strip());
            }
            return time.map(value -> part.of(value, dates.since())).orElse(Double.NaN);
        }

        private Optional<LocalDateTime> parse(String text) {
            if (text.isEmpty() || text.length() > 100) {
                return Optional.empty();
            }
            try {
                return Optional.of(pattern.isPresent() ? byPattern(text, pattern.get()) : iso(text));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }

        private static LocalDateTime byPattern(String text, DateTimeFormatter pattern) {
            TemporalAccessor parsed = pattern.parse(text);
            LocalTime time = parsed.query(TemporalQueries.localTime());
            return LocalDate.from(parsed).atTime(time == null ? LocalTime.MIDNIGHT : time);
        }

        private static LocalDateTime iso(String text) {
            if (text.length() <= 10) {
                return LocalDate.parse(text).atStartOfDay();
            }
            String joined = text.charAt(10) == ' ' ? text.substring(0, 10) + "T" + text.substring(11) : text;
            boolean offset = joined.endsWith("Z") || joined.lastIndexOf('+') > 10 || joined.lastIndexOf('-') > 10;
            return offset
                    ? OffsetDateTime.parse(joined, DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                            .toLocalDateTime()
                    : LocalDateTime.parse(joined);
        }
    }
}
