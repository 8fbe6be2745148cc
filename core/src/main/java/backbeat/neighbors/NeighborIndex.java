package backbeat.neighbors;

import backbeat.parallel.Workers;
import backbeat.table.Schema;
import backbeat.table.Table;

/**
 * Training rows, arranged for finding the neighbors of a query. Immutable and shared; the scratch memory of a search is in
 * the {@link NeighborSearcher} that each thread has of its own.
 */
public interface NeighborIndex {
    Schema schema();

    /** The number of points, {@code n}. */
    int size();

    /**
     * A searcher for one thread.
     *
     * @param k how many neighbors each search finds
     * @throws IllegalArgumentException if {@code k < 1} or {@code k > size()}
     */
    NeighborSearcher searcher(int k);

    /**
     * An order in which to search for the rows of {@code table} so that searches near in time look at the same points,
     * which then are in the processor's caches. It changes the speed and nothing else.
     */
    int[] searchOrder(Table table, Workers workers);

    /** The memory that the index holds, in bytes, without that of the training table. */
    long memoryBytes();
}
