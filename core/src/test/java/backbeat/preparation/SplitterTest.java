package backbeat.preparation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.data.DataException;
import backbeat.data.Dataset;
import backbeat.data.GroupKey;
import backbeat.data.Groups;
import backbeat.recipe.Songs;
import backbeat.table.Labels;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitterTest {
    private static final Dataset DATA = Songs.random(6000, 11);
    private static final int[] ALL = IntStream.range(0, DATA.rows()).toArray();
    private static final Labels LABELS = DATA.labels(Songs.LABEL, ALL);

    private static Set<Integer> groups(Groups groups, int[] rows) {
        Set<Integer> set = new HashSet<>();
        Arrays.stream(groups.of(rows)).forEach(set::add);
        return set;
    }

    private static double rate(int[] rows) {
        return DATA.labels(Songs.LABEL, rows).positiveRate();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 42, -7})
    void everyRowIsInOnePartAndNoGroupInTwo(long seed) {
        for (GroupKey key : List.of(Songs.TRACK, Songs.SONG, Songs.ARTIST)) {
            Groups groups = DATA.groups(key);
            Split split = new Splitter(0.1, 0.2, seed).split(ALL, LABELS, groups);
            int[] together = IntStream.of(split.trainAndValidation()).toArray();
            int[] everything = IntStream.concat(Arrays.stream(together), Arrays.stream(split.test()))
                    .sorted()
                    .toArray();
            assertArrayEquals(ALL, everything);
            Set<Integer> train = groups(groups, split.train());
            Set<Integer> validation = groups(groups, split.validation());
            for (int group : groups.of(split.test())) {
                assertFalse(train.contains(group) || validation.contains(group));
            }
            validation.forEach(group -> assertFalse(train.contains(group)));
        }
    }

    @Test
    void partsHaveTheirSharesAndTheClassBalanceOfAll() {
        Split rows = Splitter.defaults(1).split(ALL, LABELS, Groups.ofRows(DATA.rows()));
        assertEquals(0.2 * ALL.length, rows.test().length, 2);
        assertEquals(0.1 * ALL.length, rows.validation().length, 2);
        assertEquals(LABELS.positiveRate(), rate(rows.test()), 0.003);
        Split artists = Splitter.defaults(1).split(ALL, LABELS, DATA.groups(Songs.ARTIST));
        assertEquals(0.2, (double) artists.test().length / ALL.length, 0.02);
        assertEquals(LABELS.positiveRate(), rate(artists.test()), 0.03);
    }

    @Test
    void everyGroupHasTheSameChanceWhateverItsSize() {
        Groups groups = DATA.groups(Songs.ARTIST);
        int[] size = new int[groups.count()];
        Arrays.stream(groups.of(ALL)).forEach(group -> size[group]++);
        int largest = IntStream.range(0, size.length)
                .boxed()
                .max((a, b) -> size[a] - size[b])
                .orElseThrow();
        int inTest = 0;
        int runs = 400;
        for (int seed = 0; seed < runs; seed++) {
            Split split = new Splitter(0, 0.2, seed).split(ALL, LABELS, groups);
            inTest += Arrays.stream(groups.of(split.test())).anyMatch(group -> group == largest) ? 1 : 0;
        }
        assertEquals(0.2, (double) inTest / runs, 0.07);
    }

    @Test
    void sameSeedSameSplitOtherSeedAnother() {
        Groups groups = DATA.groups(Songs.SONG);
        int[] first = Splitter.defaults(3).split(ALL, LABELS, groups).test();
        assertArrayEquals(first, Splitter.defaults(3).split(ALL, LABELS, groups).test());
        assertFalse(Arrays.equals(
                first, Splitter.defaults(4).split(ALL, LABELS, groups).test()));
    }

    @Test
    void foldsCoverEveryRowOnce() {
        Groups groups = DATA.groups(Songs.ARTIST);
        List<Split> folds = Splitter.folds(5, ALL, LABELS, groups, 9);
        int[] seen = new int[ALL.length];
        for (Split fold : folds) {
            Arrays.stream(fold.test()).forEach(row -> seen[row]++);
            assertEquals(ALL.length, fold.train().length + fold.test().length);
            assertEquals(0.2, (double) fold.test().length / ALL.length, 0.03);
            assertEquals(LABELS.positiveRate(), rate(fold.test()), 0.04);
            Set<Integer> train = groups(groups, fold.train());
            groups(groups, fold.test()).forEach(group -> assertFalse(train.contains(group)));
        }
        assertTrue(Arrays.stream(seen).allMatch(count -> count == 1));
    }

    @Test
    void impossibleSplitsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Splitter(0.1, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Splitter(0.5, 0.5, 1));
        assertThrows(IllegalArgumentException.class, () -> new Splitter(Double.NaN, 0.5, 1));
        assertThrows(IllegalArgumentException.class, () -> Splitter.folds(1, ALL, LABELS, Groups.ofRows(6000), 1));
        Dataset two = Songs.rows("a,T,A,1,1,1,x", "b,T,A,90,1,1,x");
        int[] rows = {0, 1};
        DataException few = assertThrows(
                DataException.class,
                () -> Splitter.defaults(1).split(rows, two.labels(Songs.LABEL, rows), two.groups(Songs.ARTIST)));
        assertTrue(few.getMessage().startsWith("Too few groups (artist)"));
    }
}
