package backbeat.data;

import java.util.BitSet;

/** Where a data set has no value. An empty set is a value: a set column has no gaps. */
final class MissingCells {
    private final Dataset data;
    private final Columns columns;
    private final RowsElsewhere elsewhere;

    /** @param elsewhere who has features and texts; null where the data set has them */
    MissingCells(Dataset data, RowsElsewhere elsewhere) {
        this.data = data;
        this.elsewhere = elsewhere;
        this.columns = data.columns();
    }

    /**
     * The rows in which a column has no value.
     *
     * @throws IllegalArgumentException if the column was not read
     */
    BitSet of(String column) {
        boolean label =
                columns.label().filter(rule -> rule.column().equals(column)).isPresent();
        if (elsewhere != null && !label) {
            return elsewhere.missing(column);
        }
        BitSet missing = new BitSet(data.rows());
        int numeric = columns.numericFeatures().indexOf(column);
        numeric = numeric < 0 ? columns.numericSources().indexOf(column) : numeric; // a date: each of its parts
        int categorical = columns.categorical().indexOf(column);
        if (numeric >= 0) {
            addNumbers(data.allNumbers(numeric), missing);
        } else if (categorical >= 0) {
            addCategories(categorical, missing);
        } else if (label) {
            addNumbers(data.allLabels(), missing);
        } else {
            addTexts(data.textColumn(column), missing);
        }
        return missing;
    }

    private void addNumbers(double[] values, BitSet missing) {
        for (int row = 0; row < data.rows(); row++) {
            if (Double.isNaN(values[row])) {
                missing.set(row);
            }
        }
    }

    private void addCategories(int column, BitSet missing) {
        if (columns.set(columns.categorical().get(column)).isPresent()) {
            return;
        }
        addMissing(data.allCodes(column), missing);
    }

    private void addMissing(int[] codes, BitSet missing) {
        for (int row = 0; row < data.rows(); row++) {
            if (codes[row] == Dataset.MISSING) {
                missing.set(row);
            }
        }
    }

    private void addTexts(int column, BitSet missing) {
        addMissing(data.textColumn(column).codes(), missing);
    }
}
