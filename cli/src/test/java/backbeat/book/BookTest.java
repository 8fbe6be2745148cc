package backbeat.book;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.cli.CommandOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pages show is what there is: code, output, formulas, links, pictures. */
class BookTest {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    private static Path built;

    private static final Map<String, Document> PAGES = new TreeMap<>();

    @BeforeAll
    static void build() throws IOException {
        int files = Book.read(HOME).write(built);
        assertTrue(files > 50, files + " files");
        for (Path file : files(built, ".html")) {
            PAGES.put(built.relativize(file).toString().replace('\\', '/'), Jsoup.parse(Files.readString(file)));
        }
    }

    static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    /** To copy the code and the output of today into the pages: {@code -Dbook.write=true}. */
    @Test
    void codeAndOutputOnThePagesAreThoseOfToday() throws IOException {
        int blocks = 0;
        for (Path page : files(HOME.resolve("docs"), ".md")) {
            String text = Files.readString(page);
            String now = Includes.refreshed(text, HOME, BookTest::output);
            if (Boolean.getBoolean("book.write")) {
                Files.writeString(page, now);
                text = now;
            }
            assertEquals(now, text, page + " does not show the code or output of today; -Dbook.write=true mends it");
            blocks += Pattern.compile("<!-- (include|output of)")
                    .matcher(text)
                    .results()
                    .count();
        }
        assertTrue(blocks > 25, blocks + " blocks");
    }

    private static String output(String command) {
        assertTrue(command.startsWith("./backbeat "), command);
        String before = System.setProperty("backbeat.home", HOME.toString());
        try {
            return CommandOutput.of(command.substring("./backbeat ".length()).split(" "));
        } finally {
            System.setProperty("backbeat.home", before == null ? "." : before);
        }
    }

    /** Every region that is marked in a source is shown somewhere, and every formula is computed where its page says. */
    @Test
    void formulasAndMethodsNameEachOther() throws IOException {
        Set<String> names = new HashSet<>();
        for (Path page : files(HOME.resolve("docs"), ".md")) {
            for (Formula formula : Formula.of(Files.readString(page))) {
                assertTrue(names.add(formula.name()), "two formulas are called " + formula.name());
                String source = Files.readString(page.resolveSibling(formula.file()));
                Matcher method = Pattern.compile(
                                "/\\*\\*((?:(?!\\*/).)*?)\\*/\\s*(?:@\\w+\\s+)*[^;{}=]*?\\b" + formula.method() + "\\(",
                                Pattern.DOTALL)
                        .matcher(source);
                boolean named = false;
                while (!named && method.find()) {
                    named = Pattern.compile("[Ff]ormula " + formula.name() + "\\b")
                            .matcher(method.group(1))
                            .find();
                }
                assertTrue(
                        named,
                        formula.file() + ": the Javadoc of " + formula.method() + " does not say 'Formula "
                                + formula.name() + "'");
            }
        }
        assertTrue(names.size() >= 19, names.toString());
        Set<String> claimed = new TreeSet<>();
        for (Path source : files(HOME.resolve("core/src/main/java"), ".java")) {
            Pattern.compile("(?:[*{]\\s+|\\} |then |by )[Ff]ormula ([a-z]+(?:-[a-z]+)*)")
                    .matcher(Files.readString(source))
                    .results()
                    .forEach(claim -> claimed.add(claim.group(1)));
        }
        assertEquals(new TreeSet<>(names), claimed);
    }

    @Test
    void everyRegionIsShown() throws IOException {
        String pages = "";
        for (Path page : files(HOME.resolve("docs"), ".md")) {
            pages += Files.readString(page);
        }
        for (Path source : files(HOME.resolve("core/src/main/java"), ".java")) {
            Matcher tag = Pattern.compile("// tag::([\\w-]+)\\[\\]").matcher(Files.readString(source));
            while (tag.find()) {
                String include = HOME.relativize(source).toString().replace('\\', '/') + "#" + tag.group(1);
                assertTrue(pages.contains("<!-- include: " + include + " -->"), include + " is on no page");
            }
        }
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        for (Map.Entry<String, Document> page : PAGES.entrySet()) {
            for (Element link : page.getValue().select("a[href], img[src], link[rel=stylesheet], script[src]")) {
                String address = link.hasAttr("href") ? link.attr("href") : link.attr("src");
                if (address.startsWith("https://") && link.tagName().equals("a")) {
                    continue;
                }
                assertFalse(address.contains(":"), page.getKey() + " asks for " + address);
                String[] parts = address.split("#", 2);
                Path target = parts[0].isEmpty()
                        ? built.resolve(page.getKey())
                        : built.resolve(page.getKey()).resolveSibling(parts[0]).normalize();
                assertTrue(Files.isRegularFile(target), page.getKey() + " links to " + address);
                if (parts.length > 1) {
                    Document there =
                            PAGES.get(built.relativize(target).toString().replace('\\', '/'));
                    assertTrue(there.getElementById(parts[1]) != null, page.getKey() + " links to " + address);
                }
            }
        }
    }

    /** Nothing but a click leaves the page: no address is in what a browser loads by itself. */
    @Test
    void nothingAsksTheNetwork() throws IOException {
        for (Path file : files(built, "")) {
            if (file.toString().matches(".*\\.(css|js)")) {
                assertFalse(
                        Files.readString(file).matches("(?s).*(https?:|//\\w+\\.|@import|fetch\\().*"),
                        file.toString());
            }
        }
        PAGES.forEach((name, page) -> assertEquals(
                0,
                page.select("iframe, object, embed, video, audio, base, meta[http-equiv], [style*=url]")
                        .size(),
                name));
    }

    @Test
    void everyPageOfTheDocumentationIsReached() throws IOException {
        for (Path page : files(HOME.resolve("docs"), ".md")) {
            String place = new BookMap(HOME).place(page);
            assertTrue(PAGES.containsKey(place), page + " is reached by no link from docs/README.md");
        }
    }

    /** Pictures are drawn by tests, or by bench report from kept measurements. */
    /** Python on the pages can be pasted: every step inward follows a colon or an open bracket, every step outward leads to a line before. */
    @Test
    void pythonOnThePagesIsIndented() throws IOException {
        int lines = 0;
        for (Path page : files(HOME.resolve("docs"), ".md")) {
            Matcher blocks = Pattern.compile("(?s)```python\\n(.*?)```").matcher(Files.readString(page));
            while (blocks.find()) {
                TreeSet<Integer> open = new TreeSet<>(Set.of(0));
                boolean inward = false;
                for (String line :
                        blocks.group(1).lines().filter(line -> !line.isBlank()).toList()) {
                    int indent = line.length() - line.stripLeading().length();
                    assertTrue(inward ? indent > open.last() : open.contains(indent), page + ": " + line);
                    open.tailSet(indent, false).clear();
                    open.add(indent);
                    inward = line.matches(".*[:(\\[{,]\\s*");
                    lines++;
                }
            }
        }
        assertTrue(lines > 10, lines + " lines");
    }

    @Test
    void everyPictureIsGuarded() throws IOException {
        List<String> tests = new ArrayList<>();
        for (Path test : files(HOME, "Pictures.java")) {
            tests.add(Files.readString(test));
        }
        tests.add(Files.readString(HOME.resolve("cli/src/test/java/backbeat/explore/ExplorePicturesTest.java")));
        for (Path picture : files(HOME.resolve("docs"), ".svg")) {
            String folder = HOME.relativize(picture.getParent()).toString();
            String name = picture.getFileName().toString();
            boolean drawn = tests.stream().anyMatch(test -> test.contains('"' + name + '"'));
            boolean measured = folder.equals("docs/img") && name.matches("(growth|rungs)-.*|peers.svg|layout.svg");
            assertTrue(drawn || measured, picture + " is drawn by no test");
        }
    }

    /** A browser shows nothing of a picture that is not XML, and says nothing when it stands in a page. */
    @Test
    void everyPictureIsXml() throws Exception {
        List<Path> pictures = new ArrayList<>();
        for (String folder : List.of("docs", "cli/src/main", "core/src/main")) {
            pictures.addAll(files(HOME.resolve(folder), ".svg"));
        }
        assertTrue(pictures.size() >= 18, pictures.toString());
        for (Path picture : pictures) {
            DocumentBuilder parser =
                    DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder();
            parser.setErrorHandler(null);
            org.w3c.dom.Element root = assertDoesNotThrow(() -> parser.parse(picture.toFile()), picture.toString())
                    .getDocumentElement();
            assertEquals("http://www.w3.org/2000/svg", root.getNamespaceURI(), picture.toString());
        }
    }

    @Test
    void pagesAreAccessible() {
        for (Map.Entry<String, Document> entry : PAGES.entrySet()) {
            String name = entry.getKey();
            Document page = entry.getValue();
            assertEquals("en", page.selectFirst("html").attr("lang"), name);
            assertFalse(page.title().isBlank(), name);
            assertEquals(1, page.select("h1").size(), name + ": one first heading");
            assertEquals(1, page.select("main").size(), name);
            int level = 0;
            for (Element heading : page.select("main h1, main h2, main h3, main h4, main h5")) {
                int next = heading.tagName().charAt(1) - '0';
                assertTrue(next <= level + 1, name + " skips a level before " + heading.text());
                level = next;
            }
            page.select("img")
                    .forEach(image -> assertFalse(image.attr("alt").isBlank(), name + ": a picture without words"));
            page.select("a").forEach(a -> assertFalse(a.text().isBlank(), name + ": a link without words"));
            page.select("th").forEach(th -> assertFalse(th.attr("scope").isBlank(), name));
            assertEquals(0, page.select("td[scope]").size(), name + ": a scope that no heading has");
            List<String> regions = page.select("[role=region]").eachAttr("aria-label");
            assertEquals(Set.copyOf(regions).size(), regions.size(), name + ": two regions of one name");
            Set<String> ids = page.select("[id]").stream().map(Element::id).collect(Collectors.toSet());
            assertEquals(page.select("[id]").size(), ids.size(), name + ": an id twice");
            page.select("label").forEach(label -> assertTrue(ids.contains(label.attr("for")), name));
        }
    }
}
