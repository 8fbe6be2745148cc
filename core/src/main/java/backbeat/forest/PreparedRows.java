package backbeat.forest;

import backbeat.model.Trainer;
import backbeat.parallel.Workers;
import backbeat.table.Labels;
import backbeat.table.Table;
import backbeat.tree.Binning;
import backbeat.tree.EncodedRows;
import backbeat.tree.TrainingRows;
import java.util.List;

/**
 * A training table in the forms that forests grow from and vote on, made once for any number of forests: binning sorts every
 * column, which takes as long as a few trees. Memory, for 12 numeric and 3 categorical columns: 16 bytes a row, and 132 more
 * from the first forest with out-of-bag votes on. Safe to share between threads.
 */
public final class PreparedRows {
    private final Table table;
    private final int maxBins;
    private final TrainingRows rows;
    private List<EncodedRows> tiles = List.of();

    private PreparedRows(Table table, int maxBins, TrainingRows rows) {
        this.table = table;
        this.maxBins = maxBins;
        this.rows = rows;
    }

    /**
     * Prepares a table. O(n · columns · log bins).
     *
     * @param maxBins that of the forests' options
     * @throws IllegalArgumentException if there are no rows, or their number differs from that of the labels
     */
    public static PreparedRows of(Table table, Labels labels, int maxBins, Workers workers) {
        Trainer.checkArguments(table, labels);
        Binning binning = Binning.of(table.numeric(), maxBins, workers);
        return new PreparedRows(table, maxBins, TrainingRows.of(table, labels, binning));
    }

    Table table() {
        return table;
    }

    int maxBins() {
        return maxBins;
    }

    TrainingRows rows() {
        return rows;
    }

    /** The rows as votes read them. */
    synchronized List<EncodedRows> tiles() {
        if (tiles.isEmpty()) {
            tiles = EncodedRows.tiles(table);
        }
        return tiles;
    }
}
