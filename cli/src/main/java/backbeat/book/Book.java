package backbeat.book;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/**
 * The pages of {@code docs}, found by their links from {@code docs/README.md} on, and everything else that they link to.
 * Links between files of the project become links within the book.
 */
public final class Book {
    private final BookMap map;
    private final Map<String, BookPage> pages = new LinkedHashMap<>();
    private final Set<Path> copied = new TreeSet<>();
    private final Set<Path> sources = new TreeSet<>();

    private Book(Path home) {
        this.map = new BookMap(home);
    }

    /**
     * Reads the book.
     *
     * @param home the project's folder
     * @throws IOException if a page or what it links to is missing; the message names both
     */
    public static Book read(Path home) throws IOException {
        Book book = new Book(home.toAbsolutePath().normalize());
        Deque<Path> queue = new ArrayDeque<>();
        queue.add(book.map.home().resolve("docs/README.md"));
        while (!queue.isEmpty()) {
            book.read(queue.remove(), queue);
        }
        return book;
    }

    private void read(Path file, Deque<Path> queue) throws IOException {
        String place = map.place(file);
        if (pages.containsKey(place)) {
            return;
        }
        BookPage page = BookPage.of(Files.readString(file));
        pages.put(place, page);
        for (Element link : page.body().select("a[href], img[src]")) {
            String attribute = link.tagName().equals("a") ? "href" : "src";
            String address = link.attr(attribute);
            if (address.matches("[a-z]+:.*") || address.startsWith("#")) {
                continue;
            }
            String[] parts = address.split("#", 2);
            Path target = file.resolveSibling(parts[0]).normalize();
            if (!Files.exists(target) || !target.startsWith(map.home())) {
                throw new NoSuchFileException(map.within(file) + " links to " + address + ", which is not there");
            }
            String reference = BookMap.relative(place, map.place(target));
            link.attr(attribute, reference + (parts.length > 1 ? "#" + parts[1] : ""));
            take(target, queue);
        }
    }

    private void take(Path target, Deque<Path> queue) {
        if (target.toString().endsWith(".md") || map.place(target).equals("index.html")) {
            queue.add(target);
        } else if (map.isCopied(target)) {
            copied.add(target);
        } else {
            sources.add(target);
        }
    }

    /** The pages by their places, the start page first. */
    Map<String, BookPage> pages() {
        return pages;
    }

    /**
     * Writes the book as static HTML.
     *
     * @return the number of files
     */
    public int write(Path folder) throws IOException {
        BookTemplate template = new BookTemplate(pages);
        Map<String, String> files = new TreeMap<>();
        pages.forEach((place, page) -> files.put(place, template.page(place, page)));
        for (Path source : sources) {
            files.put(map.place(source), template.source(map.place(source), map.within(source), text(source)));
        }
        files.put("book.css", BookTemplate.resource("book.css"));
        files.put("book.js", template.script());
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path target = folder.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.getValue());
        }
        for (Path file : copied) {
            Path target = folder.resolve(map.place(file));
            Files.createDirectories(target.getParent());
            Files.write(target, Files.readAllBytes(file));
        }
        return files.size() + copied.size();
    }

    /** A file's text, or the names in a folder. */
    private static String text(Path source) throws IOException {
        if (Files.isDirectory(source)) {
            try (Stream<Path> entries = Files.list(source)) {
                return entries.map(entry -> entry.getFileName().toString())
                        .sorted()
                        .collect(Collectors.joining("\n", "", "\n"));
            }
        }
        return Files.readString(source);
    }
}
