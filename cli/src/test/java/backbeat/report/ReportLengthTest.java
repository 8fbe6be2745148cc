package backbeat.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.learner.Learners;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The report of the runs on the published file that the docs keep: how long it is, and how its numbers are written. */
class ReportLengthTest {
    /** Of what is seen before anything is unfolded, the words in charts included. */
    private static final int WORDS = 6_000;

    private static final Map<String, Path> RUNS = new HashMap<>();

    @TempDir
    private static Path home;

    @BeforeAll
    static void write() throws IOException {
        for (String protocol : List.of("song", "track")) {
            Path run = KeptRun.folder(home, protocol, metrics -> {}, "run", "--seed", "42");
            Report.write(run, Learners.standard());
            RUNS.put(protocol, run);
        }
    }

    private static Document page(String run) throws IOException {
        return Jsoup.parse(Files.readString(RUNS.get(run).resolve(Report.HTML)));
    }

    private static String markdown(String run) throws IOException {
        return Files.readString(RUNS.get(run).resolve(Report.MARKDOWN));
    }

    /** What has a letter or a digit, and stands between blanks. */
    private static long words(String text) {
        return Pattern.compile("\\s+")
                .splitAsStream(text)
                .filter(word -> word.codePoints().anyMatch(Character::isLetterOrDigit))
                .count();
    }

    @ParameterizedTest
    @ValueSource(strings = {"song", "track"})
    void whatIsSeenFirstIsReadInOneSitting(String run) throws IOException {
        Document page = page(run);
        page.select("details > *:not(summary), head, svg > title, svg > desc").remove();
        long seen = words(page.text());
        assertTrue(seen > 4_000 && seen <= WORDS, run + ": " + seen + " words in " + Report.HTML);
        String unfolded = markdown(run).replaceAll("(?s)</summary>.*?</details>", "");
        long text = words(unfolded);
        assertTrue(text > 4_000 && text <= WORDS, run + ": " + text + " words in " + Report.MARKDOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"song", "track"})
    void whatIsFoldedIsThereAllTheSame(String run) throws IOException {
        Document page = page(run);
        List<String> folds = page.select("details > summary").eachText();
        assertTrue(folds.size() > 10, folds.toString());
        String markdown = markdown(run);
        for (String fold : folds) {
            assertTrue(markdown.contains("<summary>" + fold + "</summary>"), fold);
        }
        assertEquals(folds.size(), count("(?m)^<details>$", markdown));
        assertEquals(folds.size(), count("(?m)^</details>$", markdown));
    }

    /** A number below zero has a minus sign, the same everywhere, and none where it rounds to zero. */
    @ParameterizedTest
    @ValueSource(strings = {"song", "track"})
    void numbersHaveOneMinusSign(String run) throws IOException {
        Document page = page(run);
        page.select("pre").remove();
        for (String text : List.of(page.body().text(), markdown(run).replaceAll("(?m)^    .*$", ""))) {
            Matcher hyphen = Pattern.compile("(?<![\\w.,:;)-])-(?=\\.?\\d)").matcher(text);
            assertTrue(!hyphen.find(), () -> around(text, hyphen.start()));
            Matcher zero = Pattern.compile("[−-]0[.]?0*(?![.\\d])").matcher(text);
            assertTrue(!zero.find(), () -> around(text, zero.start()));
            assertTrue(count("−0\\.\\d", text) > 5, "no number below zero: nothing was looked at");
        }
    }

    @Test
    void contentsAreNumberedAsTheChapters() throws IOException {
        Document page = page("song");
        List<String> chapters = page.select("main > section > h2").eachText();
        assertEquals(chapters, page.select("nav ol > li > a").eachText());
        String style = page.select("style").html();
        assertTrue(style.contains("nav li::before{content:counter(part)")
                && style.contains("h2::before{content:counter(section)"));
    }

    private static long count(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().count();
    }

    private static String around(String text, int at) {
        return text.substring(Math.max(0, at - 40), Math.min(text.length(), at + 40));
    }
}
