package backbeat.book;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A named piece of a source file: the lines between {@code // tag::NAME[]} and {@code // end::NAME[]}, moved to the left.
 * Regions may lie in one another; the lines of their tags belong to none.
 */
public final class Region {
    private static final Pattern TAG = Pattern.compile("\\s*// (tag|end)::([\\w-]+)\\[\\]\\s*");

    private Region() {}

    /**
     * The text of a region, ending with a line break.
     *
     * @throws IOException if there is no such file or region, or it has no end; the message says what to do
     */
    public static String read(Path file, String name) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString());
        }
        List<String> lines = new ArrayList<>();
        boolean found = false;
        boolean open = false;
        for (String line : Files.readAllLines(file)) {
            Matcher tag = TAG.matcher(line);
            if (!tag.matches()) {
                if (open) {
                    lines.add(line);
                }
            } else if (tag.group(2).equals(name)) {
                open = tag.group(1).equals("tag");
                found |= open;
            }
        }
        if (!found || open) {
            throw new IOException(file + (found ? " does not end its region " : " has no region ") + name
                    + ": it needs the lines // tag::" + name + "[] and // end::" + name + "[]");
        }
        return outdented(lines);
    }

    /** Without the blanks that all lines begin with, and without empty lines at either end. */
    private static String outdented(List<String> lines) {
        int least = lines.stream()
                .filter(line -> !line.isBlank())
                .mapToInt(line -> line.length() - line.stripLeading().length())
                .min()
                .orElse(0);
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            text.append(line.isBlank() ? "" : line.substring(least)).append('\n');
        }
        return text.toString().strip() + "\n";
    }
}
