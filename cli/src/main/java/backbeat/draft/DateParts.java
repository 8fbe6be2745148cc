package backbeat.draft;

import backbeat.data.DateColumn;
import backbeat.data.DatePart;
import backbeat.data.Values;
import backbeat.draft.DraftColumn.Kind;
import backbeat.draft.DraftColumn.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Leaves out the parts of dates whose names other columns have: {@code d month} may be a column beside the date {@code d}. */
final class DateParts {
    private DateParts() {}

    /**
     * The columns with the parts that are left; a date of which none is left is dropped.
     *
     * @param label the label's column
     */
    static List<DraftColumn> apart(List<DraftColumn> columns, String label) {
        Set<String> taken = new HashSet<>(Set.of(label));
        columns.stream().filter(column -> column.role() != Role.DROPPED).forEach(column -> taken.add(column.name()));
        return columns.stream()
                .map(column -> column.role() == Role.DATE ? apart(column, taken) : column)
                .toList();
    }

    private static DraftColumn apart(DraftColumn date, Set<String> taken) {
        List<String> left = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (String part : date.parts()) {
            String feature = new DateColumn(date.name(), date.pattern(), List.of(DatePart.of(part)), DateColumn.EPOCH)
                    .features()
                    .get(0);
            if (taken.contains(feature)) {
                names.add("'" + Values.shown(feature, 40) + "'");
            } else {
                left.add(part);
            }
        }
        if (names.isEmpty()) {
            return date;
        }
        boolean one = names.size() == 1;
        String why = (one ? "its part " : "its parts ") + String.join(", ", names)
                + (one
                        ? " is left out: another column has that name."
                        : " are left out: other columns have those names.")
                + " To use " + (one ? "it" : "them") + ", rename the other column" + (one ? "" : "s") + " in the file";
        return new DraftColumn(
                date.name(), left.isEmpty() ? Role.DROPPED : Role.DATE, why, Kind.TOLD, date.pattern(), left);
    }
}
