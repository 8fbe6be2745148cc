package backbeat.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backbeat.recipe.Songs;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RelativesTest {
    private static final Dataset ROWS = Songs.rows(
            "t1,Rain,Ana;Bo,10,120,True,g",
            "t2,rain (feat. Ana) - 2011 Remaster,Bo,10,120,True,g",
            "t3,Rain - Live,Bo,10,121,True,g",
            "t4,Rain,Cy,10,120,True,g",
            "t1,Rain,Ana;Bo,10,120,True,h",
            "t5,Sun,Ana,10,99,True,g");

    private static BitSet related(Relation relation, int row) {
        return Relatives.of(ROWS, relation).of(new int[] {row});
    }

    private static BitSet rows(int... rows) {
        BitSet set = new BitSet();
        for (int row : rows) {
            set.set(row);
        }
        return set;
    }

    private static Relation of(Optional<String> anyOf, NormalForm form, String... columns) {
        return new Relation("it", List.of(columns), anyOf, form, false);
    }

    @Test
    void oneEntryOfAListInCommonIsEnough() {
        Relation credit = of(Optional.of(";"), NormalForm.EXACT, "artists");
        assertEquals(rows(0, 1, 2, 4, 5), related(credit, 0));
        assertEquals(rows(0, 1, 2, 4), related(credit, 1), "Bo, but not all that Ana does");
        assertEquals(rows(3), related(credit, 3));
        Relation exact = of(Optional.empty(), NormalForm.EXACT, "artists");
        assertEquals(rows(0, 4), related(exact, 0));
    }

    @Test
    void blankEntriesAndEntriesThatAreThereTwiceAddNothing() {
        Dataset rows = Songs.rows(
                "t1,Rain,Bo; Bo ;;Ana,10,120,True,g",
                "t2,Sun,;Bo,10,120,True,g",
                "t3,Moon, ; ,10,120,True,g",
                "t4,Star,;,10,120,True,g");
        Relatives credit = Relatives.of(rows, of(Optional.of(";"), NormalForm.EXACT, "artists"));
        assertEquals(rows(0, 1), credit.of(new int[] {1}));
        assertEquals(rows(2, 3), credit.of(new int[] {3}), "nobody is somebody, too");
        assertEquals(3, credit.count());
        assertEquals(0, credit.first(0));
    }

    @Test
    void versionsOfATitleByACreditedArtistAreOneAndLiveOnesApart() {
        Relation version = of(Optional.of(";"), NormalForm.TITLE_LIVE_APART, "artists", "title");
        assertEquals(rows(0, 1, 4), related(version, 0));
        assertEquals(rows(2), related(version, 2));
        assertEquals(rows(3), related(version, 3), "a song of that name by somebody else");
    }

    @Test
    void numbersMustAgreeToTheBit() {
        assertEquals(rows(0, 1, 3, 4), related(of(Optional.empty(), NormalForm.EXACT, "tempo"), 0));
        assertEquals(rows(0, 4), related(of(Optional.empty(), NormalForm.EXACT, "id", "tempo"), 4));
    }

    @Test
    void needsAColumnAndASeparator() {
        assertThrows(IllegalArgumentException.class, () -> of(Optional.empty(), NormalForm.EXACT));
        assertThrows(IllegalArgumentException.class, () -> of(Optional.of(""), NormalForm.EXACT, "artists"));
    }
}
