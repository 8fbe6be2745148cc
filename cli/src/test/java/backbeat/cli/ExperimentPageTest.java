package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The figures of {@code docs/experiment.md} and of the front page between {@code figures} marks are those of the file that the mark names: every
 * decimal there is a number of the file, or half the width of one of its intervals, rounded to the decimals shown.
 */
class ExperimentPageTest {
    private static final Path DOCS = Path.of("../docs");
    private static final Pattern MARKED =
            Pattern.compile("<!-- figures: (\\S+) -->(.*?)<!-- end of figures -->", Pattern.DOTALL);
    private static final Pattern DECIMAL = Pattern.compile("(?<![\\d.])(\\d*)\\.(\\d+)( %)?");
    private static final Pattern NO_RESULT = Pattern.compile(
            "(?m)^(Backbeat|JDK|Cleaning|Done in) .*$|^ .*(exact duplicates|further rows|of [0-9,]+ rows \\().*$|  \\d+\\.\\d{1,2} +\\d+\\.\\d{1,2}$");
    /** What is no figure of a run: options, and what an earlier version reached. */
    private static final Set<String> NO_FIGURES = Set.of(".001", "0.003", ".02");

    private static void collect(JsonNode node, List<Double> numbers) {
        if (node.isNumber()) {
            numbers.add(node.doubleValue());
        }
        if (node.has("low") && node.has("high")) {
            numbers.add((node.get("high").doubleValue() - node.get("low").doubleValue()) / 2);
        }
        node.forEach(child -> collect(child, numbers));
    }

    private static String rounded(double value, int decimals) {
        return BigDecimal.valueOf(Math.abs(value))
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    @Test
    void everyFigureOfTheExperimentStandsInItsRun() throws IOException {
        assertEquals(6, check(Files.readString(DOCS.resolve("experiment.md"))), "the page has marked chapters");
    }

    /** So that the pages are not held to figures that no run gives any more. */
    @Test
    void theKeptRunsAreThoseThatAreRepeated() throws IOException {
        Path figures = DOCS.resolve("figures");
        assertEquals(StudyChecksumTest.DEFAULT_METRICS, StudyChecksumTest.sha256(figures.resolve("run-song-42.json")));
        assertEquals(StudyChecksumTest.METRICS, StudyChecksumTest.sha256(figures.resolve("run-track-42.json")));
    }

    /** The screen of the front page; seconds, versions and what cleaning left out are no figures of a run. */
    @Test
    void everyFigureOfTheFrontPageStandsInItsRun() throws IOException {
        String page = Files.readString(DOCS.resolve("../README.md"));
        assertEquals(1, check(NO_RESULT.matcher(page).replaceAll("")), "the front page has a marked screen");
    }

    /** Holds the marked parts of a page to their files; how many there are. */
    private static int check(String page) throws IOException {
        Matcher marked = MARKED.matcher(page);
        int blocks = 0;
        while (marked.find()) {
            List<Double> numbers = new ArrayList<>();
            collect(
                    new ObjectMapper()
                            .readTree(DOCS.resolve("figures")
                                    .resolve(marked.group(1))
                                    .toFile()),
                    numbers);
            List<String> missing = new ArrayList<>();
            Matcher decimal = DECIMAL.matcher(marked.group(2));
            Set<String> seen = new HashSet<>();
            while (decimal.find()) {
                if (!NO_FIGURES.contains(decimal.group()) && seen.add(decimal.group())) {
                    int decimals = decimal.group(2).length();
                    String shown = (decimal.group(1).isEmpty() ? "0" : decimal.group(1)) + "." + decimal.group(2);
                    double unit = decimal.group(3) == null ? 1 : 100;
                    if (numbers.stream()
                            .noneMatch(
                                    number -> rounded(unit * number, decimals).equals(shown))) {
                        missing.add(decimal.group());
                    }
                }
            }
            assertEquals(List.of(), missing, "figures that are not in " + marked.group(1));
            assertTrue(seen.size() > 20, "figures were found");
            blocks++;
        }
        return blocks;
    }
}
