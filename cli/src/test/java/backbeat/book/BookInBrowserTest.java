package backbeat.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import backbeat.browser.DrivenBrowser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every page of the book in a browser: light at the width of a desk, dark at that of a phone, and in print. The rules of axe-core
 * hold, nothing is wider than the screen, nothing is asked of the network, and the browser has nothing to complain of.
 *
 * <p>Minutes long: {@code -Dexcluded.tests=none -Dtest=BookInBrowserTest}. {@code -Dpictures.write=true} takes pictures into
 * {@code target/book-pictures}.
 */
@Tag("long")
class BookInBrowserTest {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final Path PICTURES = Path.of("target/book-pictures");
    private static final int DESK = 1280;
    private static final int PHONE = 390;

    @TempDir
    private static Path built;

    /** Colors and a width that belong together nowhere: between them, both of each are seen on every page. */
    private record Look(String scheme, int width) {}

    @BeforeAll
    static void build() throws Exception {
        assumeTrue(DrivenBrowser.program().isPresent(), "needs a Chromium on the PATH, or BACKBEAT_CHROMIUM");
        Book.read(HOME).write(built);
        Files.createDirectories(PICTURES);
    }

    @Test
    void everyPageCanBeReadByEveryone() throws Exception {
        List<String> faults = new ArrayList<>();
        try (DrivenBrowser browser = DrivenBrowser.visit(PICTURES)) {
            int pages = 0;
            for (Path page : BookTest.files(built, ".html")) {
                faults.addAll(looked(browser, page));
                pages++;
            }
            assertTrue(pages >= 20, pages + " pages");
            browser.requests().stream()
                    .filter(address -> !address.startsWith(built.toUri().toString())
                            && !address.startsWith("data:")
                            && !address.equals("about:blank"))
                    .forEach(address -> faults.add("asks for " + address));
            faults.addAll(browser.complaints());
        }
        assertEquals(List.of(), faults);
    }

    private static List<String> looked(DrivenBrowser browser, Path page) throws Exception {
        List<String> faults = new ArrayList<>();
        String name = built.relativize(page).toString();
        for (Look look : List.of(new Look("light", DESK), new Look("dark", PHONE))) {
            String where = name + ", " + look + ": ";
            browser.look("screen", look.scheme());
            browser.size(look.width(), 900);
            open(browser, page);
            browser.axe().forEach(violation -> faults.add(where + violation));
            int wide = browser.evaluate("document.documentElement.scrollWidth").asInt();
            if (wide > look.width()) {
                faults.add(where + "is " + wide + " wide");
            }
            picture(browser, name, look.scheme());
        }
        browser.look("print", "light");
        browser.size(DESK, 900);
        open(browser, page);
        if (browser.evaluate("document.querySelector('main').innerText.length").asInt()
                < 20) { // the list of a folder is short
            faults.add(name + ": prints nothing");
        }
        picture(browser, name, "print");
        return faults;
    }

    private static void open(DrivenBrowser browser, Path page) throws Exception {
        browser.open(page.toUri().toString());
        browser.await("location.href === '" + page.toUri() + "' && document.readyState === 'complete'");
    }

    private static void picture(DrivenBrowser browser, String page, String look) throws Exception {
        if (Boolean.getBoolean("pictures.write") && !page.startsWith("source")) { // listings of sources look alike
            browser.picture(PICTURES.resolve(page.replaceAll("[^A-Za-z0-9]+", "-") + "-" + look + ".png"));
        }
    }
}
