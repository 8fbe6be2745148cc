package backbeat.reference;

import backbeat.table.Labels;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * k nearest neighbors as the textbook has it: on the dense one-hot matrix, in double precision, computing and sorting all
 * distances. O(n·d + n log n) per query. The text to read first, and the oracle of the fast searchers.
 */
public final class NaiveKnn {
    private final DMatrixRMaj points;
    private final Labels labels;
    private final int k;

    /**
     * @param points {@code n × d}
     * @param labels one per point
     * @param k      how many neighbors vote, from 1 to {@code n}
     */
    public NaiveKnn(DMatrixRMaj points, Labels labels, int k) {
        if (k < 1 || k > points.numRows) {
            throw new IllegalArgumentException("k = " + k + " neighbors of " + points.numRows + " points");
        }
        this.points = points;
        this.labels = labels;
        this.k = k;
    }

    /** Formula neighbor-vote: the share of positives among the {@code k} points nearest to row {@code row} of {@code queries}. */
    public double probability(DMatrixRMaj queries, int row) {
        int positives = 0;
        for (int neighbor : neighbors(queries, row)) {
            positives += labels.get(neighbor);
        }
        return (double) positives / k;
    }

    // tag::neighbors[]
    /** The {@code k} nearest points, ordered by (distance, index). */
    public int[] neighbors(DMatrixRMaj queries, int row) {
        double[] distances = squaredDistances(queries, row);
        return IntStream.range(0, distances.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> distances[i]).thenComparingInt(i -> i))
                .limit(k)
                .mapToInt(i -> i)
                .toArray();
    }
    // end::neighbors[]

    // tag::distances[]
    /** Formula squared-distance: from a query to all points. */
    public double[] squaredDistances(DMatrixRMaj queries, int row) {
        double[] distances = new double[points.numRows];
        for (int i = 0; i < points.numRows; i++) {
            for (int j = 0; j < points.numCols; j++) {
                double difference = queries.get(row, j) - points.get(i, j);
                distances[i] += difference * difference;
            }
        }
        return distances;
    }
    // end::distances[]
}
