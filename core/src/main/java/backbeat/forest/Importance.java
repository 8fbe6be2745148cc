package backbeat.forest;

import backbeat.table.Schema;

/**
 * How much each column of the table contributes, by the decrease of impurity that its splits achieved in training (Breiman
 * et al. 1984). The categories of one column count together. The shares of the columns sum to 1, unless no tree has a
 * split.
 *
 * <p>Caveats: it is measured on the training rows, so that a fully grown tree credits noise as well; columns with many
 * distinct values or categories offer more splits and are favored (Strobl et al. 2007, doi:10.1186/1471-2105-8-25); of two
 * columns that tell the same each gets a part. Permutation importance on rows that were not trained on has only the last
 * of these defects.
 */
public final class Importance {
    private final Schema schema;
    private final double[] shares;

    Importance(Schema schema, double[] shares) {
        this.schema = schema;
        this.shares = shares;
    }

    /** The number of columns: numeric ones, then categorical ones. */
    public int columns() {
        return shares.length;
    }

    public String name(int column) {
        int d = schema.numericCount();
        return column < d
                ? schema.numeric().get(column)
                : schema.categorical().get(column - d).name();
    }

    /** The column's share of the decrease of impurity, 0 to 1. */
    public double share(int column) {
        return shares[column];
    }

    /** The shares of all columns, numeric ones first. A copy. */
    public double[] shares() {
        return shares.clone();
    }
}
