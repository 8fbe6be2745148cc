package backbeat.book;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Blocks of a page that are not written by hand. A marker stands in the line before the block's fence:
 *
 * <pre>
 * &lt;!-- include: core/src/main/java/backbeat/reference/NaiveKnn.java#distances --&gt;
 * &lt;!-- include: docs/lessons/knn.jsh --&gt;
 * &lt;!-- output of: ./backbeat explore knn --step 3 --&gt;
 * </pre>
 */
public final class Includes {
    private static final Pattern BLOCK =
            Pattern.compile("<!-- (include|output of): ([^\\n]*?) -->\\n```(\\w*)\\n(.*?)```\\n", Pattern.DOTALL);
    private static final Pattern MARKER = Pattern.compile("<!-- (include|output of): ");

    private Includes() {}

    /** Makes the text of a block from what its marker names. */
    @FunctionalInterface
    public interface Source {
        /** The block's text, ending with a line break. */
        String text(String what) throws IOException;
    }

    /**
     * The page with every block as its source has it now.
     *
     * @param home   the folder that paths of sources begin at
     * @param output what a command prints
     * @throws IOException if a source is missing, or a marker has no block behind it
     */
    public static String refreshed(String page, Path home, Source output) throws IOException {
        Matcher block = BLOCK.matcher(page);
        StringBuilder text = new StringBuilder();
        int at = 0;
        int blocks = 0;
        while (block.find()) {
            String now = block.group(1).equals("include") ? region(home, block.group(2)) : output.text(block.group(2));
            text.append(page, at, block.start(4)).append(now).append("```\n");
            at = block.end();
            blocks++;
        }
        long markers = MARKER.matcher(page).results().count();
        if (markers != blocks) {
            throw new IOException(
                    markers + " markers, but " + blocks + " blocks: a marker stands in the line before ```");
        }
        return text.append(page.substring(at)).toString();
    }

    private static String region(Path home, String what) throws IOException {
        int hash = what.indexOf('#');
        if (hash < 0) {
            return Files.readString(home.resolve(what));
        }
        return Region.read(home.resolve(what.substring(0, hash)), what.substring(hash + 1));
    }

    /** What the markers of a page name: all commands whose output it shows. */
    public static List<String> commands(String page) {
        List<String> commands = new ArrayList<>();
        Matcher block = BLOCK.matcher(page);
        while (block.find()) {
            if (block.group(1).equals("output of")) {
                commands.add(block.group(2));
            }
        }
        return commands;
    }
}
