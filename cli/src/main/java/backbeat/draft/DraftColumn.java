package backbeat.draft;

import java.util.List;
import java.util.Optional;

/**
 * What a column seems to be.
 *
 * @param name    its name
 * @param role    the list of the recipe that it stands in
 * @param reason  why, for people; may be empty
 * @param kind    what follows from the reason
 * @param pattern how dates are written; empty for ISO 8601
 * @param parts   the numbers that a date becomes
 */
record DraftColumn(String name, Role role, String reason, Kind kind, Optional<String> pattern, List<String> parts) {
    /** What follows from the reason of a column's role, beside the role. */
    enum Kind {
        PLAIN,
        /** It tells rows apart. */
        IDENTIFIER,
        /** A person has to hear the reason, for the column may be meant otherwise. */
        TOLD
    }

    /** The lists of a recipe, in their order. */
    enum Role {
        NUMERIC("numeric"),
        BOOLEAN("boolean"),
        CATEGORICAL("categorical"),
        DATE("date"),
        TEXT("text"),
        DROPPED("dropped");

        private final String key;

        Role(String key) {
            this.key = key;
        }

        String key() {
            return key;
        }

        boolean isFeature() {
            return this != TEXT && this != DROPPED;
        }
    }

    DraftColumn(String name, Role role, String reason) {
        this(name, role, reason, Kind.PLAIN);
    }

    DraftColumn(String name, Role role, String reason, Kind kind) {
        this(name, role, reason, kind, Optional.empty(), List.of());
    }

    DraftColumn as(Role other, String why) {
        return new DraftColumn(name, other, why, Kind.PLAIN, pattern, parts);
    }
}
