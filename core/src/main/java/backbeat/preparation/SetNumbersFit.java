package backbeat.preparation;

import backbeat.recipe.Derived;
import backbeat.table.CategoricalColumn;
import backbeat.table.Labels;
import backbeat.table.Schema;
import backbeat.table.SetColumn;
import backbeat.table.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * Learns {@link SetNumbers} from training rows, and says what these rows themselves have in their columns. Where no training
 * row has two members there are none: the number of members would be constant and the three rates one and the same, so that a
 * forest, which draws a few columns for a split, would be offered little but the category, four times.
 */
final class SetNumbersFit {
    private final List<SetNumbers> fitted = new ArrayList<>();
    private final List<double[]> values = new ArrayList<>();

    /**
     * @param train   the training rows as a table without these numbers
     * @param labels  theirs
     * @param groups  theirs: what is in one fold
     * @param derived those of the recipe; of those whose column is not in the table, or has single members, there will be none
     * @param naive   whether training rows are told the rates of all training rows, themselves included
     */
    SetNumbersFit(Table train, Labels labels, int[] groups, List<Derived> derived, boolean naive) {
        List<String> names = train.schema().categorical().stream()
                .map(CategoricalColumn::name)
                .toList();
        for (Derived one : derived) {
            int column = names.indexOf(one.over().orElseThrow());
            if (column >= 0
                    && train.schema().categorical().get(column).isSet()
                    && train.sets(column).sets() > 0) {
                fit(one, column, train, labels, groups, naive);
            }
        }
    }

    private void fit(Derived derived, int column, Table train, Labels labels, int[] groups, boolean naive) {
        SetColumn sets = train.sets(column);
        TargetRates rates = new TargetRates(sets.categories(), labels, groups, derived.prior());
        for (int row = 0; row < train.rows(); row++) {
            int code = train.code(row, column);
            for (int place = 0; place < sets.size(code); place++) {
                rates.count(row, sets.member(code, place));
            }
        }
        SetNumbers[] folds = new SetNumbers[TargetRates.NONE + 1];
        for (int left = 0; left < folds.length; left++) {
            folds[left] = new SetNumbers(derived.name(), column, rates.average(), rates.rates(left));
        }
        double[][] columns = new double[SetNumbers.COUNT][train.rows()];
        double[] out = new double[SetNumbers.COUNT];
        for (int row = 0; row < train.rows(); row++) {
            folds[naive ? TargetRates.NONE : rates.fold(row)].of(sets, train.code(row, column), out);
            for (int c = 0; c < out.length; c++) {
                columns[c][row] = out[c];
            }
        }
        fitted.add(folds[TargetRates.NONE]);
        values.addAll(List.of(columns));
    }

    /** A preprocessor that makes these numbers too, of which {@code plain} makes all columns but theirs. */
    Preprocessor onto(Preprocessor plain) {
        List<String> names = new ArrayList<>(plain.schema().numeric());
        fitted.forEach(one -> names.addAll(one.columns()));
        int own = plain.schema().numericCount();
        double[][] state = new double[4][names.size()];
        for (int c = 0; c < names.size(); c++) {
            state[0][c] = c < own ? plain.lower(c) : Double.NEGATIVE_INFINITY;
            state[1][c] = c < own ? plain.upper(c) : Double.POSITIVE_INFINITY;
            if (c < own) {
                state[2][c] = plain.mean(c);
                state[3][c] = plain.deviation(c);
            } else {
                double[] copy = values.get(c - own).clone();
                PreprocessorFit.standardize(copy, state[0][c], state[1][c], state[2], state[3], c);
            }
        }
        return new Preprocessor(
                new Schema(names, plain.schema().categorical()),
                plain.booleans(),
                state[0],
                state[1],
                state[2],
                state[3],
                plain.dropping(),
                plain.gaps(),
                plain.reading(),
                fitted);
    }

    /** The training rows' table with these numbers in it. */
    Table onto(Table train, Preprocessor widened) {
        return new DerivedBlock(widened).widened(train, values);
    }
}
