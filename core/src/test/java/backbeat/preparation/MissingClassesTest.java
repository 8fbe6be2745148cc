package backbeat.preparation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.data.Columns;
import backbeat.data.Dataset;
import backbeat.data.DatasetBuilder;
import backbeat.data.GroupKey;
import backbeat.data.Groups;
import backbeat.data.LabelRule;
import backbeat.random.Xoshiro256;
import backbeat.table.Labels;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every part has both classes wherever groups enough hold them. */
class MissingClassesTest {
    private record Cases(int[] rows, Labels labels, Groups groups) {
        static Cases of(int rows, IntUnaryOperator group, IntPredicate positive) {
            Columns columns = new Columns(
                    List.of("x"), List.of(), List.of(), List.of("case"), Optional.of(LabelRule.atLeast("y", 1)));
            DatasetBuilder builder = new DatasetBuilder(columns);
            for (int i = 0; i < rows; i++) {
                builder.add(Map.of("x", i, "case", "c" + group.applyAsInt(i), "y", positive.test(i) ? 1 : 0));
            }
            Dataset dataset = builder.build("cases");
            int[] all = IntStream.range(0, rows).toArray();
            return new Cases(
                    all,
                    dataset.labels(columns.label().orElseThrow(), all),
                    dataset.groups(new GroupKey("case", List.of("case"), Optional.empty())));
        }

        void assertBothClasses(int[] part) {
            Labels own = labels.select(part);
            assertTrue(own.positives() > 0 && own.negatives() > 0, () -> Arrays.toString(part));
        }

        void assertWhole(Split split) {
            Set<Integer> seen = new HashSet<>();
            for (int[] part : new int[][] {split.train(), split.validation(), split.test()}) {
                int[] own = Arrays.stream(groups.of(part)).distinct().toArray();
                Arrays.stream(own).forEach(group -> assertTrue(seen.add(group)));
            }
        }
    }

    /** Persons of four rows, a few of whom have three positive ones: the nearest counts would leave validation without. */
    @ParameterizedTest
    @CsvSource({"3, 3", "5, 5", "10, 10"})
    void fewGroupsWithAClassAreSharedOut(int holding, int most) {
        Cases cases = Cases.of(600, i -> i / 4, i -> i / 4 % (150 / holding) == 3 && i / 4 < 150 && i % 4 < 3);
        assertEquals(
                holding,
                HoldingGroups.of(cases.rows, cases.labels, cases.groups).fewest());
        for (long seed = 0; seed < 60; seed++) {
            Split split = Splitter.defaults(seed).split(cases.rows, cases.labels, cases.groups);
            cases.assertBothClasses(split.train());
            cases.assertBothClasses(split.validation());
            cases.assertBothClasses(split.test());
            cases.assertWhole(split);
            assertTrue(Math.abs(split.test().length - 120) <= 8, () -> "" + split.test().length);
            for (Split fold : Splitter.folds(most, cases.rows, cases.labels, cases.groups, seed)) {
                cases.assertBothClasses(fold.test());
            }
        }
    }

    /** Groups of any size and mix, as few of each class as there are folds. */
    @Test
    void asManyFoldsAsGroupsOfTheRarerClassAlwaysDo() {
        Xoshiro256 random = new Xoshiro256(5);
        for (int round = 0; round < 300; round++) {
            int groups = 4 + random.nextInt(12);
            int[] kind =
                    IntStream.generate(() -> random.nextInt(3)).limit(groups).toArray();
            int[] group =
                    IntStream.generate(() -> random.nextInt(groups)).limit(80).toArray();
            boolean[] coin = new boolean[80];
            for (int i = 0; i < coin.length; i++) {
                coin[i] = kind[group[i]] == 2 ? random.nextInt(2) == 0 : kind[group[i]] == 1;
            }
            Cases cases = Cases.of(80, i -> group[i], i -> coin[i]);
            int most = HoldingGroups.of(cases.rows, cases.labels, cases.groups).fewest();
            if (most >= 3) {
                Splitter.folds(most, cases.rows, cases.labels, cases.groups, round)
                        .forEach(fold -> cases.assertBothClasses(fold.test()));
                Split split = Splitter.defaults(round).split(cases.rows, cases.labels, cases.groups);
                cases.assertBothClasses(split.validation());
                cases.assertBothClasses(split.test());
                cases.assertBothClasses(split.train());
            }
        }
    }

    @Test
    void aSplitThatHasBothClassesIsLeftAsItIs() {
        int[] size = {4, 4, 4, 4};
        int[] positives = {1, 2, 3, 1};
        int[] partOfGroup = {0, 0, 1, 2};
        MissingClasses.settle(size, positives, new int[] {3, 1, 0, 2}, partOfGroup, new double[] {0.5, 0.25, 0.25});
        assertEquals("[0, 0, 1, 2]", Arrays.toString(partOfGroup));
    }
}
