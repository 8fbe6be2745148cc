package backbeat.book;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/**
 * Where the files of the project are in the book: pages of {@code docs} at the top, other Markdown below {@code project},
 * pictures and tables as they are, all else as a page below {@code source}.
 *
 * @param home the project's folder
 */
record BookMap(Path home) {
    private static final Set<String> AS_THEY_ARE = Set.of("svg", "png", "csv", "json", "tsv");

    /** A path within the project, with {@code /} between its parts. */
    String within(Path file) {
        return home.relativize(file.normalize()).toString().replace('\\', '/');
    }

    /** The place in the book of a file or folder of the project. */
    String place(Path file) {
        String path = within(file);
        boolean inDocs = path.startsWith("docs/");
        if (path.equals("docs/README.md") || path.equals("docs")) {
            return "index.html";
        }
        if (path.endsWith(".md")) {
            String page = path.substring(0, path.length() - 3) + ".html";
            return inDocs ? page.substring("docs/".length()) : "project/" + page;
        }
        if (AS_THEY_ARE.contains(ending(path))) {
            return inDocs ? path.substring("docs/".length()) : "project/" + path;
        }
        return "source/" + path + (Files.isDirectory(file) ? "/index.html" : ".html");
    }

    boolean isCopied(Path file) {
        return AS_THEY_ARE.contains(ending(within(file)));
    }

    private static String ending(String path) {
        return path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** How a page at {@code from} reaches {@code to}, both places in the book. */
    static String relative(String from, String to) {
        Path folder = Path.of("/" + from).getParent();
        return folder.relativize(Path.of("/" + to)).toString().replace('\\', '/');
    }
}
