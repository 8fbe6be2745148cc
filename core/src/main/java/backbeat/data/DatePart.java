package backbeat.data;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/** A number that a date or time is made into. */
public enum DatePart {
    YEAR("year"),
    /** 1 to 12. */
    MONTH("month"),
    /** 1 for Monday to 7 for Sunday. */
    DAY_OF_WEEK("dayOfWeek"),
    /** 0 to 23; 0 where there is a date alone. */
    HOUR("hour"),
    /** Whole days since a day that is given; negative before it. */
    DAYS_SINCE("daysSince");

    private final String key;

    DatePart(String key) {
        this.key = key;
    }

    /** The name in recipes. */
    public String key() {
        return key;
    }

    double of(LocalDateTime time, LocalDate since) {
        return switch (this) {
            case YEAR -> time.getYear();
            case MONTH -> time.getMonthValue();
            case DAY_OF_WEEK -> time.getDayOfWeek().getValue();
            case HOUR -> time.getHour();
            case DAYS_SINCE -> ChronoUnit.DAYS.between(since, time.toLocalDate());
        };
    }

    /** @throws IllegalArgumentException if there is no such part */
    public static DatePart of(String key) {
        for (DatePart part : values()) {
            if (part.key.equals(key)) {
                return part;
            }
        }
        throw new IllegalArgumentException("'" + Values.shown(key)
                + "' is no part of a date; there are year, month, dayOfWeek, hour and daysSince");
    }
}
