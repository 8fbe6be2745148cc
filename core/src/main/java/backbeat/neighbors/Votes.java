package backbeat.neighbors;

import backbeat.table.Labels;

/** Turns neighbors into the probability of the positive class. */
final class Votes {
    private Votes() {}

    /** The probability by all neighbors that {@code searcher} found last. */
    static double probability(NeighborSearcher searcher, Weighting weighting, Labels labels) {
        int k = searcher.k();
        if (weighting == Weighting.UNIFORM) {
            return (double) searcher.positives(labels) / k; // whole numbers: the bits of the sum below
        }
        double positive = 0;
        double total = 0;
        for (int rank = 0; rank < k; rank++) {
            double vote = vote(searcher, rank, weighting);
            positive += vote * labels.get(searcher.index(rank));
            total += vote;
        }
        return positive / total;
    }

    /** The probabilities by the first 1, 2, … K neighbors, into {@code out[k - 1][row]}, with the bits of the above. */
    static void probabilities(NeighborSearcher searcher, Weighting weighting, Labels labels, double[][] out, int row) {
        double positive = 0;
        double total = 0;
        for (int rank = 0; rank < out.length; rank++) {
            double vote = vote(searcher, rank, weighting);
            positive += vote * labels.get(searcher.index(rank));
            total += vote;
            out[rank][row] = positive / total;
        }
    }

    private static double vote(NeighborSearcher searcher, int rank, Weighting weighting) {
        if (weighting == Weighting.UNIFORM) {
            return 1;
        }
        if (searcher.squaredDistance(0) == 0) {
            return searcher.squaredDistance(rank) == 0 ? 1 : 0;
        }
        return 1 / Math.sqrt(searcher.squaredDistance(rank));
    }
}
