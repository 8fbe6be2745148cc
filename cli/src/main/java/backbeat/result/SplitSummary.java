package backbeat.result;

/**
 * The three parts of the rows.
 *
 * @param train                  rows that models are fitted on
 * @param validation             rows that choices are made on
 * @param test                   rows that the results are for
 * @param positiveRate           the share of positive labels in all three
 * @param trainPositiveRate      the same in the training part
 * @param validationPositiveRate the same in the validation part
 * @param testPositiveRate       the same in the test part
 * @param groups                 what no two parts share: {@code row}, {@code track}, {@code song} or {@code artist}
 * @param testGroups             the number of such groups in the test part
 * @param clusters               what intervals and tests take as independent: {@code row}, {@code artist}, …
 * @param testClusters           the number of these in the test part, which the bootstrap draws from
 */
public record SplitSummary(
        int train,
        int validation,
        int test,
        double positiveRate,
        double trainPositiveRate,
        double validationPositiveRate,
        double testPositiveRate,
        String groups,
        int testGroups,
        String clusters,
        int testClusters) {
    private static final String ROW = "row";

    /** Whether rows were dealt out one by one, and not in groups. */
    public boolean splitsRows() {
        return groups.equals(ROW);
    }

    /** Whether every row is a cluster of its own. */
    public boolean drawsRows() {
        return clusters.equals(ROW);
    }
}
