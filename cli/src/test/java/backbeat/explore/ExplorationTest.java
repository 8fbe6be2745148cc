package backbeat.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xml.sax.InputSource;

class ExplorationTest {
    @ParameterizedTest
    @EnumSource(Exploration.class)
    void everyStepIsAPictureAndAFewLinesThatFitATerminal(Exploration exploration) throws Exception {
        List<Scene> scenes = exploration.scenes();
        assertEquals(exploration.steps(), scenes.size());
        assertTrue(scenes.size() > 3, "a demonstration has steps");
        for (Scene scene : scenes) {
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(scene.svg())));
            assertTrue(scene.svg().contains("<title>"), "a picture says what it shows");
            assertTrue(scene.svg().length() < 200_000, scene.svg().length() + " characters");
            assertTrue(scene.lines().size() >= 2);
            scene.lines().forEach(line -> assertTrue(line.length() <= 78, line));
        }
        assertFalse(scenes.get(0).svg().equals(scenes.get(1).svg()), "a step shows something new");
    }

    @ParameterizedTest
    @EnumSource(Exploration.class)
    void theSamePictureEveryTime(Exploration exploration) {
        assertEquals(exploration.scene(2), exploration.scene(2));
    }

    @Test
    void refusesAStepThatThereIsNot() {
        String message = assertThrows(IllegalArgumentException.class, () -> Exploration.LEAK.scene(7))
                .getMessage();
        assertEquals("leak has steps from 1 to 6, not 7", message);
    }

    /** What the demonstrations are there to show. */
    @Test
    void theNumbersTellTheStory() {
        double[] leak = Exploration.LEAK.scenes().stream()
                .mapToDouble(scene -> percent(scene, 1))
                .toArray();
        assertTrue(leak[0] < 90 && leak[5] > 99, "copies give the test away");
        assertEquals(
                1,
                Exploration.LEAK.scenes().stream()
                        .map(s -> s.lines().get(2))
                        .distinct()
                        .count());

        List<Scene> tree = Exploration.TREE.scenes();
        assertTrue(percent(tree.get(11), 2) > 98, "a full tree knows its rows by heart");
        double best =
                tree.stream().mapToDouble(scene -> percent(scene, 3)).max().orElseThrow();
        assertTrue(percent(tree.get(11), 3) < best, "and is not the best on new ones");

        List<Scene> forest = Exploration.FOREST.scenes();
        assertTrue(percent(forest.get(8), 2) > percent(forest.get(0), 2) + 3, "more trees are better");
        assertEquals(percent(forest.get(8), 3), percent(forest.get(8), 2), 3, "out of the bag is like new rows");

        assertTrue(Exploration.ROC.scene(Exploration.ROC.steps()).lines().get(1).contains("36 of 36"));
        assertTrue(Exploration.SPLIT.scene(8).lines().get(3).endsWith("pop"));
        assertTrue(Exploration.SPLIT.scene(9).lines().get(0).contains("disco, house, pop"));
    }

    private static double percent(Scene scene, int line) {
        return Double.parseDouble(scene.lines().get(line).replaceAll(".*: +([0-9.]+) %.*", "$1"));
    }

    @Test
    void thePageHoldsAllStepsAndAsksForNothing() {
        Document page = Jsoup.parse(SliderPage.of(Exploration.SGD));
        assertEquals(40, page.select("section.step svg").size());
        assertEquals(39, page.select("section.step[hidden]").size());
        assertEquals("40", page.selectFirst("input[type=range]").attr("max"));
        assertEquals("step", page.selectFirst("label").attr("for"));
        assertEquals(0, page.select("[src], [href], link, iframe").size());
    }
}
