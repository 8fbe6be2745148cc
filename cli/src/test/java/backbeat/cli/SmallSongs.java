package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backbeat.random.Xoshiro256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A small file with the columns of the bundled recipe: songs of a few genres, some of them under two genres. */
public final class SmallSongs {
    static final String HEADER =
            ",track_id,artists,album_name,track_name,popularity,duration_ms,explicit,danceability,energy,key,loudness,"
                    + "mode,speechiness,acousticness,instrumentalness,liveness,valence,tempo,time_signature,track_genre";
    private static final String[] GENRES = {"pop", "tango", "salsa", "techno"};

    private SmallSongs() {}

    /** A quick run of three models on songs with their first genres. */
    static void quickRun(Path songs, String out) {
        CommandLineRun run = CommandLineRun.of(
                "run",
                "--quick",
                "--genres",
                "first",
                "--models",
                "knn,forest,mlp",
                "--data",
                songs.toString(),
                "--out",
                out);
        assertEquals(0, run.code(), run.err());
    }

    /** The lines of a file with {@code rows} data rows, header first. */
    public static List<String> lines(int rows) {
        Xoshiro256 random = new Xoshiro256(7);
        List<String> lines = new ArrayList<>();
        lines.add(HEADER);
        for (int row = 0; row < rows; row++) {
            // Every fifth row repeats the track before it under another genre.
            int track = row % 5 == 4 ? row - 1 : row;
            Xoshiro256 song = Xoshiro256.stream(1, track);
            int genre = (int) (song.nextLong() >>> 62);
            double energy = song.nextDouble();
            int popularity = (int) Math.min(100, 20 + 15 * genre + 40 * energy + 10 * random.nextDouble());
            String shownGenre = GENRES[track == row ? genre : (genre + 1) % GENRES.length];
            lines.add(row + ",id" + track + ",\"Artist " + track % 60 + ";Guest\",Album " + track % 90 + ",Song "
                    + track + "," + popularity + "," + (120_000 + song.nextInt(200_000)) + ","
                    + (song.nextInt(5) == 0 ? "True" : "False") + "," + number(song) + "," + energy + ","
                    + song.nextInt(12) + "," + -10 * song.nextDouble() + "," + song.nextInt(2) + "," + number(song)
                    + ","
                    + number(song) + "," + number(song) + "," + number(song) + "," + number(song) + ","
                    + (80 + 80 * song.nextDouble()) + "," + (3 + song.nextInt(3)) + "," + shownGenre);
        }
        return lines;
    }

    private static double number(Xoshiro256 random) {
        return random.nextDouble();
    }

    /** Writes {@code lines} to a new file in {@code folder}. */
    public static Path write(Path folder, List<String> lines) throws IOException {
        Path file = folder.resolve("songs.csv");
        Files.writeString(file, String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
        return file;
    }
}
