package backbeat.benchmarks.data;

import backbeat.recipe.Recipe;
import java.util.OptionalLong;

/**
 * What a name of data means where a benchmark begins with the file: {@code track} or {@code track-first}, the study's own, or
 * {@code synthetic-N}. A table that only {@link BenchmarkData} makes has no file.
 *
 * @param firstGenres whether rows have their first genre alone
 * @param rows        how many synthetic rows there are; empty with the study's file, or what stands in for it
 */
public record WholeFile(boolean firstGenres, OptionalLong rows) {
    /** @throws IllegalArgumentException if there is no such file */
    public static WholeFile named(String name) {
        if (name.equals("track") || name.equals("track-first")) {
            return new WholeFile(name.equals("track-first"), OptionalLong.empty());
        }
        OptionalLong rows = BenchmarkData.syntheticRows(name);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException(
                    "'" + name + "' is no file to begin with; use track, track-first or synthetic-100000");
        }
        return new WholeFile(false, rows);
    }

    /** The recipe as it reads these rows. */
    public Recipe recipe(Recipe bundled) {
        return firstGenres ? bundled.withoutSets() : bundled;
    }
}
