package backbeat.evaluation;

import backbeat.table.Labels;
import backbeat.table.SetColumn;
import backbeat.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * One model's figures among the rows of each category: in which genre does it work?
 *
 * @param categories  the categories that have rows, by code
 * @param withinAuc   the AUC over pairs of rows of the same category: what the model knows beyond the category. Empty where
 *                    no category has rows of both classes
 */
public record CategoryResults(List<Category> categories, OptionalDouble withinAuc) {
    public CategoryResults {
        categories = List.copyOf(categories);
    }

    /**
     * The figures of one category.
     *
     * @param code            its code
     * @param rows            its rows
     * @param positives       how many of them are positive
     * @param accuracy        at the forecast's threshold
     * @param logLoss         mean log loss
     * @param meanProbability to compare with the positive rate
     * @param auc             empty where all rows are of one class
     * @param interval        the AUC with its 95 % interval over clusters (Obuchowski 1997, see {@link DeLong}); empty where no
     *     clusters are given, fewer than two hold rows of a class, or so few that the variance comes out below zero
     */
    public record Category(
            int code,
            int rows,
            int positives,
            double accuracy,
            double logLoss,
            double meanProbability,
            OptionalDouble auc,
            Optional<Interval> interval) {
        public double positiveRate() {
            return (double) positives / rows;
        }
    }

    /**
     * Evaluates each category by itself.
     *
     * @param codes the category of each row; negative codes (unseen categories) form one category, -1
     * @throws IllegalArgumentException if lengths differ, there are no rows, or a probability is not in [0, 1]
     */
    public static CategoryResults of(Labels labels, Forecast forecast, int[] codes) {
        return of(labels, forecast, codes, Optional.empty());
    }

    private static CategoryResults of(Labels labels, Forecast forecast, int[] codes, Optional<int[]> clusters) {
        Checks.probabilities(labels, forecast.probabilities());
        Checks.sameLength(labels, codes.length, "codes");
        int largest = -1;
        for (int code : codes) {
            largest = Math.max(largest, code);
        }
        int[][] rowsOf = rowsOf(codes, largest);
        List<Category> categories = new ArrayList<>();
        double wins = 0;
        double pairs = 0;
        for (int code = -1; code <= largest; code++) {
            int[] rows = rowsOf[code + 1];
            if (rows.length > 0) {
                Category category = category(code, labels.select(rows), forecast, rows, clusters);
                categories.add(category);
                double pairsHere = (double) category.positives * (category.rows - category.positives);
                wins += category.auc.orElse(0) * pairsHere;
                pairs += pairsHere;
            }
        }
        return new CategoryResults(categories, pairs > 0 ? OptionalDouble.of(wins / pairs) : OptionalDouble.empty());
    }

    /** The rows of each category, ascending; those of negative codes come first. */
    private static int[][] rowsOf(int[] codes, int largest) {
        int[] counts = new int[largest + 2];
        for (int code : codes) {
            counts[Math.max(code, -1) + 1]++;
        }
        int[][] rows = new int[counts.length][];
        Arrays.setAll(rows, place -> new int[counts[place]]);
        for (int row = codes.length - 1; row >= 0; row--) {
            int place = Math.max(codes[row], -1) + 1;
            rows[place][--counts[place]] = row;
        }
        return rows;
    }

    /**
     * Evaluates each category of a table's column by itself. A row counts in every category that it has: in a set column in
     * that of each member.
     *
     * @param table  the rows
     * @param column a categorical column
     */
    public static CategoryResults of(Labels labels, Forecast forecast, Table table, int column) {
        return of(labels, forecast, table, column, Optional.empty());
    }

    /**
     * As above, with intervals of the AUCs.
     *
     * @param clusters any number per row; rows with equal numbers form a cluster
     */
    public static CategoryResults of(Labels labels, Forecast forecast, Table table, int column, int[] clusters) {
        Checks.sameLength(labels, clusters.length, "clusters");
        return of(labels, forecast, table, column, Optional.of(clusters));
    }

    private static CategoryResults of(
            Labels labels, Forecast forecast, Table table, int column, Optional<int[]> clusters) {
        SetColumn sets = table.sets(column);
        if (sets.sets() == 0) {
            return of(labels, forecast, table.codes(column), clusters);
        }
        IntStream.Builder rows = IntStream.builder();
        IntStream.Builder members = IntStream.builder();
        for (int row = 0; row < table.rows(); row++) {
            int code = table.code(row, column);
            for (int place = 0, size = Math.max(1, sets.size(code)); place < size; place++) {
                rows.add(row);
                members.add(sets.member(code, place));
            }
        }
        int[] repeated = rows.build().toArray();
        double[] probabilities = Arrays.stream(repeated)
                .mapToDouble(row -> forecast.probabilities()[row])
                .toArray();
        return of(
                labels.select(repeated),
                new Forecast(probabilities, forecast.threshold()),
                members.build().toArray(),
                clusters.map(own -> Arrays.stream(repeated).map(row -> own[row]).toArray()));
    }

    private static Category category(int code, Labels labels, Forecast forecast, int[] rows, Optional<int[]> clusters) {
        double[] p = new double[rows.length];
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            p[i] = forecast.probabilities()[rows[i]];
            sum += p[i];
        }
        boolean mixed = labels.positives() > 0 && labels.negatives() > 0;
        return new Category(
                code,
                rows.length,
                labels.positives(),
                ConfusionMatrix.of(labels, p, forecast.threshold()).accuracy(),
                Losses.logLoss(labels, p),
                sum / rows.length,
                mixed ? OptionalDouble.of(Ranking.of(labels, p).auc()) : OptionalDouble.empty(),
                clusters.map(all -> Arrays.stream(rows).map(row -> all[row]).toArray())
                        .filter(own -> DeLong.isDefined(labels, own))
                        .map(own -> DeLong.of(labels, own, List.of(p)))
                        .filter(auc -> auc.covariance(0, 0) >= 0)
                        .map(auc -> auc.interval(0)));
    }
}
