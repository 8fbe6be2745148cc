package backbeat.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backbeat.recipe.Recipe;
import backbeat.recipe.RecipeJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NormalFormTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Rain",
                " rain ",
                "RAIN",
                "Rain - Remastered 2011",
                "Rain - 2011 Remaster",
                "rain (feat. Bo)",
                "Rain feat. Bo & Cy",
                "Rain [Deluxe Edition]",
                "Rain (Live) [2011 Remaster]",
                "Rain - Live at Home",
                "Rain - Radio Edit",
                "Rain!",
                "Ráin",
                "Rain (From \"A Film (2001)\")"
            })
    void versionsOfATitle(String title) {
        assertEquals("rain", NormalForm.TITLE.apply(title));
    }

    @Test
    void whatIsNoVersion() {
        NormalForm title = NormalForm.TITLE;
        assertEquals("i cant get no satisfaction", title.apply("(I Can't Get No) Satisfaction"));
        assertEquals(
                "love song part two", title.apply("Love - Song - Part Two"), "no word of a version behind the dash");
        assertEquals("rock and roll", title.apply("Rock & Roll"));
        assertEquals("defeat the sun", title.apply("Defeat the Sun"));
        assertEquals("feat", title.apply("Feat."));
        assertEquals("雨", title.apply("雨 (Live)"));
        assertEquals("!!!", title.apply("!!!"), "a title of marks alone is itself");
        assertEquals("olive", title.apply("Olive"));
        assertEquals("sun and moon", title.apply("Sun&Moon"));
        assertEquals("and then", title.apply("& then"));
        assertEquals("live", title.apply("(Live)"), "nothing else is there");
        assertNotEquals(title.apply("Rain"), title.apply("Rain 2"));
        assertNotEquals(title.apply("Love"), title.apply("Loves"));
    }

    /** Also where the title itself begins with a mark. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Rain - Live",
                "–Rain – Live",
                "—Rain — Live",
                "(Rain) (Live)",
                "[Rain] [Live]",
                "{Rain} {Live}",
                "Rain - Live – Mono",
                "Rain ft. Bo",
                "Rain Featuring Bo",
                "Rain - Live at Bo's \u0080"
            })
    void marksAtTheBeginningBelongToTheTitle(String title) {
        assertEquals("rain", NormalForm.TITLE.apply(title));
    }

    @Test
    void liveApart() {
        NormalForm apart = NormalForm.TITLE_LIVE_APART;
        assertEquals(apart.apply("Sun (Live)"), apart.apply("SUN - Live at Home"));
        assertEquals(apart.apply("Sun"), apart.apply("Sun (Remastered)"));
        assertNotEquals(apart.apply("Sun"), apart.apply("Sun (Live)"));
        assertEquals(
                apart.apply("Live and Let Die"), apart.apply("Live And Let Die - Remaster"), "a title, no version");
    }

    @Test
    void exactIsAsSpelled() {
        assertEquals("Rain (Live)", NormalForm.EXACT.apply(" Rain (Live) "));
        assertThrows(IllegalArgumentException.class, () -> NormalForm.of("song"));
        for (NormalForm form : NormalForm.values()) {
            assertEquals(form, NormalForm.of(form.key()));
        }
    }

    /** The six spellings of three songs by three artists. */
    @Test
    void oneGroupPerSong() {
        assertEquals(6, groups("exact"));
        assertEquals(3, groups("title"));
        assertEquals(4, groups("titleLiveApart"));
    }

    private static int groups(String form) {
        Recipe recipe = RecipeJson.parse("""
                {"format": 1, "name": "versions", "columns": {"numeric": ["x"], "text": ["artists", "title"]},
                 "groups": {"song": {"columns": ["artists", "title"], "firstOf": ";", "normalForm": "%s"}},
                 "label": {"column": "y", "operator": "is", "value": 1}}
                """.formatted(form).getBytes(StandardCharsets.UTF_8), "versions.json");
        DatasetBuilder rows = new DatasetBuilder(recipe.columns());
        List<List<String>> songs = List.of(
                List.of("Ann;Bo", "Rain"),
                List.of("Ann", "Rain - Remastered 2011"),
                List.of("Ann", "rain (feat. Bo)"),
                List.of("Cy", "Sun"),
                List.of("Cy", "Sun (Live)"),
                List.of("Dee", "Sun"));
        for (int i = 0; i < 12; i++) {
            List<String> song = songs.get(i % 6);
            rows.add(Map.of("x", i, "artists", song.get(0), "title", song.get(1), "y", i % 2));
        }
        return rows.build("versions").groups(recipe.group("song")).count();
    }
}
