package backbeat.neighbors;

import backbeat.table.Table;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * In how many categories a training row differs from a query, column by column, as one number: its pattern. For one thread.
 */
final class Differences {
    private final Table training;
    private final int[] columns;
    /** The columns that are not in patterns. */
    private final int[] others;
    /** By column; null where rows have one category. */
    private final SetCosts[] sets;

    private final int[] own;
    /** By place in {@link #columns}: what one more difference means in a pattern, and what a difference counts. */
    private final int[] steps;

    private final int[] counts;
    /** By place in {@link #columns} and code + 1: what a training row with the code adds to the pattern. */
    private final int[][] parts;
    /** By place in {@link #columns}: the codes of the training rows. */
    private final int[][] codes;

    private int patterns;

    /** @param columns whose differences make a pattern */
    Differences(Table training, int[] columns) {
        this.training = training;
        this.columns = columns;
        int categorical = training.schema().categoricalCount();
        this.others = IntStream.range(0, categorical)
                .filter(c -> Arrays.stream(columns).noneMatch(asked -> asked == c))
                .toArray();
        this.sets = new SetCosts[categorical];
        this.own = new int[categorical];
        this.steps = new int[columns.length];
        this.counts = new int[columns.length];
        this.codes = Arrays.stream(columns).mapToObj(training::codes).toArray(int[][]::new);
        this.parts = Arrays.stream(columns)
                .mapToObj(c -> new int
                        [training.schema().categorical().get(c).size()
                                + 1
                                + training.sets(c).sets()])
                .toArray(int[][]::new);
        for (int c = 0; c < categorical; c++) {
            if (training.schema().categorical().get(c).isSet()) {
                float[] ones = new float[training.schema().categorical().get(c).size() + 1];
                Arrays.fill(ones, 1);
                sets[c] = new SetCosts(training.sets(c), ones);
            }
        }
    }

    void turnTo(Table table, int row) {
        patterns = 1;
        for (int c = 0; c < own.length; c++) {
            own[c] = table.code(row, c);
            if (sets[c] != null) {
                sets[c].turnTo(table.sets(c), own[c]);
            }
        }
        for (int i = 0; i < columns.length; i++) {
            int c = columns[i];
            steps[i] = patterns;
            counts[i] = sets[c] == null ? ofOne(c) : 1;
            patterns *= sets[c] == null ? 2 : sets[c].size() + training.sets(c).largest() + 1;
            for (int code = Table.UNSEEN; code + 1 < parts[i].length; code++) {
                int differences = sets[c] == null ? code != own[c] ? 1 : 0 : (int) sets[c].cost(code);
                parts[i][code + 1] = differences * steps[i];
            }
        }
    }

    /** What another category costs in a column of single ones: both, or where the query's is unknown the other alone. */
    private int ofOne(int column) {
        return own[column] == Table.UNSEEN ? 1 : 2;
    }

    /** How many patterns there can be for the query. */
    int patterns() {
        return patterns;
    }

    /** The pattern of a training row. */
    int pattern(int row) {
        int pattern = 0;
        for (int i = 0; i < codes.length; i++) {
            pattern += parts[i][codes[i][row] + 1];
        }
        return pattern;
    }

    /** The categories, by column, in which rows of a pattern differ from the query. */
    int[] of(int pattern) {
        int[] differences = new int[columns.length];
        int rest = pattern;
        for (int i = columns.length - 1; i >= 0; i--) {
            differences[i] = rest / steps[i] * counts[i];
            rest %= steps[i];
        }
        return differences;
    }

    /** What the columns cost that are in no pattern, as they are. */
    float others(int row) {
        float cost = 0;
        for (int c : others) {
            int code = training.code(row, c);
            cost += sets[c] == null ? code != own[c] ? ofOne(c) : 0 : sets[c].cost(code);
        }
        return cost;
    }
}
