package backbeat.evaluation;

import backbeat.table.Labels;

/**
 * McNemar's test (1947, doi:10.1007/BF02295996) of whether two models err equally often, from the rows on which exactly
 * one of them is right: under equality each such row is the toss of a fair coin.
 *
 * <p>The p-value is two-sided and a binomial sum, without a χ² approximation. {@link #midP} counts the observed
 * outcome by half; Fagerland, Lydersen and Laake 2013 (doi:10.1186/1471-2288-13-91) recommend it, since the exact
 * p-value is needlessly large. Rows are taken to be independent; where they come in clusters see {@link ClusteredMcNemar}.
 *
 * @param onlyFirst  rows that only the first model calls right
 * @param onlySecond rows that only the second model calls right
 */
public record McNemar(long onlyFirst, long onlySecond) {
    /** @throws IllegalArgumentException if a count is negative */
    public McNemar {
        if (onlyFirst < 0 || onlySecond < 0) {
            throw new IllegalArgumentException("Counts of rows cannot be negative: " + onlyFirst + ", " + onlySecond);
        }
    }

    /**
     * Counts where the models disagree in being right.
     *
     * @throws IllegalArgumentException if lengths differ, there are no rows, or a probability is not in [0, 1]
     */
    public static McNemar of(Labels labels, Forecast first, Forecast second) {
        Checks.probabilities(labels, first.probabilities());
        Checks.probabilities(labels, second.probabilities());
        long onlyFirst = 0;
        long onlySecond = 0;
        for (int row = 0; row < labels.size(); row++) {
            boolean firstRight = first.isRight(labels, row);
            boolean secondRight = second.isRight(labels, row);
            onlyFirst += firstRight && !secondRight ? 1 : 0;
            onlySecond += secondRight && !firstRight ? 1 : 0;
        }
        return new McNemar(onlyFirst, onlySecond);
    }

    /** Twice the probability of an outcome at most as balanced as the one observed, that one counted by half. */
    public double midP() {
        return Math.min(1, 2 * tail());
    }

    /** {@code P(X <= k) - P(X = k) / 2} for X ~ Binomial(n, 1/2), k the smaller count: k + 1 terms, falling from k. */
    private double tail() {
        long n = onlyFirst + onlySecond;
        long k = Math.min(onlyFirst, onlySecond);
        double logTerm = -n * StrictMath.log(2);
        for (long i = 1; i <= k; i++) {
            logTerm += StrictMath.log((double) (n - k + i) / i);
        }
        double ratio = 1;
        double sum = 0.5;
        for (long i = k; i >= 1 && ratio > 0; i--) {
            ratio *= (double) i / (n - i + 1);
            sum += ratio;
        }
        return StrictMath.exp(logTerm) * sum;
    }
}
