package backbeat.benchmarks.data;

import backbeat.table.Labels;
import backbeat.table.Table;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The tables that benchmarks work on, and where they come from.
 *
 * @param source      for people and for result files: the real file with its hash, or the synthetic generator
 * @param train       standardized training rows
 * @param trainLabels their labels
 * @param test        test rows, encoded with what the training rows taught
 * @param testLabels  their labels
 */
public record BenchmarkData(String source, Table train, Labels trainLabels, Table test, Labels testLabels) {
    /** Rows of the synthetic stand-in for the real study: as many as one row per track leaves. */
    private static final int TRACK_ROWS = 89_740;

    private static final String SYNTHETIC = "synthetic-";

    /**
     * The data that {@code name} stands for: {@code track} is the real study (one row per track, 80/20, standardized on
     * the training part) where the file is at hand and a synthetic table of the same shape elsewhere; {@code track-first}
     * is the same with the first genre of a song alone, in place of a set of them, {@code track-sets} with the set alone, without
     * the numbers that are made of it; {@code synthetic-N} is {@code N} synthetic
     * rows. Four rows in five are training rows.
     *
     * @throws IllegalArgumentException if the name is neither
     */
    public static BenchmarkData named(String name) {
        if (name.equals("track")) {
            return RealData.file().map(RealData::track).orElseGet(() -> SyntheticData.generate(TRACK_ROWS));
        }
        if (name.equals("track-first")) {
            return RealData.file()
                    .map(RealData::trackOfFirstGenres)
                    .orElseGet(() -> SyntheticData.generate(TRACK_ROWS));
        }
        if (name.equals("track-sets")) {
            return RealData.file().map(RealData::trackOfSets).orElseGet(() -> SyntheticData.generate(TRACK_ROWS));
        }
        long rows = syntheticRows(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "No such data: '" + name + "'; use track, track-first, track-sets or " + SYNTHETIC + "100000"));
        return SyntheticData.generate(Math.toIntExact(rows));
    }

    /** How many synthetic rows a name asks for; empty where it is another name. */
    static OptionalLong syntheticRows(String name) {
        return name.matches(SYNTHETIC + "[0-9]{1,18}")
                ? OptionalLong.of(Long.parseLong(name.substring(SYNTHETIC.length())))
                : OptionalLong.empty();
    }

    /** What {@code track} stands for here: the real file with its hash, or the synthetic generator. */
    public static String trackSource() {
        Optional<Path> file = RealData.file();
        return file.isPresent() ? RealData.describe(file.get()) : "synthetic, " + TRACK_ROWS + " rows";
    }

    /** The first {@code rows} test rows, or all where there are fewer: queries for single-row benchmarks. */
    public Table queries(int rows) {
        return test.select(first(Math.min(rows, test.rows())));
    }

    /** The first {@code rows} training rows with their labels, and the same test rows: for growth curves. */
    public BenchmarkData shortened(int rows) {
        int[] head = first(Math.min(rows, train.rows()));
        return new BenchmarkData(source, train.select(head), trainLabels.select(head), test, testLabels);
    }

    private static int[] first(int count) {
        int[] rows = new int[count];
        Arrays.setAll(rows, row -> row);
        return rows;
    }
}
