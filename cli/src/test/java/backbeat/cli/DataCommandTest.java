package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCommandTest {
    @TempDir
    private Path folder;

    private Path songs;

    @BeforeEach
    void synthesize() {
        songs = folder.resolve("songs.csv");
        CommandLineRun run = CommandLineRun.of("data", "synthesize", "--rows", "3000", "--out", songs.toString());
        assertEquals(0, run.code(), run.err());
        assertEquals("3,000 made-up rows, seed 42: " + songs + System.lineSeparator(), run.out());
    }

    private CommandLineRun data(String... arguments) {
        return CommandLineRun.of(
                Stream.concat(Stream.of("data"), Arrays.stream(arguments)).toArray(String[]::new));
    }

    private void fails(int code, String message, String... arguments) {
        CommandLineRun run = data(arguments);
        assertEquals(code, run.code(), run.err());
        assertTrue(run.err().contains(message), run.err());
        assertFalse(run.err().contains("\tat "), run.err());
    }

    @Test
    void synthesizeRepeatsItselfAndOverwritesOnlyByForce() throws IOException {
        byte[] first = Files.readAllBytes(songs);
        fails(1, "exists already", "synthesize", "--rows", "10", "--out", songs.toString());
        assertArrayEquals(first, Files.readAllBytes(songs));
        CommandLineRun again =
                data("synthesize", "--rows", "3000", "--threads", "3", "--force", "--out", songs.toString());
        assertEquals(0, again.code(), again.err());
        assertArrayEquals(first, Files.readAllBytes(songs));
        fails(2, "--rows must be at least 1", "synthesize", "--rows", "0", "--out", songs.toString());
        fails(2, "--out", "synthesize");
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(songs), files.toList());
        }
    }

    @Test
    void describeTellsWhatIsThere() throws IOException {
        CommandLineRun table = data("describe", "--data", songs.toString(), "--top", "2");
        assertEquals(0, table.code(), table.err());
        assertTrue(table.out().startsWith("!!! SYNTHETIC DATA"));
        assertTrue(table.out().contains("track_genre (114)"));
        assertTrue(table.out().contains("popularity >= 50 holds for "));
        JsonNode json = new ObjectMapper()
                .readTree(data("describe", "--data", songs.toString(), "--format", "json")
                        .out());
        assertEquals("synthetic", json.get("kind").asText());
        assertEquals(3000, json.get("rows").asInt());
        assertEquals("missing values", json.get("leftOut").get(0).get("step").asText());
        assertEquals(1, json.get("leftOut").get(0).get("rows").asInt());
        assertEquals(12, json.get("numbers").size());
        int inCategories = 0;
        for (JsonNode category : json.get("categories").get(2).get("categories")) {
            inCategories += category.get("rows").asInt();
        }
        assertEquals(3000, inCategories);
        JsonNode track = json.get("keys").get(0);
        assertTrue(track.get("groups").asInt() < 3000);
        JsonNode lowest = json.get("balance").get(0);
        assertEquals(0, lowest.get("threshold").asInt());
        assertEquals(3000, lowest.get("positives").asInt());
        fails(2, "--top must be at least 1", "describe", "--top", "0");
    }

    @Test
    void checkNamesWhatIsWrong() throws IOException {
        CommandLineRun good = data("check", "--data", songs.toString());
        assertEquals(0, good.code(), good.err());
        assertTrue(good.out().contains("3,000 rows read, 0 rejected"), good.out());

        String text = Files.readString(songs);
        Path broken = folder.resolve("broken.csv");
        Files.writeString(broken, text.substring(0, text.length() / 2));
        fails(1, "is the file cut off here?", "check", "--data", broken.toString());
        CommandLineRun skipped = data("check", "--data", broken.toString(), "--on-bad-row", "skip");
        assertEquals(0, skipped.code(), skipped.err());
        assertTrue(skipped.out().contains("1 rejected"), skipped.out());
        Files.writeString(broken, text.replaceFirst("popularity", "fame"));
        fails(1, "no column 'popularity'", "check", "--data", broken.toString());
        Files.writeString(broken, "");
        fails(1, "broken.csv is empty", "check", "--data", broken.toString());
        fails(1, "is a directory", "check", "--data", folder.toString());
        fails(1, "There is no file", "check", "--data", folder.resolve("none").toString());
        fails(
                1,
                "There is no recipe",
                "check",
                "--recipe",
                folder.resolve("none").toString());
        fails(2, "exclude each other", "check", "--synthetic", "--data", songs.toString());
        fails(2, "Name what to do with the data");
    }

    @Test
    void fetchSaysWhyNothingWasDownloaded() {
        fails(1, "the network is not to be used", "fetch", "--offline", "--force");
    }

    /** A track's genres are the same in the matrix, in the field of the CSV file, and in the other texts. */
    @Test
    void setsHaveAFormInEveryText() throws IOException {
        Path out = folder.resolve("texts");
        String[] arguments = {"--data", songs.toString(), "--form", "npy,csv,arff,libsvm", "--out", out.toString()};
        CommandLineRun run =
                data(Stream.concat(Stream.of("export"), Stream.of(arguments)).toArray(String[]::new));
        assertEquals(0, run.code(), run.err());
        JsonNode meta = new ObjectMapper().readTree(out.resolve("meta.json").toFile());
        String separator = meta.get("separators").get("track_genre").asText();
        List<String> features = new ArrayList<>();
        meta.get("featureNames").forEach(name -> features.add(name.asText()));
        List<String> csv = Files.readAllLines(out.resolve("test.csv"));
        List<String> arff = Files.readAllLines(out.resolve("test.arff"));
        List<String> libsvm = Files.readAllLines(out.resolve("test.libsvm"));
        int rows = libsvm.size();
        int attributes = (int) arff.stream()
                .filter(line -> line.startsWith("@attribute 'track_genre contains "))
                .count();
        assertEquals(meta.get("categories").get("track_genre").size(), attributes);
        ByteBuffer dense = npy(out.resolve("test_dense.npy"), "<f4", "(" + rows + ", " + features.size() + ")");
        int several = 0;
        for (int row = 0; row < rows; row++) {
            Set<String> genres = new TreeSet<>();
            float[] sparse = new float[features.size()];
            for (String field : libsvm.get(row).split(" ")) {
                if (field.contains(":")) {
                    sparse[Integer.parseInt(field.split(":")[0]) - 1] = Float.parseFloat(field.split(":")[1]);
                }
            }
            for (int column = 0; column < sparse.length; column++) {
                assertEquals(dense.getFloat(4 * (sparse.length * row + column)), sparse[column], "row " + row);
                if (sparse[column] == 1 && features.get(column).startsWith("track_genre contains ")) {
                    genres.add(features.get(column).substring("track_genre contains ".length()));
                }
            }
            String[] fields = csv.get(row + 1).split(",");
            String field = fields[fields.length - 2].replace("\"", "");
            Set<String> written = new TreeSet<>(List.of(field.split(separator)));
            assertTrue(written.containsAll(genres), field);
            String[] values = arff.get(arff.size() - rows + row).split(",");
            long ones = Stream.of(values)
                    .skip(values.length - 1 - attributes)
                    .limit(attributes)
                    .filter("1"::equals)
                    .count();
            assertEquals(genres.size(), ones, field);
            several += genres.size() > 1 ? 1 : 0;
        }
        assertTrue(several > 0, "tracks of several genres");
    }

    @Test
    void exportWritesWhatNumPyReads() throws IOException {
        Path out = folder.resolve("matrices");
        CommandLineRun run =
                data("export", "--data", songs.toString(), "--protocol", "artist", "--out", out.toString());
        assertEquals(0, run.code(), run.err());
        JsonNode meta = new ObjectMapper().readTree(out.resolve("meta.json").toFile());
        int rows = meta.get("parts").get("test").asInt();
        int width = meta.get("featureNames").size();
        int numbers = meta.get("numeric").size();
        ByteBuffer dense = npy(out.resolve("test_dense.npy"), "<f4", "(" + rows + ", " + width + ")");
        ByteBuffer codes = npy(out.resolve("test_codes.npy"), "<i4", "(" + rows + ", 3)");
        ByteBuffer numeric = npy(out.resolve("test_numeric.npy"), "<f4", "(" + rows + ", " + numbers + ")");
        ByteBuffer labels = npy(out.resolve("test_labels.npy"), "|u1", "(" + rows + ",)");
        ByteBuffer source = npy(out.resolve("test_rows.npy"), "<i8", "(" + rows + ",)");
        int keys = meta.get("categories").get("key").size();
        List<String> lines = Files.readAllLines(songs);
        for (int row = 0; row < rows; row++) {
            for (int c = 0; c < numbers; c++) {
                assertEquals(numeric.getFloat(4 * (numbers * row + c)), dense.getFloat(4 * (width * row + c)));
            }
            int key = codes.getInt(4 * 3 * row);
            for (int category = 0; category < keys; category++) {
                assertEquals(category == key ? 1f : 0f, dense.getFloat(4 * (width * row + numbers + category)));
            }
            String[] fields = lines.get((int) source.getLong(8 * row) + 1).split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");
            assertEquals(Integer.parseInt(fields[5]) >= 50 ? 1 : 0, labels.get(row));
            assertEquals(meta.get("categories").get("key").get(key).asText(), fields[18]);
        }
        fails(1, "exists already", "export", "--data", songs.toString(), "--out", out.toString());
        fails(2, "has no protocol 'x'", "export", "--protocol", "x", "--out", out.toString(), "--force");
        fails(2, "shares", "export", "--test", "2", "--out", out.toString(), "--force");
    }

    /** The data behind a header that says what is expected. */
    private static ByteBuffer npy(Path file, String type, String shape) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int header = 10 + buffer.getShort(8);
        assertEquals(0, header % 64);
        assertEquals(
                "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }",
                new String(bytes, 10, header - 10, StandardCharsets.US_ASCII).strip());
        return buffer.position(header).slice().order(ByteOrder.LITTLE_ENDIAN);
    }
}
