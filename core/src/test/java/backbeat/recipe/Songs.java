package backbeat.recipe;

import backbeat.csv.CsvTable;
import backbeat.data.BadRows;
import backbeat.data.Columns;
import backbeat.data.Dataset;
import backbeat.data.GroupKey;
import backbeat.data.LabelRule;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.random.Xoshiro256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A small recipe and small files for it. */
public final class Songs {
    public static final String HEADER = "id,title,artists,plays,tempo,loud,genre";
    public static final LabelRule LABEL = LabelRule.atLeast("plays", 50);
    public static final Columns COLUMNS = new Columns(
            List.of("tempo"), List.of("loud"), List.of("genre"), List.of("id", "title", "artists"), Optional.of(LABEL));
    public static final GroupKey TRACK = new GroupKey("track", List.of("id"), Optional.empty());
    public static final GroupKey SONG = new GroupKey("song", List.of("artists", "title"), Optional.empty());
    public static final GroupKey ARTIST = new GroupKey("artist", List.of("artists"), Optional.of(";"));
    public static final Recipe RECIPE = new Recipe(
            "songs",
            Optional.empty(),
            COLUMNS,
            List.of(""),
            Optional.of("id"),
            List.of("title"),
            List.of(TRACK, SONG, ARTIST),
            List.of(new Protocol("song", "", Optional.of("track"), Optional.of("song"), OptionalDouble.empty())),
            "song",
            Optional.empty(),
            new Recipe.OutlierRule(0.1, 0.9),
            Map.of(),
            Map.of(),
            Optional.of(synthetic()),
            RowRules.DEFAULT,
            Knowledge.NONE,
            List.of(),
            Optional.empty());

    private Songs() {}

    private static SyntheticSpec synthetic() {
        return new SyntheticSpec(
                1000,
                "genre",
                List.of(new SyntheticSpec.NumberShape("tempo", 120, 30, 0.1, 0, 250, 3, 0.5)),
                List.of(new SyntheticSpec.FlagShape("loud", 0.1)),
                List.of(new SyntheticSpec.ChoiceShape("genre", List.of("a", "b", "c", "d", "e"), 1)),
                List.of(
                        new SyntheticSpec.TextShape("id", SyntheticSpec.TextKind.ITEM_ID, Optional.empty()),
                        new SyntheticSpec.TextShape("title", SyntheticSpec.TextKind.WORK_TITLE, Optional.empty()),
                        new SyntheticSpec.TextShape("artists", SyntheticSpec.TextKind.CREATORS, Optional.of(";"))),
                new SyntheticSpec.LabelShape(38, 19, 100, 0.14, 0.4),
                new SyntheticSpec.Repeats(0.2, 0.1, 0.01, 0.1, 4));
    }

    /** Reads CSV text, header included. */
    public static Dataset read(String csv, BadRows badRows) {
        return read(csv.getBytes(StandardCharsets.UTF_8), badRows, Workers.sequential());
    }

    public static Dataset read(byte[] csv, BadRows badRows, Workers workers) {
        try {
            return CsvTable.read(new ByteArrayInputStream(csv), "songs.csv", COLUMNS, badRows, workers, Progress.NONE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads rows without their header. */
    public static Dataset rows(String... rows) {
        return read(HEADER + "\n" + String.join("\n", rows) + "\n", BadRows.FAIL);
    }

    /** {@code rows} seeded rows: ids repeat, artists are prolific to different degrees. */
    public static Dataset random(int rows, long seed) {
        Xoshiro256 random = new Xoshiro256(seed);
        String[] lines = new String[rows];
        for (int row = 0; row < rows; row++) {
            double u = random.nextDouble();
            int artist = (int) (u * u * rows / 4);
            lines[row] = "id" + random.nextInt(rows) + ",title" + random.nextInt(rows) + ",artist" + artist + ";guest,"
                    + random.nextInt(70) + "," + (60 + random.nextInt(120)) + "." + random.nextInt(1000) + ","
                    + (random.nextInt(3) == 0 ? "True" : "False") + ",g" + random.nextInt(9);
        }
        return rows(lines);
    }
}
