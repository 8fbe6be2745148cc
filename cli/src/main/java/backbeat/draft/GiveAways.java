package backbeat.draft;

import backbeat.draft.DraftColumn.Role;
import backbeat.evaluation.Ranking;
import backbeat.table.Labels;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Finds columns that give the label away: those that rank the rows by it almost without error, all alone. */
final class GiveAways {
    static final double MOST = 0.99;

    /** With fewer rows a column may well do that by chance. */
    private static final int LEAST_ROWS = 50;

    /** Categories from which on they may be names of cases. */
    private static final int MANY = 20;

    /** So with fewer rows of one class. */
    private static final int LEAST_OF_A_CLASS = 10;

    private final int[] rows;
    private final Labels labels;
    private final String told;

    /**
     * @param labels by row 1, 0, or -1 where there is none
     * @param told   what they are, for people: the label, or another cut of its column
     */
    GiveAways(int[] labels, String told) {
        this.told = told;
        this.rows = IntStream.range(0, labels.length)
                .filter(row -> labels[row] >= 0)
                .toArray();
        byte[] values = new byte[rows.length];
        for (int i = 0; i < rows.length; i++) {
            values[i] = (byte) labels[rows[i]];
        }
        this.labels = new Labels(values);
    }

    /** Columns that give the label away become dropped, with the reason; not so if no feature were left. */
    List<DraftColumn> dropped(List<DraftColumn> drafts, List<ColumnTexts> columns) {
        if (rows.length < LEAST_ROWS || Math.min(labels.positives(), labels.negatives()) < LEAST_OF_A_CLASS) {
            return drafts;
        }
        List<DraftColumn> judged = IntStream.range(0, drafts.size())
                .mapToObj(c -> judge(drafts.get(c), columns.get(c)))
                .toList();
        return judged.stream().anyMatch(draft -> draft.role().isFeature()) ? judged : drafts;
    }

    private DraftColumn judge(DraftColumn draft, ColumnTexts column) {
        if (!draft.role().isFeature()) {
            return draft;
        }
        double gaps = either(gaps(column));
        if (gaps > MOST) {
            return dropped(draft, "whether it is missing alone tells " + told, gaps);
        }
        if (draft.role() == Role.DATE) {
            return draft;
        }
        double[] scores = draft.role() == Role.NUMERIC ? numbers(column) : rates(column);
        double auc = either(scores);
        if (auc <= MOST) {
            return draft;
        }
        DraftColumn dropped = dropped(draft, "it alone tells " + told, auc);
        return draft.role() == Role.CATEGORICAL && column.present().size() >= MANY
                ? dropped.as(
                        Role.DROPPED,
                        dropped.reason() + "; if it names cases of several rows, which must not be on two sides of the"
                                + " split, to text, and name it in \"groups\"")
                : dropped;
    }

    private static DraftColumn dropped(DraftColumn draft, String what, double auc) {
        return draft.as(
                Role.DROPPED,
                String.format(
                        Locale.ROOT,
                        "%s (AUC %.3f): known only afterwards? If it is known before, move it to %s",
                        what,
                        auc,
                        draft.role().key()));
    }

    /** The area under the curve, whichever way round. */
    private double either(double[] scores) {
        double auc = Ranking.of(labels, scores).auc();
        return Math.max(auc, 1 - auc);
    }

    /** 1 where the column has no value, else 0. */
    private double[] gaps(ColumnTexts column) {
        return Arrays.stream(rows)
                .mapToDouble(row -> isGap(column, row) ? 1 : 0)
                .toArray();
    }

    private boolean isGap(ColumnTexts column, int row) {
        return column.codes()[row] < 0;
    }

    private double[] numbers(ColumnTexts column) {
        double[] values = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            values[i] = isGap(column, rows[i]) ? Double.NaN : column.number(column.codes()[rows[i]]);
        }
        double[] sorted = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        double median = sorted.length == 0 ? 0 : sorted[sorted.length / 2]; // of no numbers none is looked up
        double[] distinct = Arrays.stream(sorted).distinct().toArray();
        return Arrays.stream(values)
                .map(value -> Double.isNaN(value) ? median : value)
                .map(value -> Arrays.binarySearch(distinct, value)) // a ranking takes values in [0, 1]
                .map(place -> place / distinct.length)
                .toArray();
    }

    /** One half of the rows or the other, as a coin would have it: neighbors in a file are often of two classes. */
    private static int half(int row) {
        return (int) (row * 0x9E3779B97F4A7C15L >>> 63);
    }

    /** The share of positive rows of each category, learned on one half of the rows and told of the other. */
    private double[] rates(ColumnTexts column) {
        int categories = column.values().size() + 1;
        double[][] positive = new double[2][categories];
        double[][] all = new double[2][categories];
        for (int i = 0; i < rows.length; i++) {
            int code = column.codes()[rows[i]] + 1;
            positive[half(i)][code] += labels.get(i);
            all[half(i)][code]++;
        }
        double base = labels.positiveRate();
        double[] rates = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            int code = column.codes()[rows[i]] + 1;
            int other = 1 - half(i);
            rates[i] = (positive[other][code] + base) / (all[other][code] + 1);
        }
        return rates;
    }
}
