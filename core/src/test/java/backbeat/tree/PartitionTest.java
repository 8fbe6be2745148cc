package backbeat.tree;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import backbeat.parallel.Workers;
import backbeat.random.Xoshiro256;
import backbeat.table.SetTables;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A node's entries are divided as asking each of them would divide them, in rows of one word to five. */
class PartitionTest {
    private static final int ROWS = 600;
    private static final int MEMBERS = 9;

    private final Xoshiro256 random = new Xoshiro256(11);

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 12, 20, 36})
    void entriesGoWhereTheyAskToGo(int numbers) {
        SetTables.Data data = SetTables.random(ROWS, numbers, MEMBERS, 4, numbers);
        Binning binning = Binning.of(data.table().numeric(), 40, Workers.sequential());
        TrainingRows rows = TrainingRows.of(data.table(), data.labels(), binning);
        for (int round = 0; round < 400; round++) {
            SplitSearch split = new SplitSearch(rows, TreeOptions.defaults(), new Histograms(rows));
            GrowthNode node = new GrowthNode();
            int from = random.nextInt(ROWS - 1);
            int most = Math.min(ROWS - from, round % 2 == 0 ? 12 : ROWS);
            node.set(from, from + 1 + random.nextInt(most), 1, 1, 0, 0);
            check(rows, node, split, choose(rows, numbers, split));
        }
    }

    /** Sets the split, and returns which codes of its column go left. */
    private IntPredicate choose(TrainingRows rows, int numbers, SplitSearch split) {
        int kind = random.nextInt(5);
        int column = kind == 0 ? random.nextInt(numbers) : numbers + kind % 2;
        int code = random.nextInt(kind == 0 ? 40 : kind % 2 == 0 ? 4 : MEMBERS);
        split.column = column;
        split.lower = code;
        if (kind == 0) {
            split.kind = FlatTree.Kind.NUMERIC;
            return bin -> bin <= code;
        }
        if (kind < 3) {
            split.kind = FlatTree.Kind.CATEGORY;
            return rows.hasSets(column) ? other -> !rows.contains(column, other, code) : other -> other != code;
        }
        split.kind = FlatTree.Kind.SUBSET;
        split.subset[0] = random.nextInt(1 << MEMBERS);
        return rows.hasSets(column)
                ? other -> !rows.containsAny(column, other, split.subset)
                : other -> (split.subset[other >>> 6] >>> other & 1) == 0;
    }

    private static void check(TrainingRows rows, GrowthNode node, SplitSearch split, IntPredicate left) {
        long[] before = rows.words();
        long[] entries = before.clone();
        int middle = new Partition(rows, false).divide(entries, node, split);
        for (int entry = node.from; entry < node.to; entry++) {
            boolean isLeft = entry < middle;
            assertEquals(isLeft, left.test(rows.code(entries, entry, split.column)), split.kind + ", entry " + entry);
        }
        assertArrayEquals(sorted(rows, before, node), sorted(rows, entries, node), "the same entries");
        int begin = node.from * rows.words;
        int end = node.to * rows.words;
        System.arraycopy(before, begin, entries, begin, end - begin);
        assertArrayEquals(before, entries, "nothing else has changed");
    }

    private static Object[] sorted(TrainingRows rows, long[] entries, GrowthNode node) {
        return IntStream.range(node.from, node.to)
                .mapToObj(entry ->
                        Arrays.toString(Arrays.copyOfRange(entries, entry * rows.words, (entry + 1) * rows.words)))
                .sorted()
                .toArray();
    }
}
