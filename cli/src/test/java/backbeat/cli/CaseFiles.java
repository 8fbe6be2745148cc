package backbeat.cli;

import backbeat.random.Xoshiro256;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/** Small tables as people have them, each awkward in one way, and recipes for them. */
final class CaseFiles {
    /** A number, a category and a label that follows from the number; 200 rows. */
    static final String DIALECT = recipe("dialect", "\"numeric\": [\"x\"], \"categorical\": [\"c\"]", "y", "yes", "");

    private final Path folder;

    CaseFiles(Path folder) {
        this.folder = folder;
    }

    /** @param more further fields, each with a comma in front */
    static String recipe(String name, String columns, String label, String positive, String more) {
        return """
                {"format": 1, "name": "%s", "columns": {%s},
                 "label": {"column": "%s", "operator": "is", "value": "%s"}%s}""".formatted(name, columns, label, positive, more);
    }

    Path put(String name, String text) throws IOException {
        return put(name, text, StandardCharsets.UTF_8);
    }

    Path put(String name, String text, Charset charset) throws IOException {
        return Files.write(folder.resolve(name), text.getBytes(charset));
    }

    /** The fields of the table that {@link #DIALECT} is about. */
    static List<String[]> base() {
        Xoshiro256 random = new Xoshiro256(11);
        List<String[]> rows = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String x = String.format(Locale.ROOT, "%.4f", random.nextGaussian() + i % 2);
            rows.add(new String[] {x, "abc".substring(random.nextInt(3)).substring(0, 1), i % 2 == 1 ? "yes" : "no"});
        }
        return rows;
    }

    /** {@link #base} as a file. */
    static String joined(String separator, String lineEnd) {
        StringBuilder text = new StringBuilder(String.join(separator, "x", "c", "y")).append(lineEnd);
        base().forEach(row -> text.append(String.join(separator, row)).append(lineEnd));
        return text.toString();
    }

    /** A header and as many rows as {@code row} is asked for. */
    static String table(String header, int rows, IntFunction<String> row) {
        StringBuilder text = new StringBuilder(header).append('\n');
        for (int i = 0; i < rows; i++) {
            text.append(row.apply(i)).append('\n');
        }
        return text.toString();
    }

    /** Two numbers, one of which tells the few positive rows apart. */
    static String rare(int positive) {
        Xoshiro256 random = new Xoshiro256(positive);
        return table(
                "a,b,y",
                1000,
                i -> String.format(
                        Locale.ROOT,
                        "%.4f,%.4f,%d",
                        random.nextGaussian() + (i < positive ? 2 : 0),
                        random.nextGaussian(),
                        i < positive ? 1 : 0));
    }

    /** 80 % of {@code z} is empty, and empty means mostly a negative row. */
    static String missing() {
        Xoshiro256 random = new Xoshiro256(5);
        return table("x,z,c,y", 1000, i -> {
            int y = random.nextDouble() < 0.4 ? 1 : 0;
            boolean has = random.nextDouble() < (y == 1 ? 0.45 : 0.03);
            return String.format(
                    Locale.ROOT,
                    "%.7f,%s,%s,%d",
                    0.8 * y + random.nextGaussian(),
                    has ? String.format(Locale.ROOT, "%.4f", random.nextGaussian()) : "",
                    random.nextDouble() > 0.1 ? "abcd".charAt(random.nextInt(4)) : "",
                    y);
        });
    }

    /** Answers of 435 people to four questions: most are equal to others'. */
    static String people() {
        Xoshiro256 random = new Xoshiro256(9);
        return table("q1,q2,q3,q4,party", 435, i -> {
            String own = i % 5 < 2 ? "y" : "n";
            StringBuilder row = new StringBuilder();
            for (int q = 0; q < 4; q++) {
                row.append(random.nextInt(2) == 0 ? own : "ny?".charAt(random.nextInt(3)))
                        .append(',');
            }
            return row.append(i % 5 < 2 ? "rep" : "dem").toString();
        });
    }

    /** Two numbers and a coin. */
    static String noise() {
        Xoshiro256 random = new Xoshiro256(17);
        return table(
                "a,b,y",
                300,
                i -> String.format(
                        Locale.ROOT, "%.5f,%.5f,%d", random.nextGaussian(), random.nextGaussian(), random.nextInt(2)));
    }

    /** Three songs under six names, and a coin. */
    static String versions() {
        String[] names = {
            "Ann;Bo,Rain", "Ann,Rain - Remastered 2011", "Ann,rain (feat. Bo)", "Cy,Sun", "Cy,Sun (Live)", "Dee,Sun"
        };
        Xoshiro256 random = new Xoshiro256(3);
        return table(
                "artists,track_name,x,y",
                120,
                i -> String.format(Locale.ROOT, "%s,%.4f,%d", names[i % 6], random.nextGaussian(), i / 6 % 2));
    }
}
