package backbeat.data;

import backbeat.text.Numbers;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A data set in which the first row of each group stands for all of its rows: it has the members of all in the set columns
 * that collect, and numbers and a label by {@link MergeRules}. Rows keep their numbers; those that are stood for are as they
 * were, and are not to be used.
 *
 * @param dataset     the data set with the rows changed
 * @param differences where rows of a group have different values
 */
public record MergedRows(Dataset dataset, List<Difference> differences) {
    /**
     * A column in which rows of one group differ.
     *
     * @param column    the column
     * @param groups    the groups of several rows
     * @param differ    those of them whose rows do not agree
     * @param rule      what became of it, for people
     * @param collected whether it is a set column that keeps the members of all rows, as its recipe asks: nothing is lost
     */
    public record Difference(String column, int groups, int differ, String rule, boolean collected) {
        /** As a sentence for people. */
        public String describe() {
            if (collected) {
                return "'" + column + "' collects the members of all rows in " + Numbers.counted(differ, "group");
            }
            return String.format(
                    Locale.ROOT,
                    "'%s' differs in %,d of the %s of several rows: %s",
                    column,
                    differ,
                    Numbers.counted(groups, "group"),
                    rule);
        }
    }

    public MergedRows {
        differences = List.copyOf(differences);
    }

    /**
     * Merges rows.
     *
     * @param dataset the rows as read
     * @param rows    those that are used, ascending
     * @param groups  the group of each row
     * @param rules   what becomes of numbers
     * @param elsewhere who has features and texts, where only the labels are here; else null
     */
    static MergedRows of(Dataset dataset, int[] rows, Groups groups, MergeRules rules, RowsElsewhere elsewhere) {
        if (elsewhere != null) {
            return ofLabels(dataset, rows, groups, rules, elsewhere);
        }
        List<int[]> merged = several(rows, groups);
        List<Difference> differences = new ArrayList<>();
        List<String> names = new ArrayList<>(dataset.columns().numericFeatures());
        double[][] numbers = new double[names.size()][];
        for (int c = 0; c < numbers.length; c++) {
            numbers[c] = merge(names.get(c), dataset.allNumbers(c), merged, rules, differences);
        }
        double[] labels = labels(dataset, merged, rules, differences);
        List<Int2ObjectOpenHashMap<int[]>> sets = new ArrayList<>();
        for (int c = 0; c < dataset.columns().categorical().size(); c++) {
            sets.add(collect(dataset, c, merged, differences));
        }
        return new MergedRows(dataset.with(new MergedValues(numbers, labels, sets)), differences);
    }

    private static MergedRows ofLabels(
            Dataset dataset, int[] rows, Groups groups, MergeRules rules, RowsElsewhere elsewhere) {
        RowsElsewhere.Merged merged = elsewhere.merge(rows, groups, rules);
        List<Difference> differences = new ArrayList<>(merged.numbers());
        double[] labels = labels(dataset, several(rows, groups), rules, differences);
        differences.addAll(merged.categories());
        return new MergedRows(dataset.with(labels, merged.rows()), differences);
    }

    private static double[] labels(
            Dataset dataset, List<int[]> merged, MergeRules rules, List<Difference> differences) {
        return dataset.columns()
                .label()
                .map(rule -> merge(rule.column(), dataset.allLabels(), merged, rules, differences))
                .orElse(dataset.allLabels());
    }

    /** The rows of each group that has several, in the order of the first. */
    private static List<int[]> several(int[] rows, Groups groups) {
        int[] size = new int[groups.count()];
        for (int row : rows) {
            size[groups.of(row)]++;
        }
        int[] filled = new int[groups.count()];
        int[][] members = new int[groups.count()][];
        List<int[]> several = new ArrayList<>();
        for (int row : rows) {
            int group = groups.of(row);
            if (size[group] > 1) {
                if (members[group] == null) {
                    members[group] = new int[size[group]];
                    several.add(members[group]);
                }
                members[group][filled[group]++] = row;
            }
        }
        return several;
    }

    private static double[] merge(
            String column, double[] values, List<int[]> merged, MergeRules rules, List<Difference> differences) {
        double[] changed = values;
        int differ = 0;
        for (int[] rows : merged) {
            boolean same = true;
            for (int row : rows) {
                same &= Double.compare(values[row], values[rows[0]]) == 0;
            }
            if (!same) {
                double[] here =
                        Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
                differ++;
                changed = changed == values ? values.clone() : changed;
                changed[rows[0]] = rules.of(column).of(here);
            }
        }
        if (differ > 0) {
            String rule = switch (rules.of(column)) {
                case FIRST -> "the first counts";
                case MEAN -> "their mean counts";
                case LARGEST -> "the largest counts";
            };
            differences.add(new Difference(column, merged.size(), differ, rule, false));
        }
        return changed;
    }

    /** By row that stands for several its members, where they differ from its own. */
    private static Int2ObjectOpenHashMap<int[]> collect(
            Dataset dataset, int column, List<int[]> merged, List<Difference> differences) {
        Int2ObjectOpenHashMap<int[]> sets = new Int2ObjectOpenHashMap<>();
        String name = dataset.columns().categorical().get(column);
        boolean collects = dataset.columns().set(name).filter(SetRule::collect).isPresent();
        int differ = 0;
        for (int[] rows : merged) {
            boolean same = true;
            for (int row : rows) {
                same &= dataset.code(column, row) == dataset.code(column, rows[0]);
            }
            differ += same ? 0 : 1;
            if (!same && collects) {
                IntOpenHashSet all = new IntOpenHashSet();
                for (int row : rows) {
                    for (int member : dataset.set(column, row)) {
                        all.add(member);
                    }
                }
                int[] members = all.toIntArray();
                Arrays.sort(members);
                sets.put(rows[0], members);
            }
        }
        if (differ > 0) {
            String rule = collects ? "the members of all count" : "the first counts";
            differences.add(new Difference(name, merged.size(), differ, rule, collects));
        }
        return sets;
    }
}
