package backbeat.preparation;

import backbeat.data.DataException;
import backbeat.data.Dataset;
import backbeat.data.GroupKey;
import backbeat.data.Groups;
import backbeat.recipe.Protocol;
import backbeat.recipe.Recipe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which rows of a data set are used, and why the others are not: rows with missing values go first, then exact
 * duplicates, then all but the first row of each group.
 */
public final class Cleaning {
    /**
     * One step of cleaning.
     *
     * @param name    what was removed, for people: {@code exact duplicates}
     * @param removed how many rows
     */
    public record Step(String name, int removed) {}

    /**
     * What is left.
     *
     * @param rows  the rows that are kept, ascending
     * @param steps what was removed, in order
     */
    public record Result(int[] rows, List<Step> steps) {
        public Result {
            Objects.requireNonNull(rows, "rows");
            steps = List.copyOf(steps);
        }
    }

    private Cleaning() {}

    /** Cleans under a protocol: its {@link Protocol#onePer()} key, with all group keys of the recipe required. */
    public static Result clean(Dataset dataset, Recipe recipe, Protocol protocol) {
        return clean(dataset, recipe.groups(), protocol.onePer().map(recipe::group));
    }

    /**
     * Cleans a data set.
     *
     * @param dataset the data set
     * @param keys    keys whose texts must not be missing
     * @param onePer  if given, only the first row of each of its groups is kept
     * @throws DataException if nothing is left
     */
    public static Result clean(Dataset dataset, List<GroupKey> keys, Optional<GroupKey> onePer) {
        List<Step> steps = new ArrayList<>();
        int[] rows = new int[dataset.rows()];
        Arrays.setAll(rows, row -> row);

        int before = rows.length;
        BitSet incomplete = dataset.incomplete(keys);
        rows = Arrays.stream(rows).filter(row -> !incomplete.get(row)).toArray();
        steps.add(new Step("missing values", before - rows.length));

        before = rows.length;
        rows = dataset.distinct(rows);
        steps.add(new Step("exact duplicates", before - rows.length));

        if (onePer.isPresent()) {
            before = rows.length;
            rows = firstOfGroup(dataset.groups(onePer.get()), rows);
            steps.add(new Step("further rows of the same " + onePer.get().name(), before - rows.length));
        }
        if (rows.length == 0) {
            throw new DataException(
                    dataset.origin() + ": every row has a missing value, nothing is left to learn from");
        }
        return new Result(rows, steps);
    }

    private static int[] firstOfGroup(Groups groups, int[] rows) {
        BitSet seen = new BitSet(groups.count());
        return Arrays.stream(rows)
                .filter(row -> {
                    int group = groups.of(row);
                    boolean first = !seen.get(group);
                    seen.set(group);
                    return first;
                })
                .toArray();
    }
}
